import { DemoStopped } from '../../stage/checks.ts'
import { type CustomerBrowser, placeOf, type Shown, type Tab } from './customer-browser.ts'
import { readFirstForm, readHeading, readLink, readText } from './read-html.ts'

interface LoadedPage {
  readonly url: string
  readonly status: number
  readonly html: string
}

type Cookies = Map<string, string>

const MAXIMUM_REDIRECTS = 5

const keepCookies = (cookies: Cookies, response: Response): void => {
  for (const line of response.headers.getSetCookie()) {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
    cookies.set(name, value)
  }
}

/** Asks, keeps cookies, and follows redirects as browsers do. */
const load = async (cookies: Cookies, url: string, form?: URLSearchParams, redirects = 0): Promise<LoadedPage> => {
  const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const response = await fetch(url, {
    redirect: 'manual',
    headers: { ...(cookie === '' ? {} : { cookie }) },
    ...(form === undefined ? {} : { method: 'POST', body: form }),
  })
  keepCookies(cookies, response)
  const location = response.headers.get('location')
  if (location === null || redirects === MAXIMUM_REDIRECTS) {
    return { url, status: response.status, html: await response.text() }
  }
  await response.body?.cancel()
  return load(cookies, new URL(location, url).href, undefined, redirects + 1)
}

const toShown = ({ url, status, html }: LoadedPage): Shown => ({
  status,
  url,
  place: placeOf(url),
  heading: readHeading(html),
  text: readText(html),
})

const createTab = (cookies: Cookies): Tab => {
  let page: LoadedPage = { url: 'about:blank', status: 0, html: '' }

  const go = async (url: string, form?: URLSearchParams): Promise<Shown> => {
    page = await load(cookies, url, form)
    return toShown(page)
  }

  return {
    open: (url) => go(url),
    send: async (values = {}) => {
      const form = readFirstForm(page.html)
      if (form === undefined) throw new DemoStopped(`${readHeading(page.html)}: expected a form, found none.`)
      return go(new URL(form.action, page.url).href, new URLSearchParams({ ...form.given, ...values }))
    },
    follow: async (text) => {
      const href = readLink(page.html, text)
      if (href === undefined) throw new DemoStopped(`${readHeading(page.html)}: expected the link "${text}".`)
      return go(new URL(href, page.url).href)
    },
  }
}

/** A browser without JavaScript, layout and pictures: cookies, redirects, links and forms. */
export const createPlainBrowser = (): CustomerBrowser => {
  const cookies: Cookies = new Map()
  return { newTab: async () => createTab(cookies), complaints: () => [], close: async () => {} }
}
