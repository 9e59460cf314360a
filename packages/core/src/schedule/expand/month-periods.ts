import { type CivilDate, civilDateOf, daysInMonth, epochDayOf, weekdayOf } from '../../time/index.ts'
import { type DateFilter, daysOfMonth } from './date-filter.ts'
import { CALENDAR_CYCLE, cycleLengthOf, NOTHING, type Periods, type ToOffsets } from './periods.ts'

const SHORTEST_MONTH = 28

/** Months of the same length and first weekday have the same days: 28 shapes, each worked out once. */
export const createMonthPeriods = (
  first: CivilDate,
  interval: number,
  filter: DateFilter,
  toOffsets: ToOffsets,
): Periods => {
  const firstMonth = first.year * 12 + first.month - 1
  const { byMonth, ...filterOfMonth } = filter
  const isChosen = Array.from({ length: 12 }, (_, month) => byMonth === undefined || byMonth.includes(month + 1))
  const byShape = new Array<readonly number[] | undefined>(28).fill(undefined)
  return {
    lastIndex: Math.floor((9999 * 12 + 11 - firstMonth) / interval),
    cycleLength: cycleLengthOf(CALENDAR_CYCLE.months, interval),
    indexAt: (day) => {
      const { year, month } = civilDateOf(day)
      return Math.floor((year * 12 + month - 1 - firstMonth) / interval)
    },
    startOf: (index) => {
      const month = firstMonth + index * interval
      const year = Math.floor(month / 12)
      return epochDayOf(year, month - year * 12 + 1, 1)
    },
    offsetsOf: (index, start) => {
      const month = firstMonth + index * interval
      const year = Math.floor(month / 12)
      const ofYear = month - year * 12
      if (!isChosen[ofYear]) return NOTHING
      const shape = (daysInMonth(year, ofYear + 1) - SHORTEST_MONTH) * 7 + weekdayOf(start)
      const known = byShape[shape]
      if (known !== undefined) return known
      const offsets = toOffsets(daysOfMonth(filterOfMonth, year, ofYear + 1))
      byShape[shape] = offsets
      return offsets
    },
  }
}
