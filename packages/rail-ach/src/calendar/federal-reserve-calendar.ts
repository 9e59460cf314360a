import { dateOf, type EpochDay, epochDayOf, weekdayOf } from '../format/civil-date.ts'
import type { BankingCalendar } from './banking-calendar.ts'

/** A fixed day, or the nth weekday of a month (0 Sunday to 6 Saturday; -1 the last). */
type HolidayRow = {
  readonly name: string
  readonly month: number
  /** The first year in which banks closed for it. */
  readonly since?: number
} & ({ readonly day: number } | { readonly weekday: number; readonly nth: number })

/** Holidays of the Federal Reserve Banks. One on a Sunday is observed on Monday; one on a Saturday is not moved. */
export const federalReserveHolidays: readonly HolidayRow[] = [
  { name: "New Year's Day", month: 1, day: 1 },
  { name: 'Birthday of Martin Luther King, Jr.', month: 1, weekday: 1, nth: 3, since: 1986 },
  { name: "Washington's Birthday", month: 2, weekday: 1, nth: 3 },
  { name: 'Memorial Day', month: 5, weekday: 1, nth: -1 },
  { name: 'Juneteenth National Independence Day', month: 6, day: 19, since: 2021 },
  { name: 'Independence Day', month: 7, day: 4 },
  { name: 'Labor Day', month: 9, weekday: 1, nth: 1 },
  { name: 'Columbus Day', month: 10, weekday: 1, nth: 2 },
  { name: 'Veterans Day', month: 11, day: 11 },
  { name: 'Thanksgiving Day', month: 11, weekday: 4, nth: 4 },
  { name: 'Christmas Day', month: 12, day: 25 },
]

const dayOf = (year: number, month: number, day: number): EpochDay =>
  Math.round(Date.UTC(year, month - 1, day) / 86_400_000)

const onOrBefore = (day: EpochDay, weekday: number): EpochDay => day - ((weekdayOf(day) - weekday + 7) % 7)

const observedDay = (row: HolidayRow, year: number): EpochDay => {
  if ('nth' in row) {
    return row.nth === -1
      ? onOrBefore(dayOf(year, row.month + 1, 0), row.weekday)
      : onOrBefore(dayOf(year, row.month, 7), row.weekday) + (row.nth - 1) * 7
  }
  const day = dayOf(year, row.month, row.day)
  return weekdayOf(day) === 0 ? day + 1 : day
}

const holidaysOf = (year: number): ReadonlySet<EpochDay> =>
  new Set(
    federalReserveHolidays
      .filter(({ since }) => since === undefined || year >= since)
      .map((row) => observedDay(row, year)),
  )

/** Years that are kept at hand. */
const MAXIMUM_YEARS = 200

/** The days of FedACH, by rule for every year since 1978. */
export const createFederalReserveCalendar = (): BankingCalendar => {
  const years = new Map<number, ReadonlySet<EpochDay>>()
  return {
    isBankingDay: (date) => {
      const day = epochDayOf(date)
      const year = Number(dateOf(day).slice(0, 4))
      const holidays = years.get(year) ?? holidaysOf(year)
      if (years.size >= MAXIMUM_YEARS) years.clear()
      years.set(year, holidays)
      return weekdayOf(day) % 6 !== 0 && !holidays.has(day)
    },
  }
}
