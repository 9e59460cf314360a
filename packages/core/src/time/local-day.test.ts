import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, dateOfEpochDay, epochDayOf } from './calendar-date.ts'
import { formatInstant } from './instant-text.ts'
import { dayInterval, startOfDay } from './local-day.ts'
import { parseTimeZone, type TimeZone } from './time-zone.ts'
import { HOUR_MS } from './wall-time.ts'
import { instantToLocal } from './zone-conversion.ts'

const zoneOf = (id: string): TimeZone => {
  const zone = parseTimeZone(id, '')
  if (!zone.ok) throw new Error(id)
  return zone.value
}

const zones = [
  'UTC',
  '+05:30',
  'America/New_York',
  'America/St_Johns',
  'America/Havana',
  'America/Sao_Paulo',
  'Asia/Beirut',
  'Africa/Cairo',
  'Australia/Lord_Howe',
  'Pacific/Apia',
] as const

const dates = fc
  .integer({ min: epochDayOf(1995, 1, 1), max: epochDayOf(2050, 12, 31) })
  .map((epochDay) => dateOfEpochDay(epochDay))

describe('local days', () => {
  it.each([
    ['UTC', '2026-03-08', '2026-03-08T00:00:00.000Z', 24, 'an ordinary day'],
    ['America/New_York', '2026-03-07', '2026-03-07T05:00:00.000Z', 24, 'an ordinary day'],
    ['America/New_York', '2026-03-08', '2026-03-08T05:00:00.000Z', 23, 'the day of a gap'],
    ['America/New_York', '2026-11-01', '2026-11-01T04:00:00.000Z', 25, 'the day of an overlap'],
    ['Australia/Lord_Howe', '2026-10-04', '2026-10-03T13:30:00.000Z', 23.5, 'the day of half an hour less'],
    ['Australia/Lord_Howe', '2026-04-05', '2026-04-04T13:00:00.000Z', 24.5, 'the day of half an hour more'],
    ['America/Havana', '2019-03-10', '2019-03-10T05:00:00.000Z', 23, 'a day without midnight, from 01:00'],
    ['America/Havana', '2019-11-03', '2019-11-03T04:00:00.000Z', 25, 'a day with two midnights, from the first'],
    ['America/Sao_Paulo', '2018-11-04', '2018-11-04T03:00:00.000Z', 23, 'a day without midnight, from 01:00'],
    ['America/Sao_Paulo', '2019-02-16', '2019-02-16T02:00:00.000Z', 25, 'a day whose last hour comes twice'],
    ['America/Toronto', '1919-03-30', '1919-03-30T05:00:00.000Z', 23.5, 'a day whose last half hour was skipped'],
    ['America/Toronto', '1919-03-31', '1919-03-31T04:30:00.000Z', 23.5, 'a day whose first half hour was skipped'],
    ['Pacific/Apia', '2011-12-29', '2011-12-29T10:00:00.000Z', 24, 'the day before the one that was lost'],
    ['Pacific/Apia', '2011-12-30', '2011-12-30T10:00:00.000Z', 0, 'the day that was lost'],
    ['Pacific/Apia', '2011-12-31', '2011-12-30T10:00:00.000Z', 24, 'the day after the one that was lost'],
    ['America/St_Johns', '2010-11-07', '2010-11-07T02:30:00.000Z', 25, 'a day that began, stopped and began again'],
  ])('%s %s begins at %s and has %d hours: %s', (zone, date, from, hours) => {
    const interval = dayInterval(date, zoneOf(zone))
    expect(formatInstant(interval.from)).toBe(from)
    expect((interval.before - interval.from) / HOUR_MS).toBe(hours)
    expect(startOfDay(date, zoneOf(zone))).toBe(interval.from)
  })

  it.each(zones)('%s: days lie side by side, and what a clock shows in them is their date', (id) => {
    const zone = zoneOf(id)
    fc.assert(
      fc.property(dates, fc.integer({ min: 0, max: 999 }), (date, thousandths) => {
        const { from, before } = dayInterval(date, zone)
        expect(dayInterval(addDays(date, 1), zone).from).toBe(before)
        expect(instantToLocal(from - 1, zone).slice(0, 10) < date).toBe(true)
        if (before === from) return
        expect(instantToLocal(from, zone).slice(0, 10)).toBe(date)
        const within = instantToLocal(from + Math.floor(((before - from) * thousandths) / 1000), zone).slice(0, 10)
        expect(id === 'America/St_Johns' ? [date, addDays(date, -1)] : [date]).toContain(within)
      }),
      { numRuns: 500 },
    )
  })

  it('refuses a date that does not exist', () => {
    expect(() => dayInterval('2026-02-29', zoneOf('UTC'))).toThrow('2026-02-29')
  })
})
