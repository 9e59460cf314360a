import { civilDateOf, DAY_MS, type EpochDay, epochDayOf, type WallTime, weekdayOf } from '../time/index.ts'
import type { CompiledSchedule } from './compile-schedule.ts'
import type { DateFilter } from './expand/date-filter.ts'
import { timesOfDay } from './expand/day-times.ts'
import { dateFilterOf } from './expand/implied-parts.ts'
import { RRule, Weekday } from './rrule-module.ts'
import type { RecurrenceRule, WeekdayValue } from './rule/index.ts'

/** So many occurrences are compared, inside so much time: `rrule` walks step by step. */
const MAXIMUM_COMPARED = 8
const MAXIMUM_SPAN_MS = 731 * DAY_MS
const MAXIMUM_TIMES_A_DAY = 48
const SECOND_MS = 1000

type DateFrequency = 'YEARLY' | 'MONTHLY' | 'WEEKLY' | 'DAILY'
const FREQUENCIES: Readonly<Record<DateFrequency, number>> = {
  YEARLY: RRule.YEARLY,
  MONTHLY: RRule.MONTHLY,
  WEEKLY: RRule.WEEKLY,
  DAILY: RRule.DAILY,
}
const isDateFrequency = (frequency: string): frequency is DateFrequency => frequency in FREQUENCIES

/** `rrule` takes a list of plain and of numbered weekdays for an intersection. */
const isMixed = (byDay: readonly WeekdayValue[] = []): boolean =>
  byDay.some(({ ordinal }) => ordinal === 0) && byDay.some(({ ordinal }) => ordinal !== 0)

/**
 * Rules that `rrule` 2.8.1 expands as RFC 5545 has it once it is given a start at the beginning of a period: not those
 * with week numbers at the ends of a year, with positions counted from the end beyond the last, or of elapsed time.
 */
const isShared = (rule: RecurrenceRule): boolean =>
  rule.byWeekNumber === undefined &&
  !isMixed(rule.byDay) &&
  (rule.bySetPosition ?? []).every((position) => position >= -1)

/** The beginning of the last period of the rule that begins on or before a day. */
const periodStart = (rule: RecurrenceRule, startDay: EpochDay, day: EpochDay): EpochDay => {
  const first = civilDateOf(startDay)
  const asked = civilDateOf(day)
  const { interval, weekStart, frequency } = rule
  const whole = (units: number): number => Math.max(Math.floor(units / interval), 0) * interval
  if (frequency === 'YEARLY') return epochDayOf(first.year + whole(asked.year - first.year), 1, 1)
  if (frequency === 'DAILY') return startDay + whole(day - startDay)
  if (frequency === 'WEEKLY') {
    const week = startDay - ((weekdayOf(startDay) - weekStart + 7) % 7)
    return week + whole((day - week) / 7) * 7
  }
  const firstMonth = first.year * 12 + first.month - 1
  const month = firstMonth + whole(asked.year * 12 + asked.month - 1 - firstMonth)
  return epochDayOf(Math.floor(month / 12), (month % 12) + 1, 1)
}

const toRruleWeekday = ({ weekday, ordinal }: WeekdayValue) => {
  const day = new Weekday((weekday + 6) % 7)
  return ordinal === 0 ? day : day.nth(ordinal)
}

const listOf = (values: readonly number[] | undefined): number[] | null => (values === undefined ? null : [...values])

const askRrule = (
  rule: RecurrenceRule,
  filter: DateFilter,
  start: WallTime,
  from: WallTime,
  to: WallTime,
): number[] => {
  const time = new Date(start)
  const found = new Set<WallTime>()
  new RRule(
    {
      freq: isDateFrequency(rule.frequency) ? FREQUENCIES[rule.frequency] : RRule.DAILY,
      interval: rule.interval,
      wkst: (rule.weekStart + 6) % 7,
      dtstart: new Date(periodStart(rule, Math.floor(start / DAY_MS), Math.floor(from / DAY_MS)) * DAY_MS),
      until: new Date(to),
      bymonth: listOf(filter.byMonth),
      byyearday: listOf(filter.byYearDay),
      bymonthday: listOf(filter.byMonthDay),
      byweekday: filter.byDay === undefined ? null : filter.byDay.map(toRruleWeekday),
      byhour: [...(rule.byHour ?? [time.getUTCHours()])],
      byminute: [...(rule.byMinute ?? [time.getUTCMinutes()])],
      bysecond: [...(rule.bySecond ?? [time.getUTCSeconds()])],
      bysetpos: listOf(rule.bySetPosition),
    },
    true,
  ).all((date) => {
    found.add(date.getTime())
    return date.getTime() < to
  })
  return [...found].filter((wall) => wall >= from)
}

const wholeSecond = (wall: WallTime): WallTime => Math.floor(wall / SECOND_MS) * SECOND_MS

/** Whether the occurrences of a rule from its start on, or from `from`, are those that `rrule` finds; `undefined`: not asked. */
export const confirmsWalls = (
  rule: RecurrenceRule,
  start: WallTime,
  from: WallTime,
  walls: readonly WallTime[],
): boolean | undefined => {
  const [first] = walls
  if (first === undefined || !isDateFrequency(rule.frequency) || !isShared(rule)) return undefined
  if (timesOfDay(rule, start).length > MAXIMUM_TIMES_A_DAY) return undefined
  const startDay = Math.floor(start / DAY_MS)
  const filter = dateFilterOf(rule, civilDateOf(startDay), startDay)
  const asked = Math.max(wholeSecond(Math.max(from, start)), wholeSecond(first) - MAXIMUM_SPAN_MS)
  const expected = walls.map(wholeSecond).filter((wall) => wall <= first + MAXIMUM_SPAN_MS)
  const found = askRrule(rule, filter, start, asked, expected.at(-1) ?? first)
  return found.length === expected.length && found.every((wall, index) => wall === expected[index])
}

/**
 * Asks `rrule` for the first occurrences of a schedule after an instant, in a window next to them: money must not hang
 * on one expansion alone. `undefined` for rules without a second opinion.
 */
export const secondOpinion = ({ rule, start, stream }: CompiledSchedule, from: WallTime): boolean | undefined => {
  if (rule === undefined) return undefined
  const walls: WallTime[] = []
  stream.walk(from, (wall) => {
    walls.push(wall)
    return walls.length < MAXIMUM_COMPARED
  })
  return confirmsWalls(rule, start, from, walls)
}
