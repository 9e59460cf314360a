import chromium from '@sparticuz/chromium'
import { type Browser, type Page, chromium as playwright } from 'playwright-core'

/** A browser, or why there is none on this machine. */
export type LaunchedBrowser = { readonly browser: Browser } | { readonly reason: string }

/** Of a browser that keeps its rules: the package's own arguments switch the security of the web off. */
const ARGUMENTS = ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--font-render-hinting=none']

export const launchBrowser = async (): Promise<LaunchedBrowser> => {
  try {
    const executablePath = await chromium.executablePath()
    const browser = await playwright.launch({
      executablePath,
      args: ARGUMENTS,
      headless: true,
    })
    return { browser }
  } catch (error) {
    return { reason: `Chromium cannot start here: ${String(error).slice(0, 200)}` }
  }
}

/** Types into the fields of a page by their names; choices by their ids. */
export const fillIn = async (page: Page, values: Readonly<Record<string, string>>): Promise<void> => {
  for (const [name, value] of Object.entries(values)) {
    const control = page.locator(`[name="${name}"]`).first()
    const kind = await control.evaluate((element) => (element as HTMLInputElement).type)
    if (kind === 'radio') await page.locator(`.choice:has([name="${name}"][value="${value}"])`).click()
    else if (kind === 'select-one') await control.selectOption(value)
    else await control.fill(value)
  }
}

/** The last part of the page's path. */
export const placeOf = (page: Page): string => new URL(page.url()).pathname.split('/').at(-1) ?? ''

/** Presses a control, by default the first button of the page's content, and waits for the page to which it leads. */
export const press = async (page: Page, selector = 'main button'): Promise<void> => {
  await Promise.all([page.waitForEvent('domcontentloaded'), page.locator(selector).first().click()])
  await page.waitForLoadState()
}
