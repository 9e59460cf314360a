import type { Issue, ScheduleTiming } from '@linx/core'
import type { Paint } from './paint.ts'
import { wrapText } from './wrap-text.ts'

/** A stretch of a text. */
interface Span {
  readonly start: number
  readonly end: number
}

const WIDTH = 78
const INDENT = '  '
const RULE_PATH = /^recurrenceRule(?:\[(\d+)\](?:\[(\d+)\])?)?$/

const splitSpan = (text: string, { start, end }: Span, separator: string, index: number): Span => {
  const pieces = text.slice(start, end).split(separator)
  const before = pieces.slice(0, index).reduce((length, piece) => length + piece.length + separator.length, start)
  return { start: before, end: before + (pieces[index]?.length ?? 0) }
}

/** Where a path of the rule's reader points: `recurrenceRule[2][0]` is the first value of the third part. */
const spanOfPath = (rule: string, path: string): Span => {
  const whole = { start: 0, end: rule.length }
  const [, part, value] = RULE_PATH.exec(path) ?? []
  if (part === undefined) return whole
  const partSpan = splitSpan(rule, whole, ';', Number(part))
  if (value === undefined) return partSpan
  const equals = rule.indexOf('=', partSpan.start)
  return splitSpan(rule, { start: equals + 1, end: partSpan.end }, ',', Number(value))
}

/** The text and carets under the span; of a long text, what lies around the span. */
const pointAt = (text: string, { start, end }: Span): readonly [string, string] => {
  const room = WIDTH - INDENT.length
  const from = text.length <= room ? 0 : Math.min(Math.max(start - room / 2, 0), text.length - room)
  const shown = text.slice(from, from + room).replace(/[^ -~]/g, '?')
  const carets = '^'.repeat(Math.max(Math.min(end, from + room) - start, 1))
  return [`${INDENT}${shown}`, `${INDENT}${' '.repeat(start - from)}${carets}`]
}

/** Members of a timing as the command line has them. */
const textOf = (timing: ScheduleTiming, path: string): string | undefined => {
  const [member = ''] = /^[A-Za-z]+/.exec(path) ?? []
  const value = Object.entries(timing).find(([name]) => name === member)?.[1]
  return typeof value === 'string' ? value : undefined
}

const issueLines = (timing: ScheduleTiming, issue: Issue, paint: Paint): readonly string[] => {
  const text = textOf(timing, issue.path)
  const message = wrapText(issue.message, WIDTH)
  if (text === undefined) return message
  const [shown, carets] = pointAt(text, spanOfPath(text, issue.path))
  return [shown, paint('refusal', carets), ...message]
}

/** Every reason against a schedule, each under the text that it is about. */
export const refusalLines = (timing: ScheduleTiming, issues: readonly Issue[], paint: Paint): readonly string[] =>
  issues.flatMap((issue, index) => [...(index === 0 ? [] : ['']), ...issueLines(timing, issue, paint)])
