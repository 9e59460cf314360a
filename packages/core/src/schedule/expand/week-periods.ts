import { civilDateOf, type EpochDay, epochDayOf, weekdayOf } from '../../time/index.ts'
import type { WeekdayValue } from '../rule/index.ts'
import { CALENDAR_CYCLE, cycleLengthOf, type Periods, type ToOffsets } from './periods.ts'

const LAST_DAY = epochDayOf(9999, 12, 31)

export interface WeekPeriodsOptions {
  readonly startDay: EpochDay
  readonly interval: number
  /** 0 Sunday to 6 Saturday. */
  readonly weekStart: number
  readonly byDay: readonly WeekdayValue[]
  readonly byMonth: readonly number[] | undefined
}

/** Weeks begin on `weekStart`; every `interval`-th is counted from the one that the start lies in. */
export const createWeekPeriods = (options: WeekPeriodsOptions, toOffsets: ToOffsets): Periods => {
  const { startDay, weekStart, byMonth } = options
  const firstDay = startDay - ((weekdayOf(startDay) - weekStart + 7) % 7)
  const days = options.byDay.map(({ weekday }) => (weekday - weekStart + 7) % 7).sort((left, right) => left - right)
  const everyWeek = toOffsets(days)
  const step = 7 * options.interval
  return {
    lastIndex: everyWeek.length === 0 ? -1 : Math.floor((LAST_DAY - firstDay) / step),
    cycleLength: cycleLengthOf(CALENDAR_CYCLE.weeks, options.interval),
    indexAt: (day) => Math.floor((day - firstDay) / step),
    startOf: (index) => firstDay + index * step,
    offsetsOf: (_, start) =>
      byMonth === undefined
        ? everyWeek
        : toOffsets(days.filter((day) => byMonth.includes(civilDateOf(start + day).month))),
  }
}
