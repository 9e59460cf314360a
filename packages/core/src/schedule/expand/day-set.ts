import { civilDateOf, type EpochDay, epochDayOf, isLeapYear, weekdayOf } from '../../time/index.ts'
import { type DateFilter, daysOfYear } from './date-filter.ts'

/** Days that BY-parts let through, for frequencies in which those parts only limit. */
export interface DaySet {
  readonly has: (day: EpochDay) => boolean
  /** The first such day from `day` on; `NO_DAY_LEFT` when there is none before the year 10000. */
  readonly nextFrom: (day: EpochDay) => EpochDay
}

export const NO_DAY_LEFT: EpochDay = Number.POSITIVE_INFINITY
const LAST_YEAR = 9999
const LAST_DAY = epochDayOf(LAST_YEAR, 12, 31)
/** Every shape of a year occurs within 40 years, across a century without a leap day too. */
const YEARS_WITH_EVERY_SHAPE = 40

const allDays: DaySet = { has: () => true, nextFrom: (day) => (day <= LAST_DAY ? day : NO_DAY_LEFT) }

/** For each day of a year the next one that passes, itself included; -1 when there is none left. */
const nextByDay = (days: readonly number[]): Int16Array => {
  const next = new Int16Array(367).fill(-1)
  let following = -1
  let index = days.length - 1
  for (let day = 365; day >= 0; day -= 1) {
    if (index >= 0 && days[index] === day) {
      following = day
      index -= 1
    }
    next[day] = following
  }
  return next
}

export const createDaySet = (filter: DateFilter): DaySet => {
  const { byMonth, byYearDay, byMonthDay, byDay } = filter
  if ([byMonth, byYearDay, byMonthDay, byDay].every((part) => part === undefined)) return allDays
  const byShape = new Array<Int16Array | undefined>(14).fill(undefined)
  const nextInYear = (year: number, newYear: EpochDay): Int16Array => {
    const shape = weekdayOf(newYear) * 2 + (isLeapYear(year) ? 1 : 0)
    const known = byShape[shape]
    if (known !== undefined) return known
    const next = nextByDay(daysOfYear(filter, year))
    byShape[shape] = next
    return next
  }
  return {
    has: (day) => {
      const { year } = civilDateOf(day)
      const newYear = epochDayOf(year, 1, 1)
      return nextInYear(year, newYear)[day - newYear] === day - newYear
    },
    nextFrom: (day) => {
      const first = civilDateOf(day).year
      for (let year = first; year <= Math.min(first + YEARS_WITH_EVERY_SHAPE, LAST_YEAR); year += 1) {
        const newYear = epochDayOf(year, 1, 1)
        const next = nextInYear(year, newYear)[Math.max(day - newYear, 0)] ?? -1
        if (next >= 0) return newYear + next
      }
      return NO_DAY_LEFT
    },
  }
}
