import type { Paint } from './paint.ts'
import type { DayMark, PreviewYear } from './preview-year.ts'

const MONTHS_IN_A_ROW = 3
const WEEKS = 6
const GAP = '    '
const WEEK_HEAD = ' Mo Tu We Th Fr Sa Su'
const EMPTY_DAY = '   '

/** What stands behind a day, so that a mark is seen without colours, and what it means. */
const MARKS: Readonly<Record<DayMark, { readonly sign: string; readonly meaning: string }>> = {
  run: { sign: '*', meaning: 'run' },
  'moved-here': { sign: '>', meaning: 'run moved to this day' },
  'moved-away': { sign: '<', meaning: 'run moved away from this day' },
  holiday: { sign: 'h', meaning: 'bank holiday' },
}

const monthTitle = (first: string): string =>
  new Intl.DateTimeFormat('en-US', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(first))

const dayCell = (day: string, mark: DayMark | undefined, paint: Paint): string => {
  const number = String(Number(day.slice(8))).padStart(2)
  return mark === undefined ? `${number} ` : paint(mark, `${number}${MARKS[mark].sign}`)
}

/** Title, weekdays and six weeks, each 21 columns wide. */
const monthLines = (first: string, { marks }: PreviewYear, paint: Paint): readonly string[] => {
  const month = first.slice(0, 7)
  const start = new Date(first)
  const length = new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + 1, 0)).getUTCDate()
  const before = (start.getUTCDay() + 6) % 7
  const cells = Array.from({ length: WEEKS * 7 }, (_, index) => {
    const number = index - before + 1
    if (number < 1 || number > length) return EMPTY_DAY
    const day = `${month}-${String(number).padStart(2, '0')}`
    return dayCell(day, marks.get(day), paint)
  })
  const weeks = Array.from({ length: WEEKS }, (_, week) => cells.slice(week * 7, week * 7 + 7).join(''))
  return [paint('title', ` ${monthTitle(first)}`.padEnd(WEEK_HEAD.length)), paint('faint', WEEK_HEAD), ...weeks]
}

const rowLines = (row: readonly string[], year: PreviewYear, paint: Paint): readonly string[] => {
  const months = row.map((first) => monthLines(first, year, paint))
  const height = Math.max(...months.map((lines) => lines.length))
  return Array.from({ length: height }, (_, line) =>
    months
      .map((lines) => lines[line])
      .join(GAP)
      .trimEnd(),
  )
}

/** Twelve months, three a row, in at most 80 columns. */
export const calendarLines = (year: PreviewYear, paint: Paint): readonly string[] => {
  const lines: string[] = []
  for (let index = 0; index < year.months.length; index += MONTHS_IN_A_ROW) {
    const row = rowLines(year.months.slice(index, index + MONTHS_IN_A_ROW), year, paint)
    const end = row.findLastIndex((line) => line.trim() !== '')
    lines.push(...row.slice(0, end + 1), '')
  }
  return lines
}

/** The marks that the calendar has, with their meanings. */
export const legendLine = ({ marks }: PreviewYear, paint: Paint): string => {
  const used = new Set(marks.values())
  return Object.entries(MARKS)
    .filter(([mark]) => used.has(mark as DayMark))
    .map(([mark, { sign, meaning }]) => `${paint(mark as DayMark, sign)} ${meaning}`)
    .join('   ')
}
