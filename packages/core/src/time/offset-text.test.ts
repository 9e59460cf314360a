import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseInstant } from './instant-text.ts'
import { localTextWithOffset, offsetText } from './offset-text.ts'
import { parseTimeZone, type TimeZone } from './time-zone.ts'

const zoneOf = (text: string): TimeZone => {
  const zone = parseTimeZone(text, 'timeZone')
  if (!zone.ok) throw new Error(zone.issues[0]?.message)
  return zone.value
}

describe('localTextWithOffset', () => {
  it.each([
    ['2026-11-01T05:30:00Z', 'America/New_York', '2026-11-01T01:30:00.000-04:00'],
    ['2026-11-01T06:30:00Z', 'America/New_York', '2026-11-01T01:30:00.000-05:00'],
    ['2026-03-08T07:00:00Z', 'America/New_York', '2026-03-08T03:00:00.000-04:00'],
    ['2026-01-01T00:00:00.123Z', 'Asia/Kathmandu', '2026-01-01T05:45:00.123+05:45'],
    ['2026-01-01T00:00:00Z', 'UTC', '2026-01-01T00:00:00.000+00:00'],
    ['2026-01-01T00:00:00Z', '-3:30', '2025-12-31T20:30:00.000-03:30'],
  ])('writes %s in %s as %s', (instant, zone, expected) => {
    const read = parseInstant(instant, 'instant')
    expect(read.ok && localTextWithOffset(read.value, zoneOf(zone))).toBe(expected)
  })

  it('is read back as the same instant, at changes of offset too', () => {
    const zones = ['America/New_York', 'Australia/Lord_Howe', 'Europe/Dublin', 'America/Havana', '+05:30'].map(zoneOf)
    const instants = fc.integer({ min: Date.UTC(1975, 0), max: Date.UTC(2037, 0) })
    fc.assert(
      fc.property(instants, fc.constantFrom(...zones), (instant, zone) => {
        expect(parseInstant(localTextWithOffset(instant, zone), 'instant')).toEqual({ ok: true, value: instant })
      }),
    )
  })
})

describe('offsetText', () => {
  it('is +00:00 for UTC', () => {
    expect(offsetText(0, zoneOf('Z'))).toBe('+00:00')
  })
})
