import * as rruleModule from 'rrule'
import { DAY_MS, epochDayOf } from '../../time/index.ts'
import type { RecurrenceRule, WeekdayValue } from '../rule/index.ts'
import type { DateFilter } from './date-filter.ts'

/** Bundlers see the named exports of `rrule`, plain Node puts the same object under `default`. */
const { RRule }: typeof rruleModule =
  'RRule' in rruleModule ? rruleModule : (rruleModule as { default: typeof rruleModule }).default

const toRruleWeekday = ({ weekday }: WeekdayValue): number => (weekday + 6) % 7

/**
 * The days of one year in the numbered weeks of a rule, 0 for 1 January. This is the work that `rrule` does best: week
 * numbers across the ends of a year, on one year of plain days, without zone, time of day, COUNT or UNTIL.
 */
export const daysInNumberedWeeks = (rule: RecurrenceRule, filter: DateFilter, year: number): readonly number[] => {
  const newYear = epochDayOf(year, 1, 1) * DAY_MS
  const dates = new RRule({
    freq: RRule.YEARLY,
    dtstart: new Date(newYear),
    until: new Date(epochDayOf(year + 1, 1, 1) * DAY_MS - 1),
    wkst: (rule.weekStart + 6) % 7,
    byweekno: [...(rule.byWeekNumber ?? [])],
    bymonth: filter.byMonth ? [...filter.byMonth] : null,
    byyearday: filter.byYearDay ? [...filter.byYearDay] : null,
    bymonthday: filter.byMonthDay ? [...filter.byMonthDay] : null,
    byweekday: filter.byDay ? filter.byDay.map(toRruleWeekday) : null,
  }).all()
  return [...new Set(dates.map((date) => (date.getTime() - newYear) / DAY_MS))].sort((left, right) => left - right)
}
