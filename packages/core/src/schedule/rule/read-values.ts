import { createIssue, type Issue } from '../../issue/index.ts'
import { wallTimeOf } from '../../time/index.ts'
import type { NumberListRow } from './part-table.ts'
import { FREQUENCIES, type Frequency, type Until, WEEKDAYS, type WeekdayValue } from './recurrence-rule.ts'
import type { RulePart } from './rule-text.ts'

/** A value that was read, or why it was not. */
export type Reading<Value> = { readonly value: Value; readonly issues: readonly Issue[] }

/** A larger number means the same in every frequency: nothing more before the year 10000. */
const MAXIMUM_NUMBER = 1e12
const MAXIMUM_ORDINAL = 53
const weekdayNames: readonly string[] = WEEKDAYS

const formIssue = (path: string, expected: string, received: string, fix: string): Issue =>
  createIssue('rule_value_form', { path, expected, received, fix })

const rangeIssue = (path: string, expected: string, received: string, fix: string): Issue =>
  createIssue('rule_value_range', { path, expected, received, fix })

export const readFrequency = ({ value, path }: RulePart): Reading<Frequency | undefined> => {
  const frequency = FREQUENCIES.find((candidate) => candidate === value)
  if (frequency !== undefined) return { value: frequency, issues: [] }
  const expected = `FREQ as one of ${FREQUENCIES.join(', ')}`
  return { value: undefined, issues: [formIssue(path, expected, value, 'Write for example FREQ=MONTHLY')] }
}

/** INTERVAL and COUNT. */
export const readPositive = ({ name, value, path }: RulePart): Reading<number | undefined> => {
  if (!/^\d+$/.test(value)) {
    return {
      value: undefined,
      issues: [formIssue(path, `${name} as a whole number`, value, `Write ${name}=1 or more`)],
    }
  }
  const number = Math.min(Number(value), MAXIMUM_NUMBER)
  if (number >= 1) return { value: number, issues: [] }
  const fix = name === 'COUNT' ? 'Write how often the rule occurs, or leave COUNT out' : `Write ${name}=1 or more`
  return { value: undefined, issues: [rangeIssue(path, `${name} of 1 or more`, value, fix)] }
}

export const readWeekStart = ({ value, path }: RulePart): Reading<number | undefined> => {
  const weekday = weekdayNames.indexOf(value)
  if (weekday >= 0) return { value: weekday, issues: [] }
  return {
    value: undefined,
    issues: [formIssue(path, `WKST as one of ${WEEKDAYS.join(', ')}`, value, 'Write for example WKST=MO')],
  }
}

const toLocal = (value: string): string =>
  `${value.slice(0, 4)}-${value.slice(4, 6)}-${value.slice(6, 11)}:${value.slice(11, 13)}:${value.slice(13, 15)}`

export const readUntil = ({ value, path }: RulePart): Reading<Until | undefined> => {
  if (/^\d{8}$/.test(value)) {
    const expected = 'UNTIL with a time of day, since the start has one'
    const fix = `Write UNTIL=${value}T235959 to include the whole day`
    return { value: undefined, issues: [createIssue('rule_until_date_only', { path, expected, received: value, fix })] }
  }
  if (!/^\d{8}T\d{6}Z?$/.test(value)) {
    const fix = 'Write local time as UNTIL=20261224T090000, or UTC with a Z at its end'
    return { value: undefined, issues: [formIssue(path, 'UNTIL as YYYYMMDDTHHMMSS', value, fix)] }
  }
  const wall = wallTimeOf(toLocal(value))
  if (wall === undefined) {
    const fix = 'Write a day of the calendar and a time from 000000 to 235959'
    return { value: undefined, issues: [rangeIssue(path, 'UNTIL as a day and time that exist', value, fix)] }
  }
  return { value: value.endsWith('Z') ? { kind: 'instant', at: wall } : { kind: 'local', wall }, issues: [] }
}

const rangeText = (row: NumberListRow): string =>
  row.isSigned
    ? `${row.name} from ${row.minimum} to ${row.maximum} or from -${row.maximum} to -${row.minimum}`
    : `${row.name} from ${row.minimum} to ${row.maximum}`

const issueOfNumber = (row: NumberListRow, text: string, path: string): Issue | undefined => {
  const pattern = row.isSigned ? /^[+-]?\d+$/ : /^\d+$/
  if (!pattern.test(text) || text.replace(/^[+-]/, '').length > row.digits) {
    const sign = row.isSigned ? ', with a sign if wanted' : ' without a sign'
    const expected = `${row.name} as a number of at most ${row.digits} digits${sign}`
    return formIssue(path, expected, text, `Write values of ${row.name} as numbers between commas`)
  }
  const size = row.isSigned ? Math.abs(Number(text)) : Number(text)
  if (size >= row.minimum && size <= row.maximum) return undefined
  return rangeIssue(path, rangeText(row), text, `Use a value of ${row.name} inside its range`)
}

export const readNumbers = (row: NumberListRow, part: RulePart): Reading<readonly number[]> => {
  const texts = part.value.split(',')
  const issues = texts.flatMap((text, index) => issueOfNumber(row, text, `${part.path}[${index}]`) ?? [])
  return { value: [...new Set(texts.map(Number))].sort((left, right) => left - right), issues }
}

const readWeekday = (text: string, path: string): WeekdayValue | Issue => {
  const match = /^([+-]?\d{1,2})?(SU|MO|TU|WE|TH|FR|SA)$/.exec(text)
  if (match === null) {
    return formIssue(path, 'BYDAY as MO or with a number as 2MO', text, 'Write for example BYDAY=MO,WE or BYDAY=-1FR')
  }
  const ordinal = Number(match[1] ?? 0)
  if (match[1] !== undefined && (ordinal === 0 || Math.abs(ordinal) > MAXIMUM_ORDINAL)) {
    const expected = `a BYDAY number from 1 to ${MAXIMUM_ORDINAL} or from -${MAXIMUM_ORDINAL} to -1`
    return rangeIssue(path, expected, text, 'Write BYDAY=1MO for the first Monday, BYDAY=-1MO for the last')
  }
  return { weekday: weekdayNames.indexOf(match[2] ?? ''), ordinal }
}

export const readWeekdays = (part: RulePart): Reading<readonly WeekdayValue[]> => {
  const readings = part.value.split(',').map((text, index) => readWeekday(text, `${part.path}[${index}]`))
  const values = readings.filter((reading) => 'weekday' in reading)
  const unique = new Map(values.map((value) => [value.ordinal * 7 + value.weekday, value]))
  return {
    value: [...unique.values()].sort((left, right) => left.ordinal - right.ordinal || left.weekday - right.weekday),
    issues: readings.filter((reading) => 'code' in reading),
  }
}
