import type { Instant } from '@linx/contracts'
import {
  addDays,
  dayOfWeek,
  type InstantInterval,
  instantToLocal,
  startOfDay,
  type TimeZone,
} from '../../time/index.ts'

/** What is summed up; a week starts on Monday. */
export const LIMIT_PERIODS = ['DAILY', 'WEEKLY', 'MONTHLY'] as const
export type LimitPeriod = (typeof LIMIT_PERIODS)[number]

/** Days of limits are counted here (SPEC section 4). */
export const LIMIT_ZONE: TimeZone = { id: 'America/New_York' }

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
