import type { Instant } from '@linx/contracts'

/** A wall clock reading. */
export interface LocalTime {
  /** `YYYY-MM-DD` */
  readonly day: string
  /** `HH:mm:ss` */
  readonly time: string
}

const formats = new Map<string, Intl.DateTimeFormat>()

const formatOf = (timeZone: string): Intl.DateTimeFormat => {
  const known = formats.get(timeZone)
  if (known !== undefined) return known
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  })
  formats.set(timeZone, format)
  return format
}

/** What the clocks of an IANA zone read at an instant. Throws `RangeError` for a zone that the platform does not know. */
export const localTimeAt = (instant: Instant, timeZone: string): LocalTime => {
  const parts = new Map(
    formatOf(timeZone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, value]),
  )
  const part = (type: Intl.DateTimeFormatPartTypes): string => parts.get(type) ?? ''
  return {
    day: `${part('year')}-${part('month')}-${part('day')}`,
    time: `${part('hour')}:${part('minute')}:${part('second')}`,
  }
}

const offsetAt = (instant: Instant, timeZone: string): number => {
  const { day, time } = localTimeAt(instant, timeZone)
  return Date.parse(`${day}T${time}Z`) - Math.floor(instant / 1000) * 1000
}

/** The instant at which the clocks of a zone read `day` and `time` (`HH:mm`). */
export const instantOf = (day: string, time: string, timeZone: string): Instant => {
  const asUtc = Date.parse(`${day}T${time}:00Z`)
  const near = asUtc - offsetAt(asUtc, timeZone)
  return asUtc - offsetAt(near, timeZone)
}

const DAY_MS = 86_400_000

/** The calendar day after a day. */
export const dayAfter = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10)
