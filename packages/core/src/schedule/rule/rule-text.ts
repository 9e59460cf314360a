import { createIssue, type Issue } from '../../issue/index.ts'

/** A longer text is refused unread. */
export const MAXIMUM_RULE_CHARACTERS = 1024

/** One `NAME=value` of a rule, in capitals, with its place for messages. */
export interface RulePart {
  readonly name: string
  readonly value: string
  /** `recurrenceRule[2]` is the third part, `recurrenceRule[2][0]` its first value. */
  readonly path: string
}

const PART_PATTERN = /^([A-Za-z-]+)=(.+)$/
const VISIBLE_ASCII = /^[!-~]*$/
const EXAMPLE = 'Write it as FREQ=MONTHLY;BYMONTHDAY=15'

const issueOfText = (text: string, path: string): Issue | undefined => {
  if (text === '') {
    return createIssue('rule_empty', { path, expected: 'a recurrence rule', received: text, fix: EXAMPLE })
  }
  if (text.length > MAXIMUM_RULE_CHARACTERS) {
    const expected = `at most ${MAXIMUM_RULE_CHARACTERS} characters`
    return createIssue('rule_length', { path, expected, received: text, fix: 'Shorten the rule' })
  }
  if (!VISIBLE_ASCII.test(text)) {
    const expected = 'visible ASCII characters only'
    const fix = 'Take out spaces, line breaks and typographic characters'
    return createIssue('rule_characters', { path, expected, received: text, fix })
  }
  if (/^(?:RRULE|EXRULE|DTSTART|RDATE|EXDATE)[:;]/i.test(text)) {
    const expected = 'the rule alone, without a property name'
    return createIssue('rule_prefix', { path, expected, received: text, fix: 'Begin the text with FREQ=' })
  }
  return undefined
}

const issueOfPart = (part: string, path: string): Issue =>
  createIssue('rule_part_form', {
    path,
    expected: 'a part NAME=value between semicolons',
    received: part,
    fix: part === '' ? 'Take out the semicolon that has no part' : EXAMPLE,
  })

/** Splits a rule into its parts; the parts that can't be read are issues. */
export const splitRule = (text: string, path: string): { parts: RulePart[]; issues: Issue[] } => {
  const whole = issueOfText(text, path)
  if (whole !== undefined) return { parts: [], issues: [whole] }
  const parts: RulePart[] = []
  const issues: Issue[] = []
  for (const [index, part] of text.split(';').entries()) {
    const match = PART_PATTERN.exec(part)
    const partPath = `${path}[${index}]`
    if (match === null) issues.push(issueOfPart(part, partPath))
    else parts.push({ name: (match[1] ?? '').toUpperCase(), value: (match[2] ?? '').toUpperCase(), path: partPath })
  }
  return { parts, issues }
}
