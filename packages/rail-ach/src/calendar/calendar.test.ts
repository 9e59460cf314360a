import { describe, expect, it } from 'vitest'
import { addBankingDays } from './banking-calendar.ts'
import { createFederalReserveCalendar } from './federal-reserve-calendar.ts'

const calendar = createFederalReserveCalendar()

describe('the calendar of the Federal Reserve', () => {
  it.each([
    '2026-01-01',
    '2026-01-19',
    '2026-02-16',
    '2026-05-25',
    '2026-06-19',
    '2026-09-07',
    '2026-10-12',
    '2026-11-11',
    '2026-11-26',
    '2026-12-25',
    '2023-01-02',
    '2021-07-05',
    '2022-12-26',
    '2026-03-07',
    '2026-03-08',
  ])('is closed on %s', (date) => {
    expect(calendar.isBankingDay(date)).toBe(false)
  })

  it.each(['2026-07-03', '2027-06-18', '2027-12-24', '2027-12-31', '2020-06-19', '1985-01-21'])(
    'is open on %s',
    (date) => {
      expect(calendar.isBankingDay(date)).toBe(true)
    },
  )

  it('has 251 holidays on weekdays from 2016 to 2040', () => {
    let count = 0
    for (let day = Date.UTC(2016, 0, 1); day < Date.UTC(2041, 0, 1); day += 86_400_000) {
      const date = new Date(day)
      if (date.getUTCDay() % 6 !== 0 && !calendar.isBankingDay(date.toISOString().slice(0, 10))) count += 1
    }
    expect(count).toBe(251)
  })
})

describe('addBankingDays', () => {
  it.each([
    ['2026-11-25', 0, '2026-11-25'],
    ['2026-11-26', 0, '2026-11-27'],
    ['2026-11-25', 1, '2026-11-27'],
    ['2026-11-27', 1, '2026-11-30'],
    ['2026-11-28', 2, '2026-12-01'],
  ])('%s and %i banking days is %s', (date, count, expected) => {
    expect(addBankingDays(date, count, calendar)).toBe(expected)
  })

  it('gives up on a calendar that never opens', () => {
    expect(() => addBankingDays('2026-11-25', 1, { isBankingDay: () => false })).toThrow(RangeError)
  })
})
