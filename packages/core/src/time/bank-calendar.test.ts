import { allForYear } from '@18f/us-federal-holidays'
import { describe, expect, it } from 'vitest'
import { CALENDARS, type Calendar, withOverrides } from './bank-calendar.ts'
import { addDays, dayOfWeek } from './calendar-date.ts'

const federal = CALENDARS['US-FED']
const canadian = CALENDARS['CA-PAYMENTS']

const isWeekend = (date: string): boolean => dayOfWeek(date) % 6 === 0

const closedWeekdays = (calendar: Calendar, firstYear: number, lastYear: number): string[] => {
  const closed: string[] = []
  for (let date = `${firstYear}-01-01`; date <= `${lastYear}-12-31`; date = addDays(date, 1)) {
    if (!isWeekend(date) && !calendar.isBankingDay(date)) closed.push(date)
  }
  return closed
}

const firstYearOf = (calendar: Calendar, name: string): number | undefined => {
  for (let date = '1950-01-01'; date < '2051-01-01'; date = addDays(date, 1)) {
    if (calendar.holidayName?.(date) === name) return Number(date.slice(0, 4))
  }
  return undefined
}

describe('calendar of the Federal Reserve Banks', () => {
  it('closes on the weekdays of npm us-federal-holidays, 2000–2100, and on no other', () => {
    const options = { shiftSaturdayHolidays: false, shiftSundayHolidays: true }
    const years = Array.from({ length: 101 }, (_, index) => 2000 + index)
    const dates = years.flatMap((year) =>
      allForYear(year, options).map(({ dateString }) =>
        dateString
          .split('-')
          .map((part) => part.padStart(2, '0'))
          .join('-'),
      ),
    )
    const expected = dates.filter((date) => !isWeekend(date)).sort()
    expect(expected.length).toBeGreaterThan(900)
    expect(closedWeekdays(federal, 2000, 2100)).toEqual(expected)
  })

  it.each([
    ['Birthday of Martin Luther King, Jr.', 1986],
    ["Washington's Birthday", 1971],
    ['Memorial Day', 1971],
    ['Juneteenth National Independence Day', 2021],
    ['Columbus Day', 1971],
    ['Veterans Day', 1978],
  ])('begins %s in %i', (name, year) => {
    expect(firstYearOf(federal, name)).toBe(year)
  })

  it.each([
    ['2021-06-18', 'the Friday before Juneteenth on a Saturday'],
    ['2027-06-18', 'the Friday before Juneteenth on a Saturday'],
    ['2026-07-03', 'the Friday before Independence Day on a Saturday'],
    ['2021-12-24', 'the Friday before Christmas Day on a Saturday'],
    ['2021-12-31', "the Friday before New Year's Day on a Saturday"],
    ['1985-01-21', 'a day that became a holiday a year later'],
    ['2020-06-19', 'a day that became a holiday a year later'],
    ['1977-11-11', 'a day that became a holiday a year later'],
    ['2025-04-18', 'Good Friday'],
    ['2024-12-26', 'the day after Christmas'],
  ])('works on %s, %s', (date) => {
    expect(federal.isBankingDay(date)).toBe(true)
  })

  it.each([
    ['2022-06-20', 'Juneteenth National Independence Day'],
    ['2022-12-26', 'Christmas Day'],
    ['2023-01-02', "New Year's Day"],
    ['2021-07-05', 'Independence Day'],
    ['2023-09-04', 'Labor Day'],
    ['1986-01-20', 'Birthday of Martin Luther King, Jr.'],
    ['2024-11-28', 'Thanksgiving Day'],
    ['2029-11-12', 'Veterans Day'],
  ])('is closed on %s for %s', (date, name) => {
    expect([federal.isBankingDay(date), federal.holidayName?.(date)]).toEqual([false, name])
  })
})

describe('calendar of Payments Canada', () => {
  it.each([
    [2020, ['2020-12-25', '2020-12-28']],
    [2021, ['2021-12-27', '2021-12-28']],
    [2022, ['2022-12-26', '2022-12-27']],
    [2023, ['2023-12-25', '2023-12-26']],
    [2026, ['2026-12-25', '2026-12-28']],
    [2033, ['2033-12-26', '2033-12-27']],
  ])('closes for two weekdays at Christmas %i', (year, dates) => {
    expect(closedWeekdays(canadian, year, year).filter((date) => date > `${year}-12`)).toEqual(dates)
  })

  it('closes on 30 September since 2021, on the Monday when it is on a weekend', () => {
    expect(firstYearOf(canadian, 'National Day for Truth and Reconciliation')).toBe(2021)
    expect(canadian.isBankingDay('2020-09-30')).toBe(true)
    const autumn = [2021, 2022, 2023, 2024, 2028, 2029].flatMap((year) =>
      closedWeekdays(canadian, year, year).filter((date) => date >= `${year}-09-29` && date <= `${year}-10-03`),
    )
    expect(autumn).toEqual(['2021-09-30', '2022-09-30', '2023-10-02', '2024-09-30', '2028-10-02', '2029-10-01'])
  })

  it.each([
    [
      2025,
      '01-01 04-18 05-19 07-01 09-01 09-30 10-13 11-11 12-25 12-26',
      'Good Friday, Victoria Day and Thanksgiving Day on their movable dates',
    ],
    [2028, '01-03 04-14 05-22 07-03 09-04 10-02 10-09 11-13 12-25 12-26', 'each holiday on a Saturday on the Monday'],
    [2024, '01-01 03-29 05-20 07-01 09-02 09-30 10-14 11-11 12-25 12-26', 'Easter in March'],
  ])('closes on ten weekdays in %i: %s', (year, days) => {
    expect(closedWeekdays(canadian, year, year)).toEqual(days.split(' ').map((day) => `${year}-${day}`))
  })

  it('works on holidays of single provinces', () => {
    for (const date of ['2025-02-17', '2025-08-04', '2025-06-24']) expect(canadian.isBankingDay(date)).toBe(true)
  })
})

describe('withOverrides', () => {
  const overridden = withOverrides(canadian, 'CA-PAYMENTS-CORRECTED', {
    closures: ['2022-09-19', '2025-05-19'],
    openings: ['2025-07-01', '2025-05-19', '2025-11-08'],
  })

  it('closes and opens the days of the host and changes no other', () => {
    const differing = closedWeekdays(overridden, 2022, 2025).filter(
      (date) => !closedWeekdays(canadian, 2022, 2025).includes(date),
    )
    expect(differing).toEqual(['2022-09-19'])
    expect(overridden.isBankingDay('2025-07-01')).toBe(true)
    expect(overridden.isBankingDay('2025-07-02')).toBe(true)
  })

  it('closes a day that is in both lists, and opens a Saturday on request', () => {
    expect(overridden.isBankingDay('2025-05-19')).toBe(false)
    expect(overridden.isBankingDay('2025-11-08')).toBe(true)
  })

  it('names what the host closed, and nothing that it opened', () => {
    expect(['2022-09-19', '2025-07-01', '2025-12-25'].map((date) => overridden.holidayName?.(date))).toEqual([
      'Closed',
      undefined,
      'Christmas Day',
    ])
  })

  it('has an id of its own and leaves the original alone', () => {
    expect([overridden.id, canadian.id]).toEqual(['CA-PAYMENTS-CORRECTED', 'CA-PAYMENTS'])
    expect(canadian.isBankingDay('2022-09-19')).toBe(true)
  })

  it('refuses a day that does not exist', () => {
    expect(() => withOverrides(federal, 'X', { closures: ['2025-02-29'] })).toThrow(RangeError)
  })
})
