import { dateOf, type EpochDay, epochDayOf } from '../format/civil-date.ts'

/** Which days banks work; `date` is a real day as `YYYY-MM-DD`. */
export interface BankingCalendar {
  isBankingDay(date: string): boolean
}

/** No bank closes longer; a search in a calendar that does ends here. */
const MAXIMUM_CLOSED_DAYS = 31

const seek = (calendar: BankingCalendar, from: EpochDay): EpochDay => {
  for (let distance = 0; distance <= MAXIMUM_CLOSED_DAYS; distance += 1) {
    if (calendar.isBankingDay(dateOf(from + distance))) return from + distance
  }
  throw new RangeError(`The calendar is closed for more than ${MAXIMUM_CLOSED_DAYS} days from ${dateOf(from)}.`)
}

/**
 * The banking day `count` banking days after a date; 0 is the date itself or, if banks are closed, the next one they work on. Throws
 * `RangeError` for a date that is not real and for a calendar that is closed for a month.
 */
export const addBankingDays = (date: string, count: number, calendar: BankingCalendar): string => {
  let day = epochDayOf(date)
  if (count === 0) return dateOf(seek(calendar, day))
  for (let done = 0; done < count; done += 1) day = seek(calendar, day + 1)
  return dateOf(day)
}
