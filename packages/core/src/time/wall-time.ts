import { daysInMonth, epochDayOf } from './calendar-date.ts'

/**
 * What a clock on the wall shows, as milliseconds since it showed 1970-01-01T00:00:00. It has no zone and is never an
 * `Instant`.
 */
export type WallTime = number

export const SECOND_MS = 1000
export const MINUTE_MS = 60_000
export const HOUR_MS = 3_600_000
export const DAY_MS = 86_400_000

const isRealTime = (hour: number, minute: number, second: number): boolean => hour < 24 && minute < 60 && second < 60

/** `0` in the pattern is a digit, everything else is itself. */
const PATTERN = '0000-00-00T00:00:00'
const POINT = '.'.charCodeAt(0)
const ZERO = '0'.charCodeAt(0)
const MAXIMUM_FRACTION_DIGITS = 9

const isDigit = (code: number): boolean => code >= ZERO && code <= ZERO + 9

const hasPattern = (text: string): boolean => {
  for (let index = 0; index < PATTERN.length; index += 1) {
    const code = text.charCodeAt(index)
    const expected = PATTERN.charCodeAt(index)
    if (expected === ZERO ? !isDigit(code) : code !== expected) return false
  }
  return true
}

const pair = (text: string, index: number): number =>
  (text.charCodeAt(index) - ZERO) * 10 + text.charCodeAt(index + 1) - ZERO

/** Milliseconds of a fraction `.S` to `.SSSSSSSSS`, finer digits cut; `undefined` for anything else. */
const readFraction = (text: string): number | undefined => {
  const digits = text.length - PATTERN.length - 1
  if (digits < 0) return 0
  if (text.charCodeAt(PATTERN.length) !== POINT || digits === 0 || digits > MAXIMUM_FRACTION_DIGITS) return undefined
  let millisecond = 0
  for (let index = 0; index < Math.max(digits, 3); index += 1) {
    const code = index < digits ? text.charCodeAt(PATTERN.length + 1 + index) : ZERO
    if (!isDigit(code)) return undefined
    if (index < 3) millisecond = millisecond * 10 + code - ZERO
  }
  return millisecond
}

/**
 * Reads `YYYY-MM-DDTHH:mm:ss[.fraction]`; fractions finer than a millisecond are cut. `undefined` when the text has
 * another form or names a day or time that does not exist.
 */
export const wallTimeOf = (local: string): WallTime | undefined => {
  if (!hasPattern(local)) return undefined
  const millisecond = readFraction(local)
  const year = pair(local, 0) * 100 + pair(local, 2)
  const month = pair(local, 5)
  const day = pair(local, 8)
  const [hour, minute, second] = [pair(local, 11), pair(local, 14), pair(local, 17)]
  if (millisecond === undefined || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month))
    return undefined
  if (!isRealTime(hour, minute, second)) return undefined
  return epochDayOf(year, month, day) * DAY_MS + hour * HOUR_MS + minute * MINUTE_MS + second * SECOND_MS + millisecond
}
