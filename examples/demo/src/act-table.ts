import { runAchDay } from './ach-day/run-ach-day.ts'
import type { Printer } from './output/printer.ts'
import type { BrowserChoice } from './over-http/browser/start-browser.ts'
import { runOverHttp } from './over-http/run-over-http.ts'
import type { Checks } from './stage/checks.ts'
import { runStories } from './stories/run-stories.ts'

export interface ActOptions {
  /** The money that has to have left the business at the end of `main`, `336.25`. */
  readonly expectedMoney: string
  /** What drives the pages of `http`. */
  readonly browser: BrowserChoice
}

/** A part of the demo that stands for itself. */
export interface Act {
  /** Chosen by `--only`. */
  readonly name: 'main' | 'ach' | 'http'
  readonly title: string
  readonly note: string
  readonly run: (printer: Printer, checks: Checks, options: ActOptions) => Promise<void>
}

/** In the order in which they are played. */
export const ACTS: readonly Act[] = [
  {
    name: 'main',
    title: 'LinX: a link by SMS, and the money behind it',
    note: 'One engine on one SQLite file; phones, card network and time are simulated. Times are UTC.',
    run: (printer, checks, { expectedMoney }) => runStories(printer, checks, expectedMoney),
  },
  {
    name: 'ach',
    title: 'A day of ACH',
    note: 'The real rail: Nacha files out at the cut-off, returns and corrections in. All names are made up.',
    run: runAchDay,
  },
  {
    name: 'http',
    title: 'The same over real HTTP',
    note: 'API, pages, card service and webhook endpoint are servers on this machine; ports are left out.',
    run: (printer, checks, { browser }) => runOverHttp(printer, checks, browser),
  },
]
