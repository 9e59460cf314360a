import { createIssue, failure, type Issue, type Result, success } from '../issue/index.ts'
import {
  CALENDARS,
  type Calendar,
  type CalendarId,
  parseTimeZone,
  type TimeZone,
  type WallTime,
  type ZoneTable,
  zoneTableOf,
} from '../time/index.ts'
import { CONVENTIONS, type Convention, createRuleStream, createSingleStream, type Stream } from './expand/index.ts'
import { parseRecurrenceRule, type RecurrenceRule } from './rule/index.ts'
import { parseStartDateTime } from './start-date-time.ts'
import type { ScheduleTiming } from './timing.ts'

/** A schedule that was checked and made ready for expansion. */
export interface CompiledSchedule {
  readonly start: WallTime
  readonly zone: TimeZone
  readonly table: ZoneTable
  readonly rule: RecurrenceRule | undefined
  readonly stream: Stream
  /** Absent when nothing is shifted. */
  readonly calendar: Calendar | undefined
  readonly convention: Convention
}

const choiceIssue = (path: string, choices: readonly string[], received: unknown): Issue =>
  createIssue('input_value', {
    path,
    expected: `one of ${choices.join(', ')}`,
    received,
    fix: 'Use one of the documented values or leave it out',
  })

const isCalendar = (value: unknown): value is Calendar =>
  typeof value === 'object' && value !== null && 'isBankingDay' in value && typeof value.isBankingDay === 'function'

const isCalendarId = (value: unknown): value is CalendarId =>
  typeof value === 'string' && Object.hasOwn(CALENDARS, value)

const calendarOf = ({ calendar = 'US-FED' }: ScheduleTiming): Calendar | undefined =>
  isCalendarId(calendar) ? CALENDARS[calendar] : isCalendar(calendar) ? calendar : undefined

const choiceIssues = (timing: ScheduleTiming): readonly Issue[] => {
  const { calendarType, calendar, convention } = timing
  const conventions: readonly string[] = CONVENTIONS
  const issues: Issue[] = []
  if (calendarType !== undefined && calendarType !== 'BANKING' && calendarType !== 'DEFAULT') {
    issues.push(choiceIssue('calendarType', ['BANKING', 'DEFAULT'], calendarType))
  }
  if (calendarOf(timing) === undefined) {
    issues.push(choiceIssue('calendar', [...Object.keys(CALENDARS), 'a calendar of the host'], calendar))
  }
  if (convention !== undefined && !conventions.includes(convention)) {
    issues.push(choiceIssue('convention', CONVENTIONS, convention))
  }
  return issues
}

const readRule = (rule: unknown): Result<RecurrenceRule | undefined> => {
  if (rule === undefined) return success(undefined)
  if (typeof rule === 'string') return parseRecurrenceRule(rule, 'recurrenceRule')
  const detail = { path: 'recurrenceRule', expected: 'text', received: rule, fix: 'Give the rule as text' }
  return failure(createIssue('input_type', detail))
}

const readZone = (zone: unknown): Result<TimeZone> => {
  if (typeof zone === 'string') return parseTimeZone(zone, 'timeZone')
  const detail = { path: 'timeZone', expected: 'text', received: zone, fix: 'Give the zone as text' }
  return failure(createIssue('input_type', detail))
}

const compile = (timing: ScheduleTiming): Result<CompiledSchedule> => {
  const start = parseStartDateTime(timing.startDateTime, 'startDateTime')
  const zone = readZone(timing.timeZone ?? 'UTC')
  const rule = readRule(timing.recurrenceRule)
  const choices = choiceIssues(timing)
  if (!start.ok || !zone.ok || !rule.ok || choices.length > 0) {
    const issues = [start, zone, rule].flatMap((result) => (result.ok ? [] : result.issues))
    return failure(...issues, ...choices)
  }
  const table = zoneTableOf(zone.value)
  const stream =
    rule.value === undefined ? createSingleStream(start.value, table) : createRuleStream(rule.value, start.value, table)
  const calendar = timing.calendarType === 'BANKING' ? calendarOf(timing) : undefined
  const convention = timing.convention ?? 'following'
  return success({ start: start.value, zone: zone.value, table, rule: rule.value, stream, calendar, convention })
}

interface Remembered {
  readonly timing: ScheduleTiming
  readonly result: Result<CompiledSchedule>
}

const remembered = new WeakMap<ScheduleTiming, Remembered>()

/** An object that was changed since is compiled again. */
const isSame = (left: ScheduleTiming, right: ScheduleTiming): boolean =>
  left.startDateTime === right.startDateTime &&
  left.timeZone === right.timeZone &&
  left.recurrenceRule === right.recurrenceRule &&
  left.calendarType === right.calendarType &&
  left.calendar === right.calendar &&
  left.convention === right.convention

/**
 * Checks a schedule and makes it ready, once for each object. Every reason against it comes at once, under the paths
 * `startDateTime`, `timeZone`, `recurrenceRule`, `calendarType`, `calendar` and `convention`.
 */
export const compileSchedule = (timing: ScheduleTiming): Result<CompiledSchedule> => {
  const known = remembered.get(timing)
  if (known !== undefined && isSame(known.timing, timing)) return known.result
  const result = compile(timing)
  remembered.set(timing, { timing: { ...timing }, result })
  return result
}
