import { createIssue, failure, type Result, success } from '../issue/index.ts'
import { type WallTime, wallTimeOf } from '../time/index.ts'

const START_PATTERN = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,6})?$/
const COLON_FRACTION_PATTERN = /^(.*T\d{2}:\d{2}:\d{2}):(\d+)$/
const DESIGNATOR_PATTERN = /^(.*T\d{2}:\d{2}:\d{2}(?:\.\d+)?)(?:Z|[+-]\d{2}:?\d{2})$/i

const adviceFor = (text: string): string => {
  const fraction = COLON_FRACTION_PATTERN.exec(text)
  if (fraction !== null)
    return `Write fractions of a second after a point: ${fraction[1]}.${fraction[2]?.padEnd(3, '0')}`
  const designator = DESIGNATOR_PATTERN.exec(text)
  if (designator !== null) return `Leave out the time zone designator and give timeZone: ${designator[1]}`
  if (/[\u2010-\u2015\u2212]/.test(text)) return 'Write plain hyphens (-) between year, month and day'
  if (START_PATTERN.test(text)) return 'Write a day of the calendar and a time from 00:00:00 to 23:59:59'
  return 'Write it as 2026-11-21T09:30:00 or 2026-11-21T09:30:00.000'
}

/**
 * Reads a start (seed 004): a local date-time without designator that exists in the calendar; fractions finer than a
 * millisecond are cut.
 * @returns the wall time, or `start_date_time_format`.
 */
export const parseStartDateTime = (text: unknown, path: string): Result<WallTime> => {
  const wall = typeof text === 'string' && START_PATTERN.test(text) ? wallTimeOf(text) : undefined
  if (wall !== undefined) return success(wall)
  return failure(
    createIssue('start_date_time_format', {
      path,
      expected: 'a real local date-time YYYY-MM-DDTHH:MM:SS[.ffffff] without designator',
      received: text,
      fix: adviceFor(typeof text === 'string' ? text.slice(0, 64) : ''),
    }),
  )
}
