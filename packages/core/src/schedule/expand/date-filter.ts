import { daysInMonth, type EpochDay, epochDayOf, isLeapYear, weekdayOf } from '../../time/index.ts'
import type { WeekdayValue } from '../rule/index.ts'

/** The BY-parts that choose days, with what the rule leaves out already taken from the start. Absent parts choose all. */
export interface DateFilter {
  readonly byMonth?: readonly number[]
  readonly byYearDay?: readonly number[]
  readonly byMonthDay?: readonly number[]
  readonly byDay?: readonly WeekdayValue[]
  /** What numbered weekdays are counted in. */
  readonly ordinalScope: 'month' | 'year'
}

/** A day with its distances from both ends of its month and year, counted from 1 and from -1. */
interface Position {
  readonly weekday: number
  readonly ofMonth: number
  readonly ofMonthEnd: number
  readonly ofYear: number
  readonly ofYearEnd: number
}

const nth = (position: number): number => (position > 0 ? Math.ceil(position / 7) : Math.floor(position / 7))

const isWeekday = (byDay: readonly WeekdayValue[], scope: 'month' | 'year', day: Position): boolean =>
  byDay.some(({ weekday, ordinal }) => {
    if (weekday !== day.weekday) return false
    if (ordinal === 0) return true
    const [fromStart, fromEnd] = scope === 'month' ? [day.ofMonth, day.ofMonthEnd] : [day.ofYear, day.ofYearEnd]
    return nth(ordinal > 0 ? fromStart : fromEnd) === ordinal
  })

const hasEither = (values: readonly number[] | undefined, fromStart: number, fromEnd: number): boolean =>
  values === undefined || values.includes(fromStart) || values.includes(fromEnd)

const passes = (filter: DateFilter, day: Position): boolean =>
  hasEither(filter.byYearDay, day.ofYear, day.ofYearEnd) &&
  hasEither(filter.byMonthDay, day.ofMonth, day.ofMonthEnd) &&
  (filter.byDay === undefined || isWeekday(filter.byDay, filter.ordinalScope, day))

/** The days of a month that pass, 0 for the first day, ascending. */
export const daysOfMonth = (filter: DateFilter, year: number, month: number): readonly number[] => {
  if (filter.byMonth !== undefined && !filter.byMonth.includes(month)) return []
  const length = daysInMonth(year, month)
  const first = epochDayOf(year, month, 1)
  const beforeMonth = first - epochDayOf(year, 1, 1)
  const yearLength = isLeapYear(year) ? 366 : 365
  const days: number[] = []
  for (let day = 0; day < length; day += 1) {
    const position: Position = {
      weekday: weekdayOf(first + day),
      ofMonth: day + 1,
      ofMonthEnd: day - length,
      ofYear: beforeMonth + day + 1,
      ofYearEnd: beforeMonth + day - yearLength,
    }
    if (passes(filter, position)) days.push(day)
  }
  return days
}

/** The days of a year that pass, 0 for 1 January, ascending. */
export const daysOfYear = (filter: DateFilter, year: number): readonly number[] => {
  const newYear: EpochDay = epochDayOf(year, 1, 1)
  const days: number[] = []
  for (let month = 1; month <= 12; month += 1) {
    const beforeMonth = epochDayOf(year, month, 1) - newYear
    for (const day of daysOfMonth(filter, year, month)) days.push(beforeMonth + day)
  }
  return days
}
