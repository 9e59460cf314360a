import * as fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { formatInstant } from './instant-text.ts'
import { gapReadings, overlapReadings, plainReadings } from './test-support/wall-readings.ts'
import { parseTimeZone, type TimeZone } from './time-zone.ts'
import { localOf } from './wall-text.ts'
import { HOUR_MS } from './wall-time.ts'
import { instantToLocal, instantToWall, localToInstant, offsetAt, wallToInstant } from './zone-conversion.ts'

const zones = [
  'UTC',
  'America/New_York',
  'America/Toronto',
  'America/Los_Angeles',
  'America/Havana',
  'America/Sao_Paulo',
  'Europe/Dublin',
  'Africa/Casablanca',
  'Asia/Kathmandu',
  'Australia/Sydney',
  'Australia/Lord_Howe',
  'Pacific/Apia',
] as const

const zoneOf = (id: string): TimeZone => {
  const zone = parseTimeZone(id, '')
  if (!zone.ok) throw new Error(id)
  return zone.value
}

const at = (year: number): number => Date.UTC(year, 0, 1)
const instants = fc.oneof(
  fc.integer({ min: at(1900), max: at(2200) }),
  fc.integer({ min: at(2005), max: at(2045) }).map((instant) => Math.floor(instant / (HOUR_MS / 4)) * (HOUR_MS / 4)),
)

/** Temporal's `compatible` is RFC 5545 section 3.3.5. */
const temporalInstant = (wall: number, zone: string): number =>
  Temporal.PlainDateTime.from(localOf(wall)).toZonedDateTime(zone).epochMilliseconds

describe('local times', () => {
  it.each(plainReadings)('$zone $what: $local is $at and back', ({ zone, local, at: expected }) => {
    const instant = localToInstant(local, zoneOf(zone))
    expect(formatInstant(instant)).toBe(expected)
    expect(instantToLocal(instant, zoneOf(zone))).toBe(local)
  })

  it.each(gapReadings)('$zone, $what: $local runs at what is then $shown', ({ zone, local, at: expected, shown }) => {
    const instant = localToInstant(local, zoneOf(zone))
    expect(formatInstant(instant)).toBe(expected)
    expect(instantToLocal(instant, zoneOf(zone))).toBe(shown)
  })

  it.each(overlapReadings)('$zone, $what: $local means the first time', ({ zone, local, at: expected }) => {
    const instant = localToInstant(local, zoneOf(zone))
    expect(formatInstant(instant)).toBe(expected)
    expect(instantToLocal(instant, zoneOf(zone))).toBe(local)
    const [hour, half] = [instant + HOUR_MS, instant + HOUR_MS / 2]
    expect([hour, half].map((later) => instantToLocal(later, zoneOf(zone)))).toContain(local)
  })

  it.each(zones)('%s: every instant comes back from its local time, or the first of two does', (id) => {
    const zone = zoneOf(id)
    fc.assert(
      fc.property(instants, (instant) => {
        const back = localToInstant(instantToLocal(instant, zone), zone)
        if (back === instant) return
        expect(back).toBeLessThan(instant)
        expect(instantToWall(back, zone)).toBe(instantToWall(instant, zone))
      }),
      { numRuns: 500 },
    )
  })

  it.each(zones)('%s: every local time comes back from its instant, unless it lies in a gap', (id) => {
    const zone = zoneOf(id)
    fc.assert(
      fc.property(instants, (wall) => {
        const instant = wallToInstant(wall, zone)
        const shown = instantToWall(instant, zone)
        if (shown === wall) return
        expect(shown).toBeGreaterThan(wall)
        const offsetBefore = offsetAt(zone, instant - (shown - wall)) * 60_000
        expect(wall - offsetBefore).toBe(instant)
      }),
      { numRuns: 500 },
    )
  })

  it.each(zones)('%s: equals Temporal from 1900 to 2200', (id) => {
    const zone = zoneOf(id)
    fc.assert(
      fc.property(instants, (wall) => {
        expect(formatInstant(wallToInstant(wall, zone))).toBe(formatInstant(temporalInstant(wall, id)))
      }),
      { numRuns: 500 },
    )
  })

  it.each(['America/New_York', 'Australia/Sydney', 'Europe/Dublin'])('%s: equals Temporal in the far future', (id) => {
    const zone = zoneOf(id)
    fc.assert(
      fc.property(fc.integer({ min: at(2130), max: at(9996) }), fc.integer({ min: -900, max: 900 }), (wall, days) => {
        for (const near of [wall, wall + days * 24 * HOUR_MS]) {
          expect(formatInstant(wallToInstant(near, zone))).toBe(formatInstant(temporalInstant(near, id)))
        }
      }),
      { numRuns: 500 },
    )
  })

  it('takes fixed offsets as they are', () => {
    expect(formatInstant(localToInstant('2026-03-08T02:30:00', zoneOf('UTC-5')))).toBe('2026-03-08T07:30:00.000Z')
    expect(instantToLocal(0, zoneOf('+12:45'))).toBe('1970-01-01T12:45:00')
  })

  it('cuts what is finer than a millisecond', () => {
    expect(localToInstant('1970-01-01T00:00:00.123999', zoneOf('UTC'))).toBe(123)
  })

  it.each(['2026-02-30T09:00:00', '2026-01-01T24:00:00', '2026-01-01', '2026-01-01T09:00:00Z', ''])(
    'refuses %s',
    (local) => {
      expect(() => localToInstant(local, zoneOf('UTC'))).toThrow(RangeError)
    },
  )
})
