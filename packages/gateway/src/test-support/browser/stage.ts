import type { BrowserContext, Page } from 'playwright-core'
import { fillIn, placeOf, press } from '../launch-browser.ts'
import type { ServedWorld } from '../serve-world.ts'
import { typedOn } from '../walk-visit.ts'

/** What a path is gone with. */
export interface Stage {
  readonly world: ServedWorld
  readonly page: Page
  /** With the origin. */
  readonly link: string
  readonly token: string
  readonly workflowId: string
  readonly hasScript: boolean
  /** Another window of the same browser: it has the same cookies. */
  openTab(): Promise<Page>
  /** Another device of the same kind. */
  openDevice(): Promise<BrowserContext>
  /** Checks the page that is shown, under a name; a fault is noted, and the path goes on. */
  look(name: string, page?: Page): Promise<void>
  /** Throws: the path cannot go on. */
  demand(isSo: boolean, what: string): void
}

/** Taps the link, presses Continue and goes on from the review to the first step. */
export const startVisit = async (page: Page, link: string): Promise<void> => {
  await page.goto(link)
  await press(page)
  await press(page, 'main a.button')
}

const MAXIMUM_PAGES = 8

/** Types what is asked for until the page of this name is reached. */
export const answerUntil = async (
  page: Page,
  goal: string,
  eachPage: (name: string) => Promise<void> = async () => {},
) => {
  for (let pages = 0; pages < MAXIMUM_PAGES && placeOf(page) !== goal; pages += 1) {
    await eachPage(placeOf(page))
    await fillIn(page, typedOn[placeOf(page)] ?? {})
    await press(page)
  }
  if (placeOf(page) !== goal) throw new Error(`Expected to reach ${goal}, reached ${page.url()}.`)
}

/** The page beside the one that is shown: `confirm` beside `…/name`. */
export const pageBeside = (page: Page, name: string): string => new URL(name, page.url()).href

/** Throws unless the page of this name is shown. */
export const demandPlace = ({ demand }: Stage, page: Page, name: string): void =>
  demand(placeOf(page) === name, `the page ${name}, not ${page.url()}`)
