import { CALENDARS } from '../../time/index.ts'
import type { CompiledSchedule } from '../compile-schedule.ts'
import type { DateFilter } from '../expand/date-filter.ts'
import type { Frequency, RecurrenceRule } from '../rule/index.ts'
import { edgeBankingDay } from './banking-phrase.ts'
import {
  type DayList,
  monthDayList,
  monthList,
  weekdayKind,
  weekdayList,
  weekNumberList,
  yearDayList,
} from './day-words.ts'
import { joinNumbers } from './join-list.ts'
import { monthName, ordinalWord } from './words.ts'

/** What the days of a rule are called, and which other parts are told by that already. */
export interface DayPhrase {
  readonly text: string
  readonly tellsPositions: boolean
  readonly tellsShift: boolean
}

/** What a phrase is made of. */
export interface DaySource {
  readonly rule: RecurrenceRule
  /** With what the rule leaves out taken from the start. */
  readonly filter: DateFilter
  readonly compiled: CompiledSchedule
  readonly isOnceADay: boolean
  readonly limit: number
}

/** Frequencies whose BY-parts only leave days out. */
const LIMITED: ReadonlySet<Frequency> = new Set(['DAILY', 'HOURLY', 'MINUTELY', 'SECONDLY'])
const MONTH_END_DAYS = '28,29,30,31'

const plain = (text: string): DayPhrase => ({ text, tellsPositions: false, tellsShift: false })

/** A set with the last four possible days of a month always ends with the month. */
const meansMonthEnd = ({ byMonthDay, byDay, bySetPosition }: RecurrenceRule): boolean =>
  byDay === undefined &&
  byMonthDay?.slice(-4).join(',') === MONTH_END_DAYS &&
  byMonthDay.every((day) => day > 0) &&
  bySetPosition?.join(',') === '-1'

const isWeekdays = ({ byDay }: RecurrenceRule): boolean =>
  byDay?.map(({ weekday, ordinal }) => `${ordinal}${weekday}`).join(',') === '01,02,03,04,05'

/** The built-in calendars have no banking on weekends. */
const closesWeekends = ({ calendar }: CompiledSchedule): boolean =>
  calendar !== undefined && Object.values(CALENDARS).includes(calendar)

/** 1 or -1 when the rule means the first or last day that a bank could work, of each of its months. */
const monthEdge = ({ rule, compiled }: DaySource): number | undefined => {
  const { byMonthDay, byDay, bySetPosition } = rule
  const [position] = bySetPosition ?? []
  if (meansMonthEnd(rule)) return -1
  if (byMonthDay?.length === 1 && byDay === undefined && bySetPosition === undefined) return byMonthDay[0]
  if (byMonthDay !== undefined || !isWeekdays(rule) || !closesWeekends(compiled)) return undefined
  return bySetPosition?.length === 1 ? position : undefined
}

/** Monthly rules that have a name of their own. */
const monthlyPhrase = (source: DaySource): DayPhrase | undefined => {
  const { rule, compiled, isOnceADay, limit } = source
  const { byMonthDay, byDay, bySetPosition } = rule
  if (rule.frequency !== 'MONTHLY' || !isOnceADay) return undefined
  const bankingDay = edgeBankingDay(compiled, monthEdge(source) ?? 0)
  if (bankingDay !== undefined) return { text: `on the ${bankingDay}`, tellsPositions: true, tellsShift: true }
  if (meansMonthEnd(rule)) return { text: 'on the last day', tellsPositions: true, tellsShift: false }
  if (bySetPosition === undefined || byDay === undefined || byMonthDay !== undefined) return undefined
  if (byDay.some(({ ordinal }) => ordinal !== 0)) return undefined
  const positions = joinNumbers(bySetPosition, ordinalWord, 'and', limit)
  return { text: `on the ${positions} ${weekdayKind(byDay, limit)}`, tellsPositions: true, tellsShift: false }
}

/** `on 24 December`: a yearly rule that names days of one month. */
const datePhrase = ({ rule, filter, limit }: DaySource): DayPhrase | undefined => {
  const { byMonth, byMonthDay, byDay, byYearDay } = filter
  const [month] = byMonth ?? []
  if (rule.frequency !== 'YEARLY' || month === undefined || byMonth?.length !== 1) return undefined
  if (byDay !== undefined || byYearDay !== undefined || rule.byWeekNumber !== undefined) return undefined
  if (byMonthDay === undefined || byMonthDay.some((day) => day < 0)) return undefined
  return plain(`on ${joinNumbers(byMonthDay, String, 'and', limit)} ${monthName(month)}`)
}

const dayLists = ({ filter, limit }: DaySource): readonly DayList[] => {
  const { byYearDay, byMonthDay, byDay, ordinalScope } = filter
  return [
    byYearDay && yearDayList(byYearDay, limit),
    byMonthDay && monthDayList(byMonthDay, limit),
    byDay && weekdayList(byDay, ordinalScope, limit),
  ].filter((list) => list !== undefined)
}

/** Parts of several kinds hold together: `on the 13th when that is Friday`. */
const listedPhrase = (source: DaySource): DayPhrase => {
  const { rule, filter, limit } = source
  const [first, ...others] = dayLists(source)
  const months = filter.byMonth && `in ${monthList(filter.byMonth, limit)}`
  const weeks = rule.byWeekNumber && `in ${weekNumberList(rule.byWeekNumber, limit)}`
  const conditions = others.map((list) => ` when that is ${list('or')}`).join('')
  const places = [months, weeks].filter((place) => place !== undefined).join(' ')
  if (first === undefined) return plain(places)
  const days = `on ${first('and')}${conditions}`
  if (LIMITED.has(rule.frequency)) return plain(`${places}, only ${days}`)
  return plain(`${places} ${days}`.trim())
}

const inMonths = ({ filter, limit }: DaySource, phrase: DayPhrase): DayPhrase =>
  filter.byMonth === undefined ? phrase : { ...phrase, text: `in ${monthList(filter.byMonth, limit)} ${phrase.text}` }

/** Which days a rule means, to stand behind `every month`; empty when it means all. */
export const dayPhrase = (source: DaySource): DayPhrase => {
  const monthly = monthlyPhrase(source)
  if (monthly !== undefined) return inMonths(source, monthly)
  return datePhrase(source) ?? listedPhrase(source)
}
