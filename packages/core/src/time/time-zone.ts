import { createIssue, failure, type Result, success } from '../issue/index.ts'

/** A time zone as plain data: what schedules and filters store. */
export interface TimeZone {
  /** `UTC`, an offset as `+05:30`, or an IANA region id; `parseTimeZone` reads it back. */
  readonly id: string
  /** Minutes east of Greenwich. Absent for a region, whose offset changes. */
  readonly offsetMinutes?: number
}

export const UTC: TimeZone = { id: 'UTC', offsetMinutes: 0 }

const MAXIMUM_LENGTH = 64
const MAXIMUM_CACHED = 1024
const MAXIMUM_OFFSET_MINUTES = 18 * 60
const UTC_NAMES: ReadonlySet<string> = new Set(['Z', 'UTC', 'UT', 'GMT'])
const OFFSET_PATTERN = /^(?:UTC|GMT|UT)?([+-])(\d{1,2})(?::(\d{2}))?$/
const MISSING_COLON_PATTERN = /^((?:UTC|GMT|UT)?[+-]\d{1,2})(\d{2})$/
const REGION_PATTERN = /^[A-Za-z][A-Za-z0-9_+-]*(?:\/[A-Za-z0-9_+-]+)*$/
const ABBREVIATION_PATTERN = /^[A-Za-z]{3}$/

const known = new Map<string, TimeZone>()

const offsetZone = (offsetMinutes: number): TimeZone => {
  if (offsetMinutes === 0) return UTC
  const size = Math.abs(offsetMinutes)
  const hours = String(Math.floor(size / 60)).padStart(2, '0')
  const minutes = String(size % 60).padStart(2, '0')
  return { id: `${offsetMinutes < 0 ? '-' : '+'}${hours}:${minutes}`, offsetMinutes }
}

const readOffset = (match: RegExpExecArray): TimeZone | undefined => {
  const minutes = Number(match[3] ?? 0)
  const size = Number(match[2]) * 60 + minutes
  if (minutes > 59 || size > MAXIMUM_OFFSET_MINUTES) return undefined
  return offsetZone(match[1] === '-' ? -size : size)
}

/** A link such as `US/Eastern` keeps its own name; only the letter case of a name is corrected. */
const readRegion = (text: string): TimeZone | undefined => {
  if (!REGION_PATTERN.test(text) || ABBREVIATION_PATTERN.test(text)) return undefined
  try {
    const resolved = new Intl.DateTimeFormat('en-US', { timeZone: text }).resolvedOptions().timeZone
    return { id: resolved.toLowerCase() === text.toLowerCase() ? resolved : text }
  } catch {
    return undefined
  }
}

const readZone = (text: string): TimeZone | undefined => {
  if (text.length > MAXIMUM_LENGTH) return undefined
  if (UTC_NAMES.has(text)) return UTC
  const offset = OFFSET_PATTERN.exec(text)
  return offset === null ? readRegion(text) : readOffset(offset)
}

const adviceFor = (text: string): string => {
  const missingColon = MISSING_COLON_PATTERN.exec(text)
  if (missingColon !== null) return `Put a colon between hours and minutes: ${missingColon[1]}:${missingColon[2]}`
  if (ABBREVIATION_PATTERN.test(text)) return 'Abbreviations are ambiguous; use a region such as America/New_York'
  return 'Use one of these forms, for example America/Toronto or -05:00'
}

/**
 * Reads a time zone (SPEC section 2): `Z`, `UTC`, `UT`, `GMT`; `{+,-}N(N)(:MM)` up to ±18:00, alone or after `UTC`,
 * `GMT` or `UT` (`UTC+5` is east); an IANA region id. Abbreviations such as `EST` are refused.
 * @returns the zone, or `time_zone_unknown`.
 */
export const parseTimeZone = (text: string, path: string): Result<TimeZone> => {
  const cached = known.get(text)
  if (cached !== undefined) return success(cached)
  const zone = readZone(text)
  if (zone === undefined) {
    return failure(
      createIssue('time_zone_unknown', {
        path,
        expected: 'UTC, an offset such as +05:30 or UTC-4, or an IANA region id',
        received: text,
        fix: adviceFor(text),
      }),
    )
  }
  if (known.size >= MAXIMUM_CACHED) known.clear()
  known.set(text, zone)
  return success(zone)
}
