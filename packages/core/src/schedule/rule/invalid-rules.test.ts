import { describe, expect, it } from 'vitest'
import { invalidRules } from '../test-support/invalid-rules.ts'
import { parseRecurrenceRule } from './parse-recurrence-rule.ts'
import { MAXIMUM_RULE_CHARACTERS } from './rule-text.ts'

const PATH = 'recurrenceRule'

const rows = invalidRules.flatMap(({ texts, ...row }) =>
  texts.map((text) => ({ ...row, text, name: JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text) })),
)

const issuesOf = (text: string) => {
  const result = parseRecurrenceRule(text, PATH)
  return result.ok ? [] : result.issues
}

describe('invalid rules', () => {
  it.each(rows)('refuses $name: $code', ({ text, code, at, names }) => {
    const issues = issuesOf(text)
    expect(issues.map((issue) => [issue.code, issue.path])).toEqual([[code, PATH + at]])
    expect(issues[0]?.message).toContain(names)
    expect(issues[0]?.message.length).toBeLessThan(400)
  })

  it('are at least 150, each another text', () => {
    expect(rows.length).toBeGreaterThanOrEqual(150)
    expect(new Set(rows.map(({ text }) => text)).size).toBe(rows.length)
  })

  it('are refused for every reason at once, in the order of the table of issues', () => {
    const text =
      'COUNT=0;NAME=1;BYMONTH=13,1,14;BYMONTH=2;UNTIL=20301224;BYDAY=1MO,X;FREQ=WEEKLY;BYWEEKNO=99;;BYSETPOS=0'
    expect(issuesOf(text).map(({ code, path }) => `${code} ${path.slice(PATH.length)}`)).toEqual([
      'rule_part_form [8]',
      'rule_part_unknown [1]',
      'rule_part_repeated [3]',
      'rule_value_form [5][1]',
      'rule_value_range [0]',
      'rule_value_range [2][0]',
      'rule_value_range [2][2]',
      'rule_value_range [7][0]',
      'rule_value_range [9][0]',
      'rule_until_date_only [4]',
      'rule_count_with_until [4]',
      'rule_part_not_allowed [7]',
      'rule_ordinal_not_allowed [5]',
    ])
  })

  it('get at most 20 reasons', () => {
    expect(issuesOf(`FREQ=DAILY;BYMONTH=${Array.from({ length: 100 }, () => '99').join(',')}`)).toHaveLength(20)
  })

  it('begin at one character more than 1,024', () => {
    const ofLength = (length: number): string => `FREQ=DAILY;COUNT=${'0'.repeat(length - 18)}1`
    expect(ofLength(MAXIMUM_RULE_CHARACTERS)).toHaveLength(1024)
    expect(issuesOf(ofLength(1024))).toEqual([])
    expect(issuesOf(ofLength(1025)).map(({ code }) => code)).toEqual(['rule_length'])
  })
})
