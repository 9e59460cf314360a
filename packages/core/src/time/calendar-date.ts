/** Whole days since 1970-01-01 in the proleptic Gregorian calendar. */
export type EpochDay = number

/** A day as its parts; `month` 1–12, `day` 1–31. */
export interface CivilDate {
  readonly year: number
  readonly month: number
  readonly day: number
}

const DAYS_PER_ERA = 146_097
const DAYS_TO_EPOCH = 719_468
const DATE_PATTERN = /^(\d{4})-(\d{2})-(\d{2})$/

export const isLeapYear = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)

/** Days in a month, `month` 1–12. */
export const daysInMonth = (year: number, month: number): number =>
  month === 2 ? (isLeapYear(year) ? 29 : 28) : 30 + ((month + (month >> 3)) & 1)

/** The day number of a date, by arithmetic alone; the year is counted from March so that the leap day comes last. */
export const epochDayOf = (year: number, month: number, day: number): EpochDay => {
  const shifted = month <= 2 ? year - 1 : year
  const era = Math.floor(shifted / 400)
  const yearOfEra = shifted - era * 400
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * DAYS_PER_ERA + dayOfEra - DAYS_TO_EPOCH
}

/** The date of a day number; the inverse of `epochDayOf`. */
export const civilDateOf = (epochDay: EpochDay): CivilDate => {
  const fromEra = epochDay + DAYS_TO_EPOCH
  const era = Math.floor(fromEra / DAYS_PER_ERA)
  const dayOfEra = fromEra - era * DAYS_PER_ERA
  const leaps = Math.floor(dayOfEra / 1460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096)
  const yearOfEra = Math.floor((dayOfEra - leaps) / 365)
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day }
}

/** The weekday of a day number: 0 Sunday to 6 Saturday. */
export const weekdayOf = (epochDay: EpochDay): number => (((epochDay + 4) % 7) + 7) % 7

/** Whether a text is a day that exists, written `YYYY-MM-DD`, years 0000–9999. */
export const isRealDate = (text: string): boolean => {
  const match = DATE_PATTERN.exec(text)
  if (match === null) return false
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
}

/** The day number of a date text. Throws `RangeError` when it is not a real date: check with `isRealDate` first. */
export const epochDayOfDate = (date: string): EpochDay => {
  if (!isRealDate(date)) throw new RangeError(`Expected a real day as YYYY-MM-DD, received ${JSON.stringify(date)}.`)
  return epochDayOf(Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10)))
}

/** A day number as `YYYY-MM-DD`. */
export const dateOfEpochDay = (epochDay: EpochDay): string => {
  const { year, month, day } = civilDateOf(epochDay)
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/** The date `days` later (earlier when negative). Throws `RangeError` for a date that is not real. */
export const addDays = (date: string, days: number): string => dateOfEpochDay(epochDayOfDate(date) + days)

/** The weekday of a date: 0 Sunday to 6 Saturday. Throws `RangeError` for a date that is not real. */
export const dayOfWeek = (date: string): number => weekdayOf(epochDayOfDate(date))
