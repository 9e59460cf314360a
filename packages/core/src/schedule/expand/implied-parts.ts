import { type CivilDate, weekdayOf } from '../../time/index.ts'
import type { RecurrenceRule } from '../rule/index.ts'
import type { DateFilter } from './date-filter.ts'

const choosesNoDay = (rule: RecurrenceRule): boolean => rule.byMonthDay === undefined && rule.byDay === undefined

const yearlyImplied = (rule: RecurrenceRule, start: CivilDate, weekday: number): Partial<DateFilter> => {
  if (rule.byYearDay !== undefined) return {}
  const takesMonth =
    rule.byMonth === undefined &&
    rule.byWeekNumber === undefined &&
    (rule.byMonthDay !== undefined || rule.byDay === undefined)
  if (rule.byWeekNumber !== undefined) return choosesNoDay(rule) ? { byDay: [{ weekday, ordinal: 0 }] } : {}
  return {
    ...(takesMonth ? { byMonth: [start.month] } : {}),
    ...(choosesNoDay(rule) ? { byMonthDay: [start.day] } : {}),
  }
}

const impliedParts = (rule: RecurrenceRule, start: CivilDate, weekday: number): Partial<DateFilter> => {
  if (rule.frequency === 'YEARLY') return yearlyImplied(rule, start, weekday)
  if (rule.frequency === 'MONTHLY' && choosesNoDay(rule)) return { byMonthDay: [start.day] }
  if (rule.frequency === 'WEEKLY' && rule.byDay === undefined) return { byDay: [{ weekday, ordinal: 0 }] }
  return {}
}

/**
 * The days that a rule chooses. What it leaves out comes from the start: RFC 5545 section 3.3.10 ("the appropriate ...
 * month would have been retrieved from the DTSTART"), in the exact form of RFC 8984 section 4.3.3.
 */
export const dateFilterOf = (rule: RecurrenceRule, start: CivilDate, startDay: number): DateFilter => {
  const { byMonth, byYearDay, byMonthDay, byDay } = rule
  const given = { byMonth, byYearDay, byMonthDay, byDay }
  const merged = { ...given, ...impliedParts(rule, start, weekdayOf(startDay)) }
  const isInMonths = rule.frequency !== 'YEARLY' || merged.byMonth !== undefined
  return { ...merged, ordinalScope: isInMonths ? 'month' : 'year' }
}
