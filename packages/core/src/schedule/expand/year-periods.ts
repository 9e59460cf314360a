import { civilDateOf, type EpochDay, epochDayOf, isLeapYear, weekdayOf } from '../../time/index.ts'
import { CALENDAR_CYCLE, cycleLengthOf, type Periods, type ToOffsets } from './periods.ts'

/** Years of the same shape have the same days and weeks; the neighbours decide how weeks run over the year's ends. */
const shapeOf = (year: number, start: EpochDay): number =>
  weekdayOf(start) * 8 + (isLeapYear(year) ? 4 : 0) + (isLeapYear(year - 1) ? 2 : 0) + (isLeapYear(year + 1) ? 1 : 0)

/** `daysOf` answers for one year from 2000 to 2399 and is asked once for each of the at most 56 shapes. */
export const createYearPeriods = (
  firstYear: number,
  interval: number,
  daysOf: (year: number) => readonly number[],
  toOffsets: ToOffsets,
): Periods => {
  const byShape = new Array<readonly number[] | undefined>(56).fill(undefined)
  return {
    lastIndex: Math.floor((9999 - firstYear) / interval),
    cycleLength: cycleLengthOf(CALENDAR_CYCLE.years, interval),
    indexAt: (day) => Math.floor((civilDateOf(day).year - firstYear) / interval),
    startOf: (index) => epochDayOf(firstYear + index * interval, 1, 1),
    offsetsOf: (index, start) => {
      const year = firstYear + index * interval
      const shape = shapeOf(year, start)
      const known = byShape[shape]
      if (known !== undefined) return known
      const offsets = toOffsets(daysOf(2000 + (year % CALENDAR_CYCLE.years)))
      byShape[shape] = offsets
      return offsets
    },
  }
}
