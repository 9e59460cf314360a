import type { Frequency } from './recurrence-rule.ts'

/** The members of a rule that are lists of whole numbers. */
export type NumberListMember =
  | 'bySecond'
  | 'byMinute'
  | 'byHour'
  | 'byMonthDay'
  | 'byYearDay'
  | 'byWeekNumber'
  | 'byMonth'
  | 'bySetPosition'

/** A part whose value is a list of whole numbers: its grammar, its range and where RFC 5545 allows it. */
export interface NumberListRow {
  readonly name: string
  readonly member: NumberListMember
  readonly minimum: number
  readonly maximum: number
  /** Whether values may carry a sign; a signed value may not be 0 and counts from the end when negative. */
  readonly isSigned: boolean
  readonly digits: number
  /** Frequencies in which section 3.3.10 forbids the part. */
  readonly notWith: readonly Frequency[]
}

const everywhere: readonly Frequency[] = []
const belowYear: readonly Frequency[] = ['MONTHLY', 'WEEKLY', 'DAILY', 'HOURLY', 'MINUTELY', 'SECONDLY']

/** RFC 5545 section 3.3.10: grammar, ranges and the table of BY-parts against frequencies. */
export const NUMBER_LISTS: readonly NumberListRow[] = [
  { name: 'BYSECOND', member: 'bySecond', minimum: 0, maximum: 59, isSigned: false, digits: 2, notWith: everywhere },
  { name: 'BYMINUTE', member: 'byMinute', minimum: 0, maximum: 59, isSigned: false, digits: 2, notWith: everywhere },
  { name: 'BYHOUR', member: 'byHour', minimum: 0, maximum: 23, isSigned: false, digits: 2, notWith: everywhere },
  { name: 'BYMONTHDAY', member: 'byMonthDay', minimum: 1, maximum: 31, isSigned: true, digits: 2, notWith: ['WEEKLY'] },
  {
    name: 'BYYEARDAY',
    member: 'byYearDay',
    minimum: 1,
    maximum: 366,
    isSigned: true,
    digits: 3,
    notWith: ['MONTHLY', 'WEEKLY', 'DAILY'],
  },
  { name: 'BYWEEKNO', member: 'byWeekNumber', minimum: 1, maximum: 53, isSigned: true, digits: 2, notWith: belowYear },
  { name: 'BYMONTH', member: 'byMonth', minimum: 1, maximum: 12, isSigned: false, digits: 2, notWith: everywhere },
  {
    name: 'BYSETPOS',
    member: 'bySetPosition',
    minimum: 1,
    maximum: 366,
    isSigned: true,
    digits: 3,
    notWith: everywhere,
  },
]

/** The parts that are no lists of numbers. */
export const SINGLE_PARTS = ['FREQ', 'INTERVAL', 'COUNT', 'UNTIL', 'WKST', 'BYDAY'] as const

/** What callers write for parts that do not exist, and what to do instead. */
export const UNKNOWN_PART_ADVICE: Readonly<Record<string, string>> = {
  BYWEEKDAY: 'Write BYDAY',
  BYWEEK: 'Write BYWEEKNO',
  BYEASTER: 'Easter is not a part of RFC 5545; give the dates as schedules of their own',
  DTSTART: 'Leave it out; the start is startDateTime',
  EXDATE: 'Leave it out; a single run is skipped by suspending the schedule',
  RDATE: 'Leave it out; give an additional date as a schedule of its own',
  RSCALE: 'Leave it out; only the Gregorian calendar is known',
  SKIP: 'Leave it out; BYMONTHDAY=-1 means the last day of a month',
  TZID: 'Leave it out; the zone is timeZone',
}
