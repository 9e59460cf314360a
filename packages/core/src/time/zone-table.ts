import type { Instant } from '@linx/contracts'
import { epochDayOf, isLeapYear, weekdayOf } from './calendar-date.ts'
import { DAY_MS, type WallTime } from './wall-time.ts'
import type { OffsetSource } from './zone-offset-source.ts'
import { findSpans, type OffsetSpans } from './zone-transitions.ts'

/** Converts between instants and the wall clock of one zone; it fills itself on first use, about 13 months at a time. */
export interface ZoneTable {
  /** Milliseconds that the wall clock is ahead of UTC at an instant. */
  readonly offsetAt: (instant: Instant) => number
  /**
   * The offset with which RFC 5545 section 3.3.5 reads a local time: one that does not exist has the offset before the
   * gap, one that exists twice means the first.
   */
  readonly offsetOfWall: (wall: WallTime) => number
  /** An instant up to which the offset stays the same for sure, later than the one given. */
  readonly steadyUntil: (instant: Instant) => Instant
}

const CHUNK_MS = 2 ** 35
const PER_CHUNK = 2 ** -35
/** No zone changed before 1800, so everything earlier has the offset of that year. */
const FIRST_CHUNK = Math.floor((epochDayOf(1800, 1, 1) * DAY_MS) / CHUNK_MS)
/** From 2101 on every zone follows its last rule, which depends on nothing but the shape of the year. */
const FIRST_RULED_YEAR = 2101
const RULED_YEARS = 28
/** Short enough that a far year and the ruled year in its place do not part before it ends. */
const MAXIMUM_STEADY_MS = DAY_MS
const RULED_FROM = epochDayOf(FIRST_RULED_YEAR + RULED_YEARS, 1, 1) * DAY_MS
const CHUNKS = Math.floor((RULED_FROM + 2 * DAY_MS) / CHUNK_MS) - FIRST_CHUNK + 2

const yearShape = (year: number): number => weekdayOf(epochDayOf(year, 1, 1)) * 2 + (isLeapYear(year) ? 1 : 0)

const ruledYearByShape: ReadonlyMap<number, number> = new Map(
  Array.from({ length: RULED_YEARS }, (_, index) => FIRST_RULED_YEAR + index).map((year) => [yearShape(year), year]),
)

/** The far year that was asked for last, and how far it lies behind its ruled year: most calls ask for it again. */
let lastFarYear = { from: 0, before: 0, shift: 0 }

/** A time of the far future moved into the ruled years, to the same day of a year of the same shape. */
const toRuledYears = (time: number): number => {
  if (time < lastFarYear.from || time >= lastFarYear.before) {
    const year = new Date(time).getUTCFullYear()
    const ruled = ruledYearByShape.get(yearShape(year)) ?? FIRST_RULED_YEAR
    const from = epochDayOf(year, 1, 1) * DAY_MS
    const shift = from - epochDayOf(ruled, 1, 1) * DAY_MS
    lastFarYear = { from, before: epochDayOf(year + 1, 1, 1) * DAY_MS, shift }
  }
  return time - lastFarYear.shift
}

const lookUp = (spans: OffsetSpans, time: number): number => {
  let index = spans.starts.length - 1
  while (index > 0 && (spans.starts[index] ?? 0) > time) index -= 1
  return spans.offsets[index] ?? 0
}

const firstAfter = (starts: readonly number[], time: number): number | undefined => {
  for (const start of starts) if (start > time) return start
  return undefined
}

/** A change from `before` to `after` at an instant shows on the wall from the later of its two readings. */
const toWallSpans = (chunks: readonly OffsetSpans[], from: WallTime): OffsetSpans => {
  const starts = [from]
  const offsets: number[] = []
  let offset = chunks[0]?.offsets[0] ?? 0
  for (const chunk of chunks) {
    for (const [index, start] of chunk.starts.entries()) {
      const next = chunk.offsets[index] ?? 0
      const shownFrom = start + Math.max(offset, next)
      if (next !== offset && shownFrom > from && shownFrom < from + CHUNK_MS) {
        offsets.push(offset)
        starts.push(shownFrom)
      }
      if (next !== offset && shownFrom >= from + CHUNK_MS) return { starts, offsets: [...offsets, offset] }
      offset = next
    }
  }
  return { starts, offsets: [...offsets, offset] }
}

export const createZoneTable = (source: OffsetSource): ZoneTable => {
  const chunks = new Array<OffsetSpans | undefined>(CHUNKS).fill(undefined)
  const wallChunks = new Array<OffsetSpans | undefined>(CHUNKS).fill(undefined)

  const fillChunk = (slot: number): OffsetSpans => {
    const from = (slot + FIRST_CHUNK) * CHUNK_MS
    const spans = findSpans(source, from, from + CHUNK_MS)
    chunks[slot] = spans
    return spans
  }
  const fillWallChunk = (slot: number): OffsetSpans => {
    const near = [Math.max(slot - 1, 0), slot, slot + 1].map((neighbour) => chunks[neighbour] ?? fillChunk(neighbour))
    const spans = toWallSpans(near, (slot + FIRST_CHUNK) * CHUNK_MS)
    wallChunks[slot] = spans
    return spans
  }

  return {
    offsetAt: (instant) => {
      const time = instant < RULED_FROM ? instant : toRuledYears(instant)
      const slot = Math.max(Math.floor(time * PER_CHUNK) - FIRST_CHUNK, 0)
      return lookUp(chunks[slot] ?? fillChunk(slot), time)
    },
    offsetOfWall: (wall) => {
      const time = wall < RULED_FROM ? wall : toRuledYears(wall)
      const slot = Math.max(Math.floor(time * PER_CHUNK) - FIRST_CHUNK, 0)
      return lookUp(wallChunks[slot] ?? fillWallChunk(slot), time)
    },
    steadyUntil: (instant) => {
      const time = instant < RULED_FROM ? instant : toRuledYears(instant)
      const slot = Math.max(Math.floor(time * PER_CHUNK) - FIRST_CHUNK, 0)
      const { starts } = chunks[slot] ?? fillChunk(slot)
      const end = firstAfter(starts, time) ?? Math.max((slot + FIRST_CHUNK + 1) * CHUNK_MS, time + 1)
      return instant + Math.min(end - time, MAXIMUM_STEADY_MS)
    },
  }
}

/** The table of a zone whose offset never changes. */
export const createFixedTable = (offsetMs: number): ZoneTable => ({
  offsetAt: () => offsetMs,
  offsetOfWall: () => offsetMs,
  steadyUntil: (instant) => instant + MAXIMUM_STEADY_MS,
})
