import type { Instant } from '@linx/contracts'
import type { TimeZone } from './time-zone.ts'
import { localOf } from './wall-text.ts'
import { MINUTE_MS, type WallTime, wallTimeOf } from './wall-time.ts'
import { createOffsetSource } from './zone-offset-source.ts'
import { createFixedTable, createZoneTable, type ZoneTable } from './zone-table.ts'

/** More than there are regions in use at a time; a table that is pushed out is built again when asked for. */
const MAXIMUM_TABLES = 256
const tables = new Map<string, ZoneTable>()

/** The table of a zone, shared by all callers. Throws `RangeError` when the platform does not know the region. */
export const zoneTableOf = (zone: TimeZone): ZoneTable => {
  const cached = tables.get(zone.id)
  if (cached !== undefined) return cached
  const table =
    zone.offsetMinutes === undefined
      ? createZoneTable(createOffsetSource(zone.id))
      : createFixedTable(zone.offsetMinutes * MINUTE_MS)
  const oldest = tables.size < MAXIMUM_TABLES ? undefined : tables.keys().next().value
  if (oldest !== undefined) tables.delete(oldest)
  tables.set(zone.id, table)
  return table
}

/** Minutes that the zone is ahead of UTC at an instant; not whole before standard time was introduced. */
export const offsetAt = (zone: TimeZone, instant: Instant): number => zoneTableOf(zone).offsetAt(instant) / MINUTE_MS

/** The instant of a wall clock reading: a missing time has the offset before the gap, a doubled one means the first. */
export const wallToInstant = (wall: WallTime, zone: TimeZone): Instant => wall - zoneTableOf(zone).offsetOfWall(wall)

/** What the wall clock of a zone reads at an instant. */
export const instantToWall = (instant: Instant, zone: TimeZone): WallTime =>
  instant + zoneTableOf(zone).offsetAt(instant)

/**
 * The instant of a local date-time `YYYY-MM-DDTHH:mm:ss[.SSS]` as RFC 5545 section 3.3.5 reads it: one that does not
 * exist has the offset before the gap (02:30 runs at what is then 03:30), one that exists twice means the first.
 * Throws `RangeError` for a text that is no local date-time.
 */
export const localToInstant = (local: string, zone: TimeZone): Instant => {
  const wall = wallTimeOf(local)
  if (wall === undefined) {
    throw new RangeError(`Expected a local date-time as YYYY-MM-DDTHH:mm:ss, received ${JSON.stringify(local)}.`)
  }
  return wallToInstant(wall, zone)
}

/** The local date-time of an instant: `YYYY-MM-DDTHH:mm:ss`, with `.SSS` only when there are milliseconds. */
export const instantToLocal = (instant: Instant, zone: TimeZone): string => localOf(instantToWall(instant, zone))
