import { calendarLines, legendLine } from './calendar-view.ts'
import type { Paint } from './paint.ts'
import { previewYear } from './preview-year.ts'
import { type PreviewOptions, readOptions, USAGE } from './read-options.ts'
import { refusalLines } from './refusal-lines.ts'
import { runLines } from './run-lines.ts'
import { wrapText } from './wrap-text.ts'

/** What a command line comes to: the preview, or what is wrong with it. */
export interface PreviewResult {
  readonly isShown: boolean
  readonly lines: readonly string[]
}

/** One for each stream: it may be that only one of them is watched. */
export interface PreviewPaints {
  readonly output: Paint
  readonly errors: Paint
}

const WIDTH = 80

const show = ({ timing, listedRuns }: PreviewOptions, { output, errors }: PreviewPaints): PreviewResult => {
  const year = previewYear(timing)
  if (!year.ok) return { isShown: false, lines: refusalLines(timing, year.issues, errors) }
  const lines = [
    ...wrapText(year.value.sentence, WIDTH).map((line) => output('title', line)),
    '',
    ...calendarLines(year.value, output),
    legendLine(year.value, output),
    '',
    ...runLines(year.value, listedRuns, output),
  ]
  return { isShown: true, lines }
}

/** Answers what belongs on the screen for the words of a command line; the usage for words that mean nothing. */
export const runPreview = (words: readonly string[], paints: PreviewPaints): PreviewResult => {
  let options: PreviewOptions
  try {
    options = readOptions(words)
  } catch (error) {
    return { isShown: false, lines: [error instanceof Error ? error.message : String(error), '', USAGE] }
  }
  return show(options, paints)
}
