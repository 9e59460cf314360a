import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, type TestContext } from 'vitest'
import {
  type Combination,
  everyCombination,
  pairsOf,
  pairwiseSample,
  screens,
} from './test-support/browser/combination-table.ts'
import { overflowOf } from './test-support/browser/look-at-page.ts'
import { type PathRow, pathNames, pathTable } from './test-support/browser/path-table.ts'
import { answerUntil, startVisit } from './test-support/browser/stage.ts'
import { walkCombination } from './test-support/browser/walk-combination.ts'
import { fillIn, launchBrowser, placeOf, press } from './test-support/launch-browser.ts'
import { everyPageRequest, newCustomerRequest } from './test-support/sample-workflows.ts'
import { type ServedWorld, serveWorld } from './test-support/serve-world.ts'
import { bankValues } from './test-support/typed-values.ts'
import { typedOn } from './test-support/walk-visit.ts'

const PHONE = screens['360 × 640']
/** Of one wait for the browser. */
const TIMEOUT_MS = 60_000

let browser: Browser | undefined
let reason = ''

beforeAll(async () => {
  const launched = await launchBrowser()
  if ('browser' in launched) browser = launched.browser
  else reason = launched.reason
})

afterAll(() => browser?.close())

/** The browser; skips with the reason where none starts. */
const demandBrowser = (context: TestContext): Browser => browser ?? context.skip(reason)

/** Only pages on which two values meet that have met on this page in no combination before; `pnpm browser` looks at all. */
const createSparseLook = () => {
  const met = new Set<string>()
  return (combination: Combination, page: string): boolean => {
    const pairs = pairsOf({ ...combination, path: page })
    const isNew = pairs.some((pair) => !met.has(pair))
    for (const pair of pairs) met.add(pair)
    return isNew
  }
}

/** `LINX_LONG_TESTS=1` walks the whole sample; `pnpm browser` every combination. */
const isLong = process.env.LINX_LONG_TESTS === '1'

/** All of the first path, the whole visit; of each other path one, so that neighbours differ. */
const choose = (combinations: readonly Combination[], place: number): readonly Combination[] =>
  isLong || place === 0 ? combinations : combinations.filter((_, index) => index === place % combinations.length)

describe('each path, on a phone and a desk, with script and without, in three languages', () => {
  const isLookedAt = createSparseLook()
  const sample = Map.groupBy(pairwiseSample(everyCombination(pathNames)), ({ path }) => path)

  for (const [place, row] of pathTable.entries()) {
    const { name } = row
    it(`${name}: no fault, less than 100 kB, less than a second of the server`, async (context) => {
      const shown = demandBrowser(context)
      for (const combination of choose(sample.get(name) ?? [], place)) {
        const { faults } = await walkCombination(shown, combination, row, { isLookedAt })
        expect({ ...combination, faults }).toEqual({ ...combination, faults: [] })
      }
    })
  }

  it('faults that are put in are found, with script and without', async (context) => {
    const shown = demandBrowser(context)
    const spoilt: PathRow = {
      name: 'spoilt',
      request: newCustomerRequest,
      walk: async ({ page, link, look }) => {
        await page.goto(link)
        await page.evaluate(() => {
          const image = document.createElement('img')
          image.style.cssText = 'width: 2000px; height: 1px'
          const button = document.createElement('button')
          button.style.cssText = 'min-height: 0; height: 10px; padding: 0'
          document.querySelector('main')?.append(image, button)
        })
        await look('entry')
      },
    }
    for (const script of ['with JavaScript', 'without JavaScript'] as const) {
      const combination = { path: 'spoilt', screen: '360 × 640', script, language: 'en' } as const
      const { faults } = await walkCombination(shown, combination, spoilt)
      expect(faults).toEqual([
        expect.stringContaining('entry: button-name'),
        expect.stringContaining('entry: image-alt'),
        expect.stringMatching(/entry: \d+ px too wide/),
        expect.stringContaining('entry: low target'),
      ])
    }
  })

  it('the whole visit: no fault in the dark', async (context) => {
    const shown = demandBrowser(context)
    const [row] = pathTable
    if (row === undefined) throw new Error('Expected a path.')
    const combination = { path: row.name, screen: '360 × 640', script: 'with JavaScript', language: 'en' } as const
    const { faults } = await walkCombination(shown, combination, row, { colorScheme: 'dark' })
    expect(faults).toEqual([])
  })
})

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
  const { request = everyPageRequest, ...window } = options
  const session = await demandBrowser(context).newContext({ viewport: PHONE, ...window })
  session.setDefaultTimeout(TIMEOUT_MS)
  const world = await serveWorld()
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

describe('on a narrow screen', () => {
  it('can be zoomed to 200 % and has no motion for those who wish none', (context) =>
    withScene(context, { viewport: { width: 320, height: 400 }, reducedMotion: 'reduce' }, async ({ page, link }) => {
      const look = async (place: string) => {
        const moving = await page.evaluate(
          () =>
            [...document.querySelectorAll('button, a, input')].filter(
              (element) => !['0s', ''].includes(getComputedStyle(element).transitionDuration),
            ).length,
        )
        expect({ place, overflow: await overflowOf(page), moving }).toEqual({ place, overflow: 0, moving: 0 })
      }
      await startVisit(page, link)
      await answerUntil(page, 'done', look)
      await look('done')
    }))
})

describe('with the keyboard alone', () => {
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

describe('while one types, with JavaScript', () => {
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
})
