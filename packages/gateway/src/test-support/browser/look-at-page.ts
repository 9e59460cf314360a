import axe from 'axe-core'
import type { Page } from 'playwright-core'

/** Shows what another window shows, without the scripts of the page. */
const copyInto = async (copy: Page, page: Page): Promise<Page> => {
  const body = (await page.content()).replace(/<script[^>]*><\/script>/g, '')
  await copy.route(page.url(), (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body }))
  await copy.goto(page.url())
  await copy.unroute(page.url())
  return copy
}

const HTML_CHARACTERS = 300

/** Violations of WCAG 2.2 A and AA and of good practice. */
const violationsOn = async (page: Page): Promise<readonly string[]> => {
  await page.evaluate(axe.source)
  const violations = await page.evaluate(async () => {
    const { axe: checker } = globalThis as unknown as {
      axe: { run(options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> }
    }
    const found = await checker.run({ resultTypes: ['violations'] })
    return found.violations.map(({ id, nodes }) => ({ id, html: nodes.map((node) => node.html).join(' ') }))
  })
  return violations.map(({ id, html }) => `${id}: ${html.slice(0, HTML_CHARACTERS)}`)
}

/** How much wider than the window: something has to be scrolled sideways (WCAG 2.2, 1.4.10). In pixels. */
export const overflowOf = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

/** Buttons and links in lists of controls that are lower than 44 px. */
const smallTargets = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() =>
    [
      ...document.querySelectorAll<HTMLElement>(
        'button, .button, input:not([type=hidden],[type=radio]), select, .choice, .languages a',
      ),
    ]
      .filter((element) => element.getBoundingClientRect().height < 43.5)
      .map((element) => `low target: ${element.outerHTML.slice(0, 120)}`),
  )

/** What is wrong with the page that is shown. Axe needs timers: a window without script is copied into `copy`, which has them. */
export const faultsOn = async (page: Page, copy: Page | undefined): Promise<readonly string[]> => {
  const overflow = await overflowOf(page)
  return [
    ...(await violationsOn(copy === undefined ? page : await copyInto(copy, page))),
    ...(overflow > 0 ? [`${overflow} px too wide`] : []),
    ...(await smallTargets(page)),
  ]
}
