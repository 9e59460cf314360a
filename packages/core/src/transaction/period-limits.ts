import type { Instant } from '@linx/contracts'
import { createIssue, type Issue } from '../issue/index.ts'
import { type Currency, formatAmount } from '../money/index.ts'
import {
  addDays,
  dayOfWeek,
  formatInstant,
  type InstantInterval,
  instantToLocal,
  startOfDay,
  type TimeZone,
} from '../time/index.ts'

export type LimitPeriod = 'DAILY' | 'WEEKLY' | 'MONTHLY'

/** Days of limits are counted here (SPEC section 4). */
export const LIMIT_ZONE: TimeZone = { id: 'America/New_York' }

/** The largest sum of a period, with what it holds already, in minor units. */
export interface PeriodLimit {
  readonly period: LimitPeriod
  readonly maximumMinor: bigint
  /** Transactions of the period that were neither cancelled nor declined. */
  readonly usedMinor: bigint
}

const MONDAY = 1

/** First days of the period that holds a date, and of the next one. */
const bounds: { readonly [period in LimitPeriod]: (date: string) => readonly [string, string] } = {
  DAILY: (date) => [date, addDays(date, 1)],
  WEEKLY: (date) => {
    const monday = addDays(date, -((dayOfWeek(date) - MONDAY + 7) % 7))
    return [monday, addDays(monday, 7)]
  },
  MONTHLY: (date) => {
    const first = `${date.slice(0, 7)}-01`
    return [first, `${addDays(first, 31).slice(0, 7)}-01`]
  },
}

/** The period that `now` lies in: from its first instant up to the first of the next one. Weeks start on Monday. */
export const limitInterval = (period: LimitPeriod, now: Instant, zone: TimeZone = LIMIT_ZONE): InstantInterval => {
  const [first, next] = bounds[period](instantToLocal(now, zone).slice(0, 10))
  return { from: startOfDay(first, zone), before: startOfDay(next, zone) }
}

/** A `period_limit_exceeded` for every period whose limit the amount would break; a sum that is exactly the limit is fine. */
export const checkPeriodLimits = (
  facts: { readonly amountMinor: bigint; readonly currency: Currency; readonly limits: readonly PeriodLimit[] },
  context: { readonly now: Instant; readonly path: string },
): readonly Issue[] =>
  facts.limits
    .filter(({ maximumMinor, usedMinor }) => usedMinor + facts.amountMinor > maximumMinor)
    .map(({ period, maximumMinor, usedMinor }) => {
      const left = maximumMinor > usedMinor ? maximumMinor - usedMinor : 0n
      const until = formatInstant(limitInterval(period, context.now).before)
      return createIssue('period_limit_exceeded', {
        path: context.path,
        expected: `at most ${formatAmount(left, facts.currency)} ${facts.currency}, what is left of the ${period} limit`,
        received: formatAmount(facts.amountMinor, facts.currency),
        fix: `Lower the amount, or wait until ${until}`,
      })
    })
