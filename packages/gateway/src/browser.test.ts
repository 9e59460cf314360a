import axe from 'axe-core'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, type TestContext } from 'vitest'
import { fillIn, launchBrowser, placeOf, press } from './test-support/launch-browser.ts'
import { everyPageRequest, newCardRequest, newCustomerRequest } from './test-support/sample-workflows.ts'
import { type ServedWorld, serveWorld } from './test-support/serve-world.ts'
import { bankValues } from './test-support/typed-values.ts'
import { typedOn } from './test-support/walk-visit.ts'

const PHONE = { width: 360, height: 640 }
const DESK = { width: 1280, height: 800 }
const VISIT_BYTES = 100_000
const VISIT_SERVER_MS = 1_000

let browser: Browser | undefined
let reason = ''

beforeAll(async () => {
  const launched = await launchBrowser()
  if ('browser' in launched) browser = launched.browser
  else reason = launched.reason
}, 60_000)

afterAll(() => browser?.close())

interface Scene {
  readonly world: ServedWorld
  readonly page: Page
  readonly link: string
  readonly workflowId: string
  /** What the browser complained about, loads of refused forms excepted. */
  readonly complaints: readonly string[]
}

/** One world and one browser window; skips with the reason where no browser starts. */
const withScene = async (
  context: TestContext,
  options: BrowserContextOptions & { readonly request?: object },
  run: (scene: Scene) => Promise<void>,
): Promise<void> => {
  if (browser === undefined) return context.skip(reason)
  const { request = everyPageRequest, ...window } = options
  const world = await serveWorld()
  const session = await browser.newContext({ viewport: PHONE, ...window })
  const complaints: string[] = []
  try {
    const page = await session.newPage()
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type()) && !/status of (4\d\d)/.test(message.text())) {
        complaints.push(message.text())
      }
    })
    page.on('pageerror', (error) => complaints.push(String(error)))
    const { token, workflowId } = await world.sendLink(request)
    await run({ world, page, link: `${world.origin}/l/${token}`, workflowId, complaints })
    expect(complaints).toEqual([])
  } finally {
    await session.close()
    await world.close()
  }
}

/** Violations of WCAG 2.2 A and AA and of good practice; axe runs through the debugger, which no policy of the page stops. */
const violationsOn = async (page: Page): Promise<readonly string[]> => {
  await page.evaluate(axe.source)
  return page.evaluate(async () => {
    const { axe: checker } = globalThis as unknown as {
      axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> }
    }
    const { violations } = await checker.run()
    return violations.map(
      ({ id, nodes }) =>
        `${id}: ${nodes
          .map(({ html }) => html)
          .join(' ')
          .slice(0, 300)}`,
    )
  })
}

/** Wider than the window: something has to be scrolled sideways (WCAG 2.2, 1.4.10). */
const overflow = (page: Page): Promise<number> =>
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
      .map((element) => element.outerHTML.slice(0, 120)),
  )

type Look = (page: Page, place: string) => Promise<void>

/** Goes all the way, looking at each page, also at the errors of an empty form. */
const wholeVisit = async ({ page, link }: Scene, look: Look): Promise<void> => {
  await page.goto(link)
  await look(page, 'entry')
  await press(page)
  await look(page, 'review')
  await press(page, 'main a.button')
  for (let pages = 0; pages < 4; pages += 1) {
    const place = placeOf(page)
    await look(page, place)
    await press(page)
    await look(page, `${place} with errors`)
    await fillIn(page, typedOn[place] ?? {})
    await press(page)
  }
  await look(page, 'confirm')
  await page.goto(page.url().replace('confirm', 'decline'))
  await look(page, 'decline')
  await page.goto(page.url().replace('decline', 'confirm'))
  await press(page)
  expect(placeOf(page)).toBe('done')
  await look(page, 'done')
}

const axeOnly: Look = async (page, place) =>
  expect({ place, found: await violationsOn(page) }).toEqual({ place, found: [] })

const axeAndSize: Look = async (page, place) => {
  await axeOnly(page, place)
  expect({ place, overflow: await overflow(page), small: await smallTargets(page) }).toEqual({
    place,
    overflow: 0,
    small: [],
  })
}

const noLook: Look = async () => {}

const cases = [
  { name: 'a phone', locale: 'en', viewport: PHONE, colorScheme: 'light' },
  { name: 'a desk', locale: 'es', viewport: DESK, colorScheme: 'light' },
  { name: 'a phone in the dark', locale: 'fr-CA', viewport: PHONE, colorScheme: 'dark' },
] as const

describe('a whole visit in a browser', { timeout: 60_000 }, () => {
  for (const { name, ...window } of cases) {
    it(`has no fault that axe finds, fits and has large targets on ${name} in ${window.locale}`, (context) =>
      withScene(context, window, (scene) => wholeVisit(scene, axeAndSize)))
  }

  it('works without JavaScript, for less than 100 kB and a second of the server', (context) =>
    withScene(context, { javaScriptEnabled: false, viewport: DESK }, async (scene) => {
      await wholeVisit(scene, noLook)
      expect(scene.world.traffic.bytes).toBeLessThan(VISIT_BYTES)
      expect(scene.world.traffic.serverMs).toBeLessThan(VISIT_SERVER_MS)
    }))

  it('can be zoomed to 200 % and has no motion for those who wish none', (context) =>
    withScene(context, { viewport: { width: 320, height: 400 }, reducedMotion: 'reduce' }, (scene) =>
      wholeVisit(scene, async (page, place) => {
        const moving = await page.evaluate(
          () =>
            [...document.querySelectorAll('button, a, input')].filter(
              (element) => !['0s', ''].includes(getComputedStyle(element).transitionDuration),
            ).length,
        )
        expect({ place, overflow: await overflow(page), moving }).toEqual({ place, overflow: 0, moving: 0 })
      }),
    ))
})

describe('with the keyboard alone', { timeout: 60_000 }, () => {
  it('one comes from the link to the bank account, and sees where one is', (context) =>
    withScene(context, { request: newCustomerRequest }, async ({ page, link }) => {
      const tabTo = async (selector: string) => {
        for (let tabs = 0; tabs < 30; tabs += 1) {
          await page.keyboard.press('Tab')
          if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) === true, selector)) return
        }
        throw new Error(`Expected to reach ${selector} with Tab.`)
      }
      const enter = () => Promise.all([page.waitForEvent('domcontentloaded'), page.keyboard.press('Enter')])
      await page.goto(link)
      await tabTo('main button')
      expect(await page.evaluate(() => getComputedStyle(document.activeElement ?? document.body).outlineWidth)).toBe(
        '3px',
      )
      await enter()
      await tabTo('main a.button')
      await enter()
      await tabTo('main button')
      await enter()
      // The summary has the focus; its first link leads to the field.
      expect(await page.evaluate(() => document.activeElement?.className)).toBe('summary')
      await tabTo('.summary a')
      await page.keyboard.press('Enter')
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('field-firstName')
      await page.keyboard.type('Ada')
      await page.keyboard.press('Tab')
      await page.keyboard.type('Byron')
      await enter()
      expect(placeOf(page)).toBe('account')
    }))
})

describe('with JavaScript', { timeout: 60_000 }, () => {
  it('the bank is named while one types, a double tap sends once, and the progress comes by itself', (context) =>
    withScene(context, { request: newCustomerRequest }, async ({ page, link, world }) => {
      await page.clock.install()
      await page.goto(link)
      await press(page)
      await press(page, 'main a.button')
      await fillIn(page, typedOn.name ?? {})
      await press(page)
      await page.locator('[name=routingNumber]').fill('011401533')
      await page.locator('[name=accountNumber]').focus()
      await expect.poll(() => page.locator('[name=bankName]').inputValue()).toBe('Second Example Bank')
      await fillIn(page, bankValues)
      await press(page)
      const before = world.traffic.requests
      await Promise.all([page.waitForURL('**/done'), page.locator('main button').dblclick({ noWaitAfter: true })])
      expect(world.traffic.requests - before).toBeLessThanOrEqual(2)
      expect(await page.locator('[data-stage]').getAttribute('data-stage')).toBe('preparing')
      await world.settle()
      await page.clock.runFor(5_000)
      await expect.poll(() => page.locator('[data-stage]').getAttribute('data-stage')).toBe('under-way')
    }))

  it('a card is typed on another origin and comes back without its number', (context) =>
    withScene(context, { request: newCardRequest }, async ({ page, link, world }) => {
      await page.goto(link)
      await press(page)
      await press(page, 'main a.button')
      await fillIn(page, typedOn.name ?? {})
      await press(page)
      await press(page)
      expect(new URL(page.url()).origin).not.toBe(world.origin)
      await fillIn(page, { number: '4242 4242 4242 4242', expiry: '12/39' })
      await press(page)
      expect(new URL(page.url()).origin).toBe(world.origin)
      await axeOnly(page, 'card')
      await fillIn(page, { nameOnAccount: 'Ada Byron' })
      await press(page)
      await page.getByText('Visa ending in 4242').waitFor()
      expect(world.storage.writtenText()).not.toContain('4242424242424242')
    }))
})
