import { styleText } from 'node:util'
import type { Instant } from '@linx/contracts'
import { formatTable } from './format-table.ts'
import { formatTime } from './format-time.ts'
import { wrapText } from './wrap-text.ts'

/** Who does what a line tells of. */
export type Actor = 'business' | 'engine' | 'customer' | 'phone' | 'rail'

type Style = Parameters<typeof styleText>[0]

/** Prints the story, at most 100 characters a line. */
export interface Printer {
  /** Opens an act. */
  title(text: string, note: string): void
  /** More about the act, under its title. */
  note(text: string): void
  chapter(title: string, note: string): void
  /** One step of the story, at its simulated time. */
  step(at: Instant, actor: Actor, text: string): void
  /** More about the step before, below it. */
  detail(text: string, style?: Style): void
  /** A violated rule. */
  issue(code: string, message: string): void
  /** Lines that stay as they are. */
  block(heading: string, lines: readonly string[]): void
  table(heading: string, rows: readonly (readonly string[])[]): void
  ending(isGood: boolean, lines: readonly string[]): void
}

export interface PrinterOptions {
  readonly write: (line: string) => void
  readonly hasColours: boolean
}

const LINE_CHARACTERS = 100
const ACTOR_CHARACTERS = 8
const MARGIN = '  '
/** Margin, time, actor, and two spaces behind each. */
const TEXT_COLUMN = 2 + 15 + 2 + ACTOR_CHARACTERS + 2

const ACTOR_STYLES: { readonly [actor in Actor]: Style } = {
  business: 'blue',
  engine: 'gray',
  customer: 'magenta',
  phone: 'cyan',
  rail: 'yellow',
}

export const createPrinter = ({ write, hasColours }: PrinterOptions): Printer => {
  const paint = (style: Style, text: string): string =>
    hasColours ? styleText(style, text, { validateStream: false }) : text

  const writeAll = (lines: readonly string[], indent: string, style?: Style): void => {
    for (const line of lines) write(`${indent}${style === undefined ? line : paint(style, line)}`)
  }

  const wrapped = (text: string): readonly string[] => wrapText(text, LINE_CHARACTERS - TEXT_COLUMN)
  const textIndent = ' '.repeat(TEXT_COLUMN)
  let hasTitle = false

  return {
    title: (text, note) => {
      if (hasTitle) write('')
      hasTitle = true
      write(paint('bold', text))
      write(paint('gray', note))
    },
    note: (text) => writeAll(wrapText(text, LINE_CHARACTERS), '', 'gray'),
    chapter: (title, note) => {
      write('')
      write(paint('bold', title))
      writeAll(wrapText(note, LINE_CHARACTERS - MARGIN.length), MARGIN, 'gray')
      write('')
    },
    step: (at, actor, text) => {
      const [first = '', ...others] = wrapped(text)
      const name = paint(ACTOR_STYLES[actor], actor.padEnd(ACTOR_CHARACTERS))
      write(`${MARGIN}${paint('gray', formatTime(at))}  ${name}  ${first}`)
      writeAll(others, textIndent)
    },
    detail: (text, style = 'gray') => writeAll(wrapped(text), textIndent, style),
    issue: (code, message) => {
      const indent = `${MARGIN}${MARGIN}`
      const [first = '', ...others] = wrapText(`${code}  ${message}`, LINE_CHARACTERS - indent.length - MARGIN.length)
      write(`${indent}${paint('red', code)}${first.slice(code.length)}`)
      writeAll(others, `${indent}${MARGIN}`)
    },
    block: (heading, lines) => {
      write('')
      write(`${MARGIN}${paint('bold', heading)}`)
      writeAll(lines, `${MARGIN}${MARGIN}`)
    },
    table: (heading, rows) => {
      const [head = '', ...lines] = formatTable(rows)
      write('')
      write(paint('bold', heading))
      write('')
      writeAll([head, head.replace(/./g, '-')], MARGIN, 'gray')
      writeAll(lines, MARGIN)
    },
    ending: (isGood, lines) => {
      write('')
      writeAll(lines, '', isGood ? 'green' : 'red')
    },
  }
}
