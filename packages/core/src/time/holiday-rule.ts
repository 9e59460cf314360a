import { daysInMonth, type EpochDay, epochDayOf, weekdayOf } from './calendar-date.ts'

/** How a holiday finds its day in a year. `weekday` 0 Sunday to 6 Saturday; `nth` -1 is the last. */
export type HolidayDay =
  | { readonly month: number; readonly day: number }
  | { readonly month: number; readonly weekday: number; readonly nth: number }
  | { readonly weekday: number; readonly onOrBefore: { readonly month: number; readonly day: number } }
  | { readonly daysAfterEaster: number }

/** One holiday of a bank calendar. */
export interface HolidayRule {
  readonly name: string
  readonly on: HolidayDay
  /** The first year in which banks closed for it; absent when that was before 1970. */
  readonly since?: number
}

/** Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher). */
const easterSunday = (year: number): EpochDay => {
  const golden = year % 19
  const century = Math.floor(year / 100)
  const moonCorrection = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3)
  const epact = (19 * golden + century - Math.floor(century / 4) - moonCorrection + 15) % 30
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor((year % 100) / 4) - epact - ((year % 100) % 4)) % 7
  const lateMoon = Math.floor((golden + 11 * epact + 22 * weekday) / 451)
  const fromMarch = epact + weekday - 7 * lateMoon + 114
  return epochDayOf(year, Math.floor(fromMarch / 31), (fromMarch % 31) + 1)
}

const nthWeekday = (year: number, month: number, weekday: number, nth: number): EpochDay => {
  if (nth < 0) return onOrBefore(epochDayOf(year, month, daysInMonth(year, month)), weekday) + (nth + 1) * 7
  return onOrBefore(epochDayOf(year, month, 7), weekday) + (nth - 1) * 7
}

const onOrBefore = (epochDay: EpochDay, weekday: number): EpochDay =>
  epochDay - ((weekdayOf(epochDay) - weekday + 7) % 7)

/** The day of a holiday in a year, before any move off a weekend. */
export const holidayDay = (on: HolidayDay, year: number): EpochDay => {
  if ('daysAfterEaster' in on) return easterSunday(year) + on.daysAfterEaster
  if ('onOrBefore' in on) return onOrBefore(epochDayOf(year, on.onOrBefore.month, on.onOrBefore.day), on.weekday)
  return 'nth' in on ? nthWeekday(year, on.month, on.weekday, on.nth) : epochDayOf(year, on.month, on.day)
}
