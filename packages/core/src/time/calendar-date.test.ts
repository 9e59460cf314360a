import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  civilDateOf,
  dateOfEpochDay,
  dayOfWeek,
  daysInMonth,
  epochDayOf,
  epochDayOfDate,
  isLeapYear,
  isRealDate,
} from './calendar-date.ts'

const FIRST = epochDayOf(0, 1, 1)
const LAST = epochDayOf(9999, 12, 31)

describe('calendar dates', () => {
  it('count days as the platform does, in every year from 0 to 9999', () => {
    fc.assert(
      fc.property(fc.integer({ min: FIRST, max: LAST }), (day) => {
        const platform = new Date(day * 86_400_000)
        const { year, month, day: ofMonth } = civilDateOf(day)
        expect([year, month, ofMonth]).toEqual([
          platform.getUTCFullYear(),
          platform.getUTCMonth() + 1,
          platform.getUTCDate(),
        ])
        expect(epochDayOf(year, month, ofMonth)).toBe(day)
        expect(epochDayOfDate(dateOfEpochDay(day))).toBe(day)
        expect(dayOfWeek(dateOfEpochDay(day))).toBe(platform.getUTCDay())
      }),
      { numRuns: 2_000 },
    )
  })

  it('know leap years and lengths of months', () => {
    expect([1900, 2000, 2023, 2024, 2100, 2400].map(isLeapYear)).toEqual([false, true, false, true, false, true])
    const lengths = Array.from({ length: 12 }, (_, index) => daysInMonth(2023, index + 1))
    expect(lengths).toEqual([31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31])
    expect([daysInMonth(2024, 2), daysInMonth(2100, 2)]).toEqual([29, 28])
  })

  it.each([
    '2023-02-29',
    '2100-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-04-31',
    '2026-1-01',
    '26-01-01',
    '2026-01-01T',
  ])('refuse %s', (text) => {
    expect(isRealDate(text)).toBe(false)
    expect(() => addDays(text, 1)).toThrow(RangeError)
  })

  it('step over ends of months, years and centuries', () => {
    expect([addDays('2024-02-28', 1), addDays('2100-02-28', 1), addDays('2026-01-01', -1)]).toEqual([
      '2024-02-29',
      '2100-03-01',
      '2025-12-31',
    ])
  })
})
