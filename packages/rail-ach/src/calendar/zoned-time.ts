import type { Instant } from '@linx/contracts'

/** A wall clock: `YYYY-MM-DD` and `HH:MM`. */
export interface LocalTime {
  readonly date: string
  readonly time: string
}

const MINUTE_MS = 60_000
const formats = new Map<string, Intl.DateTimeFormat>()

const formatOf = (timeZone: string): Intl.DateTimeFormat => {
  const known = formats.get(timeZone)
  if (known !== undefined) return known
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  })
  formats.set(timeZone, format)
  return format
}

/** What the clock on the wall shows in a zone. Throws `RangeError` for a zone that is not known. */
export const localTimeOf = (instant: Instant, timeZone: string): LocalTime => {
  const parts = new Map(
    formatOf(timeZone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, value]),
  )
  const part = (type: Intl.DateTimeFormatPartTypes): string => parts.get(type) ?? ''
  return {
    date: `${part('year')}-${part('month')}-${part('day')}`,
    time: `${part('hour')}:${part('minute')}`,
  }
}

const asIfUtc = ({ date, time }: LocalTime): number => Date.parse(`${date}T${time}:00Z`)

/** The instant at which the clock on the wall shows this; the first one if it shows it twice, one hour later if never. */
export const instantOf = (local: LocalTime, timeZone: string): Instant => {
  const wanted = asIfUtc(local)
  const offsetAt = (instant: Instant): number =>
    asIfUtc(localTimeOf(instant, timeZone)) - Math.floor(instant / MINUTE_MS) * MINUTE_MS
  const before = offsetAt(wanted - 86_400_000)
  const after = offsetAt(wanted + 86_400_000)
  const candidates = [wanted - before, wanted - after]
  return candidates.find((candidate) => asIfUtc(localTimeOf(candidate, timeZone)) === wanted) ?? wanted - before
}
