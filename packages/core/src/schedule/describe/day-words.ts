import type { DateFilter } from '../expand/date-filter.ts'
import type { WeekdayValue } from '../rule/index.ts'
import { type Conjunction, joinNumbers, joinWords } from './join-list.ts'
import { monthName, ordinalDigits, ordinalWord, WEEKDAY_NAMES } from './words.ts'

/** The values of one part, as a list joined by a conjunction. */
export type DayList = (conjunction: Conjunction) => string

interface WeekdayGroup {
  readonly weekdays: string
  readonly plural: string
  readonly singular: string
  /** After "when that is". */
  readonly condition: string
}

/** Weekdays, 0 Sunday, that together have a name. */
const WEEKDAY_GROUPS: readonly WeekdayGroup[] = [
  { weekdays: '1,2,3,4,5', plural: 'weekdays', singular: 'weekday', condition: 'a weekday' },
  { weekdays: '0,6', plural: 'weekend days', singular: 'weekend day', condition: 'a weekend day' },
  { weekdays: '0,1,2,3,4,5,6', plural: 'all days of the week', singular: 'day', condition: 'any day of the week' },
]

const groupOf = (byDay: readonly WeekdayValue[]): WeekdayGroup | undefined => {
  if (byDay.some(({ ordinal }) => ordinal !== 0)) return undefined
  const weekdays = byDay.map(({ weekday }) => weekday).toSorted((left, right) => left - right)
  return WEEKDAY_GROUPS.find((group) => group.weekdays === weekdays.join(','))
}

/** From Monday on, Sunday last. */
const mondayFirst = (weekday: number): number => (weekday + 6) % 7

/** Plain weekdays first, then those counted from the start, then those counted from the end. */
const rank = ({ ordinal }: WeekdayValue): number => (ordinal === 0 ? 0 : ordinal > 0 ? 1 : 2)

const inOrder = (byDay: readonly WeekdayValue[]): readonly WeekdayValue[] =>
  byDay.toSorted(
    (left, right) =>
      rank(left) - rank(right) ||
      left.ordinal - right.ordinal ||
      mondayFirst(left.weekday) - mondayFirst(right.weekday),
  )

const weekdayWord = ({ weekday, ordinal }: WeekdayValue, scope: DateFilter['ordinalScope']): string => {
  const name = WEEKDAY_NAMES[weekday] ?? String(weekday)
  if (ordinal === 0) return name
  return `the ${ordinalWord(ordinal)} ${name}${scope === 'year' ? ' of the year' : ''}`
}

/** `Monday and Friday`, `weekdays`, `the first Monday`. */
export const weekdayList =
  (byDay: readonly WeekdayValue[], scope: DateFilter['ordinalScope'], limit: number): DayList =>
  (conjunction) => {
    const group = groupOf(byDay)
    if (group !== undefined) return conjunction === 'and' ? group.plural : group.condition
    return joinWords(
      inOrder(byDay).map((value) => weekdayWord(value, scope)),
      conjunction,
      limit,
    )
  }

/** `weekday`, or `Tuesday, Wednesday or Thursday`: of what a position is taken. */
export const weekdayKind = (byDay: readonly WeekdayValue[], limit: number): string =>
  groupOf(byDay)?.singular ?? weekdayList(byDay, 'month', limit)('or')

/** `the 1st, the 15th and the last day`. */
export const monthDayList =
  (days: readonly number[], limit: number): DayList =>
  (conjunction) =>
    joinNumbers(
      days,
      (day) => (day > 0 ? `the ${ordinalDigits(day)}` : `the ${ordinalWord(day)} day`),
      conjunction,
      limit,
    )

/** `day 100 and the last day of the year`. */
export const yearDayList =
  (days: readonly number[], limit: number): DayList =>
  (conjunction) =>
    `${joinNumbers(days, (day) => (day > 0 ? `day ${day}` : `the ${ordinalWord(day)} day`), conjunction, limit)} of the year`

/** `week 20 and the last week`. */
export const weekNumberList = (weeks: readonly number[], limit: number): string =>
  joinNumbers(weeks, (week) => (week > 0 ? `week ${week}` : `the ${ordinalWord(week)} week`), 'and', limit)

/** `January to March`, `every month`. */
export const monthList = (months: readonly number[], limit: number): string =>
  months.length === 12 ? 'every month' : joinNumbers(months, monthName, 'and', limit)
