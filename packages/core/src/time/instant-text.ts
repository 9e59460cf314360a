import type { Instant } from '@linx/contracts'
import { createIssue, failure, type Result, success } from '../issue/index.ts'
import { utcTextOf } from './wall-text.ts'
import { MINUTE_MS, wallTimeOf } from './wall-time.ts'

const INSTANT_PATTERN = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?)([+-])(\d{2}):(\d{2})$/
const FIRST_INSTANT = -62_167_219_200_000
const LAST_INSTANT = 253_402_300_799_999
const MAXIMUM_OFFSET_MINUTES = 18 * 60

/** ISO 8601 with milliseconds and `Z`. Throws `RangeError` for what is no instant (`NaN`, beyond ±275,760 years). */
export const formatInstant = (instant: Instant): string => {
  if (!(instant >= FIRST_INSTANT && instant <= LAST_INSTANT)) return new Date(instant).toISOString()
  return utcTextOf(instant)
}

const readInstant = (text: string): Instant | undefined => {
  if (text.endsWith('Z')) return wallTimeOf(text.slice(0, -1))
  const match = INSTANT_PATTERN.exec(text)
  if (match === null) return undefined
  const wall = wallTimeOf(match[1] ?? '')
  const minutes = Number(match[4] ?? 0)
  const offset = Number(match[3] ?? 0) * 60 + minutes
  if (wall === undefined || minutes > 59 || offset > MAXIMUM_OFFSET_MINUTES) return undefined
  return wall - (match[2] === '-' ? -offset : offset) * MINUTE_MS
}

/**
 * Reads an ISO 8601 instant with `Z` or an offset `±HH:MM`; fractions finer than a millisecond are cut.
 * @returns the instant, or `instant_format`.
 */
export const parseInstant = (text: string, path: string): Result<Instant> => {
  const instant = readInstant(text)
  if (instant !== undefined) return success(instant)
  return failure(
    createIssue('instant_format', {
      path,
      expected: 'a real date and time with Z or an offset',
      received: text,
      fix: 'Write it as 2026-11-21T09:30:00.000Z or 2026-11-21T09:30:00-05:00',
    }),
  )
}
