import { parseArgs } from 'node:util'
import type { ScheduleTiming } from '@linx/core'

export const USAGE = `Usage: preview [rule] --start <local date-time> [options]

  rule          RFC 5545 without its name, for example "FREQ=MONTHLY;BYMONTHDAY=-1"; without one, the start is the one run
  --start       2026-01-31T09:00:00
  --zone        America/New_York, -05:00 or UTC (default UTC)
  --calendar    BANKING moves runs off days without banking; DEFAULT (default) moves nothing
  --banks       US-FED (default) or CA-PAYMENTS
  --convention  following (default), preceding, modified-following or modified-preceding
  --runs        how many runs to list, 1 to 100 (default 6)`

/** What the command line asks for. The timing is as it was given: core says what is wrong with it. */
export interface PreviewOptions {
  readonly timing: ScheduleTiming
  readonly listedRuns: number
}

const MAXIMUM_LISTED_RUNS = 100
const DEFAULT_LISTED_RUNS = '6'

const readWords = (words: readonly string[]) =>
  parseArgs({
    args: [...words],
    allowPositionals: true,
    options: {
      start: { type: 'string' },
      zone: { type: 'string' },
      calendar: { type: 'string' },
      banks: { type: 'string' },
      convention: { type: 'string' },
      runs: { type: 'string', default: DEFAULT_LISTED_RUNS },
    },
  })

/** Throws an `Error` for options that do not exist, that are missing or that come twice. */
export const readOptions = (words: readonly string[]): PreviewOptions => {
  const { values, positionals } = readWords(words)
  const [recurrenceRule, ...others] = positionals
  if (others.length > 0) throw new Error(`Expected one rule, received ${positionals.length}. Put it between quotes.`)
  if (values.start === undefined) throw new Error('Expected --start, received nothing.')
  const listedRuns = Number(values.runs)
  if (!Number.isInteger(listedRuns) || listedRuns < 1 || listedRuns > MAXIMUM_LISTED_RUNS) {
    throw new Error(`Expected --runs from 1 to ${MAXIMUM_LISTED_RUNS}, received ${values.runs}.`)
  }
  const timing = {
    startDateTime: values.start,
    timeZone: values.zone,
    recurrenceRule,
    calendarType: values.calendar,
    calendar: values.banks,
    convention: values.convention,
  }
  return { timing: timing as ScheduleTiming, listedRuns }
}
