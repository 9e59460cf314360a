import { civilDateOf, daysInMonth, epochDayOf } from './calendar-date.ts'

/**
 * What a clock on the wall shows, as milliseconds since it showed 1970-01-01T00:00:00. It has no zone and is never an
 * `Instant`.
 */
export type WallTime = number

export const SECOND_MS = 1000
export const MINUTE_MS = 60_000
export const HOUR_MS = 3_600_000
export const DAY_MS = 86_400_000

const LOCAL_PATTERN = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,9}))?$/

const isRealTime = (hour: number, minute: number, second: number): boolean => hour < 24 && minute < 60 && second < 60

/**
 * Reads `YYYY-MM-DDTHH:mm:ss[.fraction]`; fractions finer than a millisecond are cut. `undefined` when the text has
 * another form or names a day or time that does not exist.
 */
export const wallTimeOf = (local: string): WallTime | undefined => {
  const match = LOCAL_PATTERN.exec(local)
  if (match === null) return undefined
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1, 7).map(Number)
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined
  if (!isRealTime(hour, minute, second)) return undefined
  const millisecond = Number((match[7] ?? '').padEnd(3, '0').slice(0, 3))
  return epochDayOf(year, month, day) * DAY_MS + hour * HOUR_MS + minute * MINUTE_MS + second * SECOND_MS + millisecond
}

const twoDigits: readonly string[] = Array.from({ length: 100 }, (_, value) => String(value).padStart(2, '0'))

const padded = (value: number): string => twoDigits[value] ?? String(value)

let lastDay = Number.NaN
let lastDate = ''

/** `YYYY-MM-DD` of a day number. Remembers one answer: consecutive calls mostly ask for the same day. */
const dateText = (epochDay: number): string => {
  if (epochDay === lastDay) return lastDate
  const { year, month, day } = civilDateOf(epochDay)
  const century = Math.floor(year / 100)
  lastDate = `${padded(century)}${padded(year - century * 100)}-${padded(month)}-${padded(day)}`
  lastDay = epochDay
  return lastDate
}

let lastTime = Number.NaN
let lastTimeText = ''

const timeText = (millisecondOfDay: number): string => {
  if (millisecondOfDay === lastTime) return lastTimeText
  const hour = Math.floor(millisecondOfDay / HOUR_MS)
  const minute = Math.floor(millisecondOfDay / MINUTE_MS) % 60
  const second = Math.floor(millisecondOfDay / SECOND_MS) % 60
  const millisecond = millisecondOfDay % SECOND_MS
  const fraction = millisecond === 0 ? '' : `.${String(millisecond).padStart(3, '0')}`
  lastTimeText = `T${padded(hour)}:${padded(minute)}:${padded(second)}${fraction}`
  lastTime = millisecondOfDay
  return lastTimeText
}

/** `YYYY-MM-DDTHH:mm:ss`, with `.SSS` only when there are milliseconds. */
export const localOf = (wall: WallTime): string => {
  const epochDay = Math.floor(wall / DAY_MS)
  return dateText(epochDay) + timeText(wall - epochDay * DAY_MS)
}
