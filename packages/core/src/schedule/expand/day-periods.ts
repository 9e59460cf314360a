import { type EpochDay, epochDayOf } from '../../time/index.ts'
import { type DaySet, NO_DAY_LEFT } from './day-set.ts'
import { CALENDAR_CYCLE, cycleLengthOf, NOTHING, type Periods, type ToOffsets } from './periods.ts'

const LAST_DAY = epochDayOf(9999, 12, 31)

/** Every `interval`-th day that is in the set; `interval` above 1 (the days of a daily rule come from its months). */
export const createDayPeriods = (firstDay: EpochDay, interval: number, days: DaySet, toOffsets: ToOffsets): Periods => {
  const chosen = toOffsets([0])
  const isPossible = days.nextFrom(firstDay) !== NO_DAY_LEFT
  return {
    lastIndex: isPossible ? Math.floor((LAST_DAY - firstDay) / interval) : -1,
    cycleLength: cycleLengthOf(CALENDAR_CYCLE.days, interval),
    indexAt: (day) => Math.floor((day - firstDay) / interval),
    startOf: (index) => firstDay + index * interval,
    offsetsOf: (_, start) => (days.has(start) ? chosen : NOTHING),
  }
}
