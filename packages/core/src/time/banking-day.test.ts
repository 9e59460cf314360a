import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CALENDARS, type Calendar } from './bank-calendar.ts'
import { addBankingDays, isBankingDay, nextBankingDay, previousBankingDay, seekBankingDay } from './banking-day.ts'
import { dateOfEpochDay, epochDayOfDate } from './calendar-date.ts'

const federal = CALENDARS['US-FED']
const closed: Calendar = { id: 'CLOSED', isBankingDay: () => false }

const dates = fc.integer({ min: epochDayOfDate('1980-01-01'), max: epochDayOfDate('2100-12-31') }).map(dateOfEpochDay)

describe('banking days', () => {
  it.each([
    ['2026-07-02', 1, '2026-07-03'],
    ['2026-07-03', 1, '2026-07-06'],
    ['2023-12-22', 1, '2023-12-26'],
    ['2023-12-22', 2, '2023-12-27'],
    ['2023-12-26', -1, '2023-12-22'],
    ['2023-12-23', 0, '2023-12-26'],
    ['2023-12-22', 0, '2023-12-22'],
    ['2023-12-23', 1, '2023-12-26'],
    ['2023-12-24', -1, '2023-12-22'],
  ])('%s and %i banking days is %s', (date, count, expected) => {
    expect(addBankingDays(date, count, federal)).toBe(expected)
  })

  it('answers neighbours between which there is no banking day', () => {
    fc.assert(
      fc.property(dates, fc.constantFrom(...Object.values(CALENDARS)), (date, calendar) => {
        const [previous, next] = [previousBankingDay(date, calendar), nextBankingDay(date, calendar)]
        expect(previous < date && date < next).toBe(true)
        for (let day = epochDayOfDate(previous) + 1; day < epochDayOfDate(next); day += 1) {
          if (dateOfEpochDay(day) !== date) expect(isBankingDay(dateOfEpochDay(day), calendar)).toBe(false)
        }
        expect(isBankingDay(previous, calendar) && isBankingDay(next, calendar)).toBe(true)
      }),
    )
  })

  it('comes back after as many banking days forward as back', () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: 1, max: 60 }), (date, count) => {
        const start = addBankingDays(date, 0, federal)
        expect(addBankingDays(addBankingDays(start, count, federal), -count, federal)).toBe(start)
      }),
    )
  })

  it('gives up in a calendar that never opens', () => {
    expect(seekBankingDay(closed, 0, 1)).toBeUndefined()
    expect(() => nextBankingDay('2026-01-01', closed)).toThrow('closed for more than 31 days from 2026-01-02')
    expect(() => previousBankingDay('2026-01-01', closed)).toThrow(RangeError)
  })

  it('refuses a date that does not exist', () => {
    expect(() => isBankingDay('2026-02-30', federal)).toThrow('2026-02-30')
  })
})
