import { createIssue, type Issue } from '../../issue/index.ts'
import { NUMBER_LISTS, type NumberListRow } from './part-table.ts'
import type { Frequency, RecurrenceRule, WeekdayValue } from './recurrence-rule.ts'

/** Where each part stands in the text. */
export type PartPaths = ReadonlyMap<string, string>

const notAllowed = (row: NumberListRow, frequency: Frequency, path: string): Issue =>
  createIssue('rule_part_not_allowed', {
    path,
    expected: `no ${row.name} in a ${frequency} rule (RFC 5545 section 3.3.10)`,
    received: `${row.name} with FREQ=${frequency}`,
    fix: `Take out ${row.name} or change FREQ`,
  })

const ordinalIssue = (
  byDay: readonly WeekdayValue[],
  rule: Partial<RecurrenceRule>,
  path: string,
): Issue | undefined => {
  if (byDay.every(({ ordinal }) => ordinal === 0)) return undefined
  const isCounted = rule.frequency === 'MONTHLY' || rule.frequency === 'YEARLY'
  if (isCounted && rule.byWeekNumber === undefined) return undefined
  return createIssue('rule_ordinal_not_allowed', {
    path,
    expected: 'BYDAY numbers only in MONTHLY rules, and in YEARLY rules without BYWEEKNO',
    received: isCounted ? 'BYDAY with a number beside BYWEEKNO' : `BYDAY with a number and FREQ=${rule.frequency}`,
    fix: 'Write the weekdays without numbers',
  })
}

const setPositionIssue = (paths: PartPaths): Issue | undefined => {
  const path = paths.get('BYSETPOS')
  const others = [...paths.keys()].filter((name) => name.startsWith('BY') && name !== 'BYSETPOS')
  if (path === undefined || others.length > 0) return undefined
  return createIssue('rule_set_position_alone', {
    path,
    expected: 'BYSETPOS beside another BY part',
    received: 'BYSETPOS alone',
    fix: 'Add the part whose values it selects from, for example BYDAY=MO,TU,WE,TH,FR',
  })
}

const countWithUntilIssue = (paths: PartPaths): Issue | undefined => {
  const path = paths.get('UNTIL')
  if (path === undefined || !paths.has('COUNT')) return undefined
  return createIssue('rule_count_with_until', {
    path,
    expected: 'COUNT or UNTIL',
    received: 'both',
    fix: 'Take out one of them',
  })
}

const frequencyIssue = (paths: PartPaths, path: string): Issue | undefined =>
  paths.has('FREQ')
    ? undefined
    : createIssue('rule_frequency_required', {
        path,
        expected: 'the part FREQ',
        received: 'a rule without FREQ',
        fix: 'Add for example FREQ=MONTHLY',
      })

/** The rules between parts: what must be there, what excludes what, and what RFC 5545 forbids for the frequency. */
export const checkCombination = (rule: Partial<RecurrenceRule>, paths: PartPaths, path: string): readonly Issue[] => {
  const { frequency, byDay } = rule
  const forbidden = NUMBER_LISTS.filter((row) => paths.has(row.name) && frequency && row.notWith.includes(frequency))
  return [
    frequencyIssue(paths, path),
    countWithUntilIssue(paths),
    ...forbidden.map((row) => frequency && notAllowed(row, frequency, paths.get(row.name) ?? path)),
    byDay && frequency && ordinalIssue(byDay, rule, paths.get('BYDAY') ?? path),
    setPositionIssue(paths),
  ].filter((issue) => issue !== undefined)
}
