import type { Instant } from '@linx/contracts'
import { epochDayOf } from './calendar-date.ts'
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from './wall-time.ts'

/** The milliseconds that a zone is ahead of UTC at an instant. */
export type OffsetSource = (instant: Instant) => number

const FORMATTED_PATTERN = /^(\d+)\/(\d+)\/(\d+), (\d+):(\d+):(\d+)$/

/**
 * Offsets of a region from the platform's zone data, to the second (local mean time included). One answer costs about
 * a microsecond. Throws `RangeError` for a region that the platform does not know.
 */
export const createOffsetSource = (region: string): OffsetSource => {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: region,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  return (instant) => {
    const match = FORMATTED_PATTERN.exec(format.format(instant))
    if (match === null) throw new RangeError(`The platform gives no readable time for ${region}.`)
    const [month = 0, day = 0, year = 0, hour = 0, minute = 0, second = 0] = match.slice(1).map(Number)
    const wall = epochDayOf(year, month, day) * DAY_MS + hour * HOUR_MS + minute * MINUTE_MS + second * SECOND_MS
    return wall - Math.floor(instant / SECOND_MS) * SECOND_MS
  }
}
