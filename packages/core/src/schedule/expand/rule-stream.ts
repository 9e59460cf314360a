import { civilDateOf, DAY_MS, epochDayOf, type WallTime, type ZoneTable } from '../../time/index.ts'
import type { RecurrenceRule } from '../rule/index.ts'
import { endAtUntil } from './bounded-stream.ts'
import { type DateFilter, daysOfYear } from './date-filter.ts'
import { createDayPeriods } from './day-periods.ts'
import { createDaySet } from './day-set.ts'
import { createDayStream, type DayPlan, wallOfCount } from './day-stream.ts'
import { timesOfDay } from './day-times.ts'
import { createElapsedStream } from './elapsed-stream.ts'
import { UNIT_MS, type UnitFrequency } from './elapsed-units.ts'
import { dateFilterOf } from './implied-parts.ts'
import { createMonthPeriods } from './month-periods.ts'
import { NO_PERIODS, type Periods, type ToOffsets } from './periods.ts'
import { selectPositions } from './set-positions.ts'
import type { Stream } from './stream.ts'
import { isInNumberedWeeks } from './week-number-days.ts'
import { createWeekPeriods } from './week-periods.ts'
import { createYearPeriods } from './year-periods.ts'

const LAST_WALL = epochDayOf(10_000, 1, 1) * DAY_MS - 1
const MIDNIGHT: readonly number[] = [0]

const isElapsed = (frequency: RecurrenceRule['frequency']): frequency is UnitFrequency => frequency in UNIT_MS

const daysOfRuleYear = (rule: RecurrenceRule, filter: DateFilter, year: number): readonly number[] => {
  const days = daysOfYear(filter, year)
  if (rule.byWeekNumber === undefined) return days
  return days.filter(isInNumberedWeeks(rule.byWeekNumber, rule.weekStart, year))
}

const periodsOf = (rule: RecurrenceRule, filter: DateFilter, startDay: number, toOffsets: ToOffsets): Periods => {
  const start = civilDateOf(startDay)
  const { interval } = rule
  switch (rule.frequency) {
    case 'YEARLY': {
      const daysOf = (year: number): readonly number[] => daysOfRuleYear(rule, filter, year)
      return createYearPeriods(start.year, interval, daysOf, toOffsets)
    }
    case 'WEEKLY': {
      const { byDay = [], byMonth } = filter
      return createWeekPeriods({ startDay, interval, weekStart: rule.weekStart, byDay, byMonth }, toOffsets)
    }
    case 'DAILY':
      if (interval > 1) return createDayPeriods(startDay, interval, createDaySet(filter), toOffsets)
      return createMonthPeriods(start, 1, filter, toOffsets)
    default:
      return createMonthPeriods(start, interval, filter, toOffsets)
  }
}

/** BYSETPOS of a daily rule selects times of day, the same ones on every day; of longer periods, days × times. */
const dayPlanOf = (rule: RecurrenceRule, filter: DateFilter, start: WallTime): DayPlan => {
  const allTimes = timesOfDay(rule, start)
  const positions = rule.bySetPosition
  const isDaily = rule.frequency === 'DAILY'
  const selectsDays = positions !== undefined && !isDaily
  const dailyTimes = positions === undefined || !isDaily ? allTimes : selectPositions([0], allTimes, positions, DAY_MS)
  const toOffsets: ToOffsets = selectsDays
    ? (days) => selectPositions(days, allTimes, positions, DAY_MS)
    : (days) => days.map((day) => day * DAY_MS)
  const periods = dailyTimes.length === 0 ? NO_PERIODS : periodsOf(rule, filter, Math.floor(start / DAY_MS), toOffsets)
  return { periods, times: selectsDays ? MIDNIGHT : dailyTimes, start, last: LAST_WALL }
}

const dayStreamOf = (rule: RecurrenceRule, filter: DateFilter, start: WallTime, table: ZoneTable): Stream => {
  const plan = dayPlanOf(rule, filter, start)
  const counted = rule.count === undefined ? undefined : wallOfCount(plan, rule.count)
  const until = rule.until?.kind === 'local' ? rule.until.wall : LAST_WALL
  return createDayStream({ ...plan, last: Math.min(counted ?? LAST_WALL, until) }, table)
}

const elapsedStreamOf = (
  rule: RecurrenceRule,
  filter: DateFilter,
  nominalStart: WallTime,
  table: ZoneTable,
): Stream => {
  const { frequency } = rule
  if (!isElapsed(frequency)) return { walk: () => undefined }
  const startAt = nominalStart - table.offsetOfWall(nominalStart)
  const start = startAt + table.offsetAt(startAt)
  return createElapsedStream({ rule, frequency, days: createDaySet(filter), startAt, start }, rule.count, table)
}

/** The occurrences of a rule from its start on, before any banking shift. */
export const createRuleStream = (rule: RecurrenceRule, start: WallTime, table: ZoneTable): Stream => {
  const startDay = Math.floor(start / DAY_MS)
  const filter = dateFilterOf(rule, civilDateOf(startDay), startDay)
  const elapsed = isElapsed(rule.frequency)
  const stream = elapsed ? elapsedStreamOf(rule, filter, start, table) : dayStreamOf(rule, filter, start, table)
  if (rule.until === undefined || (rule.until.kind === 'local' && !elapsed)) return stream
  return endAtUntil(stream, rule.until, (instant) => instant + table.offsetAt(instant))
}

/** Without a rule the start is the one occurrence. */
export const createSingleStream = (start: WallTime, table: ZoneTable): Stream => ({
  walk: (from, visit) => {
    if (start >= from) visit(start, start - table.offsetOfWall(start))
  },
})
