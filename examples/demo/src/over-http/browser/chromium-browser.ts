import { chromium, type Page } from 'playwright-core'
import { type CustomerBrowser, placeOf, type Shown, type Tab } from './customer-browser.ts'
import { unpackChromium } from './unpack-chromium.ts'

/** Of a browser that keeps its rules: the package's own arguments switch the security of the web off. */
const ARGUMENTS = ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage']
const PHONE = { width: 360, height: 740 }
const TIMEOUT_MS = 60_000

/** Does what leads to another page, and reads that page once it is there. */
const navigate = async (page: Page, act: () => Promise<unknown>): Promise<Shown> => {
  const [response] = await Promise.all([
    page.waitForResponse(
      (candidate) =>
        candidate.request().isNavigationRequest() && (candidate.status() < 300 || candidate.status() >= 400),
    ),
    page.waitForEvent('domcontentloaded'),
    act(),
  ])
  await page.waitForLoadState()
  const text = (await page.locator('main').textContent()) ?? ''
  return {
    status: response.status(),
    url: page.url(),
    place: placeOf(page.url()),
    heading: (await page.locator('h1').textContent()) ?? '',
    text: text.replace(/\s+/g, ' '),
  }
}

const typeInto = async (page: Page, name: string, value: string): Promise<void> => {
  const control = page.locator(`[name="${name}"]`).first()
  const type = await control.evaluate((element) => (element as HTMLInputElement).type)
  if (type === 'radio') await page.locator(`.choice:has([name="${name}"][value="${value}"])`).click()
  else if (type === 'select-one') await control.selectOption(value)
  else await control.fill(value)
}

const createTab = (page: Page): Tab => ({
  open: (url) => navigate(page, () => page.goto(url)),
  send: async (values = {}) => {
    for (const [name, value] of Object.entries(values)) await typeInto(page, name, value)
    return navigate(page, () => page.locator('main button').first().click())
  },
  follow: (text) => navigate(page, () => page.getByRole('link', { name: text }).click()),
})

/** A page refused by its server is told as an error, too; the demo refuses on purpose. */
const isRefusal = (text: string): boolean => /status of 4\d\d/.test(text)

/** Starts Chromium as a phone; what it leaves behind lies in `folder`. Throws where it cannot start. */
export const startChromium = async (folder: string): Promise<CustomerBrowser> => {
  const executablePath = await unpackChromium()
  const env = { ...process.env, TMPDIR: folder }
  const browser = await chromium.launch({ executablePath, args: ARGUMENTS, env, headless: true })
  const context = await browser.newContext({ viewport: PHONE, locale: 'en-US', hasTouch: true, isMobile: true })
  context.setDefaultTimeout(TIMEOUT_MS)
  const complaints: string[] = []
  context.on('weberror', (error) => complaints.push(error.error().message))
  context.on('console', (message) => {
    if (['error', 'warning'].includes(message.type()) && !isRefusal(message.text())) complaints.push(message.text())
  })
  return {
    newTab: async () => createTab(await context.newPage()),
    complaints: () => [...complaints],
    close: () => browser.close(),
  }
}
