import { createIssue, failure, type Issue, type Result, success } from '../../issue/index.ts'
import { checkCombination } from './check-combination.ts'
import { NUMBER_LISTS, SINGLE_PARTS, UNKNOWN_PART_ADVICE } from './part-table.ts'
import {
  type Reading,
  readFrequency,
  readNumbers,
  readPositive,
  readUntil,
  readWeekdays,
  readWeekStart,
} from './read-values.ts'
import type { RecurrenceRule } from './recurrence-rule.ts'
import { type RulePart, splitRule } from './rule-text.ts'

/** What a reader can use of a text that is all wrong. */
const MAXIMUM_ISSUES = 20
const MONDAY = 1

type Draft = { -readonly [Member in keyof RecurrenceRule]?: RecurrenceRule[Member] }
type PartReader = (part: RulePart) => { readonly member: keyof RecurrenceRule; readonly reading: Reading<unknown> }

const readers: ReadonlyMap<string, PartReader> = new Map<string, PartReader>([
  ['FREQ', (part) => ({ member: 'frequency', reading: readFrequency(part) })],
  ['INTERVAL', (part) => ({ member: 'interval', reading: readPositive(part) })],
  ['COUNT', (part) => ({ member: 'count', reading: readPositive(part) })],
  ['UNTIL', (part) => ({ member: 'until', reading: readUntil(part) })],
  ['WKST', (part) => ({ member: 'weekStart', reading: readWeekStart(part) })],
  ['BYDAY', (part) => ({ member: 'byDay', reading: readWeekdays(part) })],
  ...NUMBER_LISTS.map((row): [string, PartReader] => [
    row.name,
    (part) => ({ member: row.member, reading: readNumbers(row, part) }),
  ]),
])

const unknownPart = ({ name, path }: RulePart): Issue =>
  createIssue('rule_part_unknown', {
    path,
    expected: 'a part of RFC 5545',
    received: name,
    fix: UNKNOWN_PART_ADVICE[name] ?? `Use ${[...SINGLE_PARTS, ...NUMBER_LISTS.map((row) => row.name)].join(', ')}`,
  })

const repeatedPart = ({ name, path }: RulePart): Issue =>
  createIssue('rule_part_repeated', {
    path,
    expected: `${name} once`,
    received: `${name} again`,
    fix: 'Put all values into one part, between commas',
  })

/**
 * Reads an RRULE strictly (RFC 5545 section 3.3.10): parts in any order and letter case, no `RRULE:` before them.
 * @returns the rule, or every reason against it (at most 20); a path `recurrenceRule[2][0]` means the first value of the
 * third part.
 */
export const parseRecurrenceRule = (text: string, path: string): Result<RecurrenceRule> => {
  const { parts, issues } = splitRule(text, path)
  const draft: Draft = { interval: 1, weekStart: MONDAY }
  const paths = new Map<string, string>()
  for (const part of parts) {
    const read = readers.get(part.name)
    if (read === undefined) issues.push(unknownPart(part))
    else if (paths.has(part.name)) issues.push(repeatedPart(part))
    else {
      const { member, reading } = read(part)
      paths.set(part.name, part.path)
      issues.push(...reading.issues)
      Object.assign(draft, { [member]: reading.value })
    }
  }
  if (parts.length > 0) issues.push(...checkCombination(draft, paths, path))
  const { frequency, interval, weekStart } = draft
  if (issues.length > 0 || frequency === undefined || interval === undefined || weekStart === undefined) {
    return failure(...issues.slice(0, MAXIMUM_ISSUES))
  }
  return success({ ...draft, frequency, interval, weekStart })
}
