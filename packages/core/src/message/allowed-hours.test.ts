import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { localToInstant, parseTimeZone, type TimeZone, UTC } from '../time/index.ts'
import { isAllowedInstant, nextAllowedInstant, previousAllowedInstant } from './allowed-hours.ts'
import { hoursByKind, REMINDER_HOURS, recipientHours } from './recipient-hours.ts'

const zoneOf = (id: string): TimeZone => {
  const zone = parseTimeZone(id, 'timeZone')
  if (!zone.ok) throw new Error(`no zone ${id}`)
  return zone.value
}

const toronto = zoneOf('America/Toronto')
const inToronto = { ...REMINDER_HOURS, zone: toronto }
const at = (local: string, zone = toronto) => localToInstant(local, zone)
const iso = (instant: number) => new Date(instant).toISOString()

describe('allowed hours', () => {
  it.each([
    ['before the opening', '2026-03-09T08:59:59', '2026-03-09T09:00:00'],
    ['at the opening', '2026-03-09T09:00:00', '2026-03-09T09:00:00'],
    ['in between', '2026-03-09T19:59:59.999', '2026-03-09T19:59:59.999'],
    ['at the closing', '2026-03-09T20:00:00', '2026-03-10T09:00:00'],
    ['on the day before clocks go forward', '2026-03-07T21:00:00', '2026-03-08T09:00:00'],
    ['on the day before clocks go back', '2026-10-31T23:30:00', '2026-11-01T09:00:00'],
  ])('%s the next instant is the wall clock reading', (_, from, to) => {
    expect(iso(nextAllowedInstant(at(from), inToronto))).toBe(iso(at(to)))
  })

  it.each([
    ['in the morning', '2026-03-09T02:00:00', '2026-03-08T19:45:00'],
    ['in the evening', '2026-03-09T22:00:00', '2026-03-09T19:45:00'],
    ['in between', '2026-03-09T12:00:00', '2026-03-09T12:00:00'],
  ])('%s the previous instant lies shortly before the closing', (_, from, to) => {
    expect(iso(previousAllowedInstant(at(from), inToronto))).toBe(iso(at(to)))
  })

  it('lies inside the hours and less than a day away, whatever the zone', () => {
    const zones = ['America/Toronto', 'America/St_Johns', 'Australia/Lord_Howe', 'Pacific/Apia', 'UTC'].map(zoneOf)
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4e12 }), fc.constantFrom(...zones), (instant, zone) => {
        const hours = { ...REMINDER_HOURS, zone }
        const next = nextAllowedInstant(instant, hours)
        const previous = previousAllowedInstant(instant, hours)
        expect(isAllowedInstant(next, hours) && isAllowedInstant(previous, hours)).toBe(true)
        expect(next).toBeGreaterThanOrEqual(instant)
        expect(previous).toBeLessThanOrEqual(instant)
        // Apia skipped a whole day in 2011.
        expect(next - previous).toBeLessThan(2 * 86_400_000)
      }),
      { numRuns: 2_000 },
    )
  })
})

describe('recipientHours', () => {
  const utcWindow = (phoneNumber: string) => {
    const hours = recipientHours({ phoneNumber }, REMINDER_HOURS)
    const opens = nextAllowedInstant(Date.UTC(2026, 0, 5, 0), { ...hours, closesAtMinute: hours.opensAtMinute + 1 })
    return [iso(opens).slice(11, 16), hours.closesAtMinute - hours.opensAtMinute]
  }

  it('is 19:00–22:30 UTC for a North American number of unknown zone', () => {
    expect(utcWindow('+16471234567')).toEqual(['19:00', 210])
  })

  it.each(['Pacific/Honolulu', 'America/St_Johns', 'America/Anchorage', 'America/New_York'])(
    'is inside the hours of %s all year for a North American number',
    (id) => {
      const hours = recipientHours({ phoneNumber: '+16471234567' }, REMINDER_HOURS)
      const local = { ...REMINDER_HOURS, zone: zoneOf(id) }
      const days = Array.from({ length: 365 }, (_, day) => Date.UTC(2026, 0, 1 + day))
      for (const day of days) {
        expect(isAllowedInstant(day + 19 * 3_600_000, local)).toBe(true)
        expect(isAllowedInstant(day + 22.5 * 3_600_000 - 1, local)).toBe(true)
        expect(isAllowedInstant(day + 22.5 * 3_600_000, hours)).toBe(false)
      }
    },
  )

  it('takes the zone that the host knows', () => {
    expect(recipientHours({ phoneNumber: '+16471234567', timeZone: toronto }, REMINDER_HOURS)).toEqual(inToronto)
  })

  it('takes the country of other numbers, and UTC where the country is not known', () => {
    expect(utcWindow('+447700900123')).toEqual(['09:00', 600])
    expect(recipientHours({ phoneNumber: '+99912345678' }, REMINDER_HOURS).zone).toEqual(UTC)
  })

  it('leaves a window open for every number', () => {
    for (const prefix of ['+1', '+34', '+351', '+52', '+55', '+61', '+64', '+91', '+999']) {
      const hours = recipientHours({ phoneNumber: `${prefix}12345678` }, REMINDER_HOURS)
      expect(hours.closesAtMinute, prefix).toBeGreaterThan(hours.opensAtMinute)
    }
  })

  it('never holds back what answers the Customer at once', () => {
    const hours = recipientHours({ phoneNumber: '+16471234567' }, hoursByKind['one-time-code'])
    for (let hour = 0; hour < 24; hour += 1) expect(isAllowedInstant(hour * 3_600_000, hours)).toBe(true)
  })
})
