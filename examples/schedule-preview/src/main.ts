import { calendarLines, legendLine } from './calendar-view.ts'
import { createPaint } from './paint.ts'
import { previewYear } from './preview-year.ts'
import { type PreviewOptions, readOptions, USAGE } from './read-options.ts'
import { refusalLines } from './refusal-lines.ts'
import { runLines } from './run-lines.ts'
import { wrapText } from './wrap-text.ts'

const WIDTH = 80

const mayColour = ({ isTTY }: { readonly isTTY?: boolean }): boolean =>
  isTTY === true && (process.env.NO_COLOR ?? '') === ''

const optionsOrUsage = (): PreviewOptions | undefined => {
  try {
    return readOptions(process.argv.slice(2))
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`)
    return undefined
  }
}

const show = ({ timing, listedRuns }: PreviewOptions): boolean => {
  const year = previewYear(timing)
  if (!year.ok) {
    console.error(refusalLines(timing, year.issues, createPaint(mayColour(process.stderr))).join('\n'))
    return false
  }
  const paint = createPaint(mayColour(process.stdout))
  const lines = [
    ...wrapText(year.value.sentence, WIDTH).map((line) => paint('title', line)),
    '',
    ...calendarLines(year.value, paint),
    legendLine(year.value, paint),
    '',
    ...runLines(year.value, listedRuns, paint),
  ]
  console.log(lines.join('\n'))
  return true
}

const options = optionsOrUsage()
process.exitCode = options !== undefined && show(options) ? 0 : 1
