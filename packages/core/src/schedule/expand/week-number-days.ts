import { epochDayOf, weekdayOf } from '../../time/index.ts'

/** The first day of week 1 of a year, counted from 1 January (-3 to 3): the first week with four days in the year. */
const firstWeekStart = (year: number, weekStart: number): number => {
  const intoWeek = (weekdayOf(epochDayOf(year, 1, 1)) - weekStart + 7) % 7
  return intoWeek <= 3 ? -intoWeek : 7 - intoWeek
}

const yearLength = (year: number): number => epochDayOf(year + 1, 1, 1) - epochDayOf(year, 1, 1)

const weeksIn = (year: number, weekStart: number): number =>
  (yearLength(year) + firstWeekStart(year + 1, weekStart) - firstWeekStart(year, weekStart)) / 7

/**
 * Whether a day of a year (0 for 1 January) lies in one of the numbered weeks (RFC 5545 section 3.3.10). A day at an end
 * of the year may lie in a week of the neighbouring year and has that week's number.
 */
export const isInNumberedWeeks = (
  byWeekNumber: readonly number[],
  weekStart: number,
  year: number,
): ((day: number) => boolean) => {
  const first = firstWeekStart(year, weekStart)
  const weeks = weeksIn(year, weekStart)
  const weeksBefore = weeksIn(year - 1, weekStart)
  const weeksAfter = weeksIn(year + 1, weekStart)
  const isListed = (number: number, ofWeeks: number): boolean =>
    byWeekNumber.includes(number) || byWeekNumber.includes(number - ofWeeks - 1)
  return (day) => {
    const number = Math.floor((day - first) / 7) + 1
    if (number < 1) return isListed(weeksBefore, weeksBefore)
    return number > weeks ? isListed(1, weeksAfter) : isListed(number, weeks)
  }
}
