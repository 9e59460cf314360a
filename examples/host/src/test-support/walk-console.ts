import { vi } from 'vitest'
import type { FormBrowser, Shown } from './form-browser.ts'
import { hrefOf } from './read-page.ts'

/** The form of the template with this name. */
export const templateForm = async (browser: FormBrowser, name: string): Promise<Shown> => {
  const { html } = await browser.get('/requests/new')
  const href = new RegExp(`href="(/requests/new\\?template=[^"]+)"><b>${name}<`).exec(html)?.[1] ?? ''
  return browser.get(href)
}

/** Presses a button of the clock. */
export const jump = (browser: FormBrowser, by: string): Promise<Shown> =>
  browser.get('/clock').then((page) => browser.send(page, { by }, '/clock'))

/** From the link on a phone to the page behind it, in the phone's frame. */
export const openOnPhone = async (browser: FormBrowser, phoneNumber: string): Promise<Shown> => {
  const phone = await vi.waitFor(
    async () => {
      const shown = await browser.get(`/phone/${encodeURIComponent(phoneNumber)}`)
      hrefOf(shown, /open=/)
      return shown
    },
    { timeout: 60_000, interval: 50 },
  )
  const opened = await browser.get(hrefOf(phone, /open=/))
  const link = /<iframe src="([^"]+)"/.exec(opened.html)?.[1] ?? ''
  const review = await browser.send(await browser.get(link))
  return browser.get(review.path.slice(0, review.path.lastIndexOf('/')))
}
