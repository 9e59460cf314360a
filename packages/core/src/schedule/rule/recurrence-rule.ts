import type { Instant } from '@linx/contracts'
import type { WallTime } from '../../time/index.ts'

/** From the longest period to the shortest. */
export const FREQUENCIES = ['YEARLY', 'MONTHLY', 'WEEKLY', 'DAILY', 'HOURLY', 'MINUTELY', 'SECONDLY'] as const
export type Frequency = (typeof FREQUENCIES)[number]

/** Index = weekday number: 0 Sunday to 6 Saturday. */
export const WEEKDAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'] as const

/** One BYDAY value. `ordinal` 0 means every such weekday, -1 the last one of the period. */
export interface WeekdayValue {
  /** 0 Sunday to 6 Saturday. */
  readonly weekday: number
  readonly ordinal: number
}

/** The inclusive end of a rule: an instant when it was written with `Z`, else a local time of the schedule's zone. */
export type Until =
  | { readonly kind: 'instant'; readonly at: Instant }
  | { readonly kind: 'local'; readonly wall: WallTime }

/** An RRULE as it was written: values sorted and each once, absent parts absent (RFC 5545 section 3.3.10). */
export interface RecurrenceRule {
  readonly frequency: Frequency
  /** 1 or more; more than 10¹² is cut to that, which is past the year 9999 in every frequency. */
  readonly interval: number
  readonly count?: number
  readonly until?: Until
  /** 0 Sunday to 6 Saturday; Monday by default. */
  readonly weekStart: number
  readonly bySecond?: readonly number[]
  readonly byMinute?: readonly number[]
  readonly byHour?: readonly number[]
  readonly byDay?: readonly WeekdayValue[]
  readonly byMonthDay?: readonly number[]
  readonly byYearDay?: readonly number[]
  readonly byWeekNumber?: readonly number[]
  readonly byMonth?: readonly number[]
  readonly bySetPosition?: readonly number[]
}
