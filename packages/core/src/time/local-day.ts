import type { Instant } from '@linx/contracts'
import { epochDayOfDate } from './calendar-date.ts'
import type { TimeZone } from './time-zone.ts'
import { DAY_MS } from './wall-time.ts'
import { zoneTableOf } from './zone-conversion.ts'

/** A stretch of time: `from` belongs to it, `before` does not. */
export interface InstantInterval {
  readonly from: Instant
  readonly before: Instant
}

/**
 * The first instant at which a zone's calendar shows the day or a later one. A midnight inside a gap is read with the
 * offset before the gap and lies after the gap's first instant by what it lies inside: that part is taken off.
 */
const startOfEpochDay = (epochDay: number, zone: TimeZone): Instant => {
  const table = zoneTableOf(zone)
  const midnight = epochDay * DAY_MS
  const instant = midnight - table.offsetOfWall(midnight)
  const shown = instant + table.offsetAt(instant)
  return shown <= midnight ? instant : firstShowing(midnight, instant - (shown - midnight), instant, zone)
}

const firstShowing = (midnight: number, low: Instant, high: Instant, zone: TimeZone): Instant => {
  const table = zoneTableOf(zone)
  let [notYet, already] = [low - 1, high]
  while (already - notYet > 1) {
    const middle = Math.floor((notYet + already) / 2)
    if (middle + table.offsetAt(middle) >= midnight) already = middle
    else notYet = middle
  }
  return already
}

/**
 * The first instant of a local day; 01:00 where the day begins with a gap, the start of the next day where the whole
 * day is skipped. Throws `RangeError` for a date that is not real.
 */
export const startOfDay = (date: string, zone: TimeZone): Instant => startOfEpochDay(epochDayOfDate(date), zone)

/** The whole local day, 23 to 25 hours at a change of offset. Throws `RangeError` for a date that is not real. */
export const dayInterval = (date: string, zone: TimeZone): InstantInterval => {
  const epochDay = epochDayOfDate(date)
  return { from: startOfEpochDay(epochDay, zone), before: startOfEpochDay(epochDay + 1, zone) }
}
