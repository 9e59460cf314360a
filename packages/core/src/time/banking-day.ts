import type { Calendar } from './bank-calendar.ts'
import { dateOfEpochDay, type EpochDay, epochDayOfDate } from './calendar-date.ts'

/** No bank closes longer; a calendar that does is broken, and a search in it ends here. */
const MAXIMUM_CLOSED_DAYS = 31
const MAXIMUM_REMEMBERED = 20_000

const remembered = new WeakMap<Calendar, Map<EpochDay, boolean>>()

/** Whether banks work on a day; the calendar is asked once for each day. */
export const isBankingEpochDay = (calendar: Calendar, day: EpochDay): boolean => {
  let answers = remembered.get(calendar)
  if (answers === undefined || answers.size >= MAXIMUM_REMEMBERED) {
    answers = new Map()
    remembered.set(calendar, answers)
  }
  let answer = answers.get(day)
  if (answer === undefined) {
    answer = calendar.isBankingDay(dateOfEpochDay(day))
    answers.set(day, answer)
  }
  return answer
}

/**
 * The nearest banking day from `day` on, in steps of `step` days; `day` itself counts. `undefined` when the calendar
 * is closed for more than 31 days in a row.
 */
export const seekBankingDay = (calendar: Calendar, day: EpochDay, step: 1 | -1): EpochDay | undefined => {
  for (let distance = 0; distance <= MAXIMUM_CLOSED_DAYS; distance += 1) {
    if (isBankingEpochDay(calendar, day + step * distance)) return day + step * distance
  }
  return undefined
}

const seekOrThrow = (calendar: Calendar, day: EpochDay, step: 1 | -1): EpochDay => {
  const found = seekBankingDay(calendar, day, step)
  if (found === undefined) {
    throw new RangeError(
      `Calendar ${calendar.id} is closed for more than ${MAXIMUM_CLOSED_DAYS} days from ${dateOfEpochDay(day)}.`,
    )
  }
  return found
}

/** Whether banks work on a date. Throws `RangeError` for a date that is not real. */
export const isBankingDay = (date: string, calendar: Calendar): boolean =>
  isBankingEpochDay(calendar, epochDayOfDate(date))

/** The first banking day after a date. Throws `RangeError` for an unreal date or a calendar closed for a month. */
export const nextBankingDay = (date: string, calendar: Calendar): string =>
  dateOfEpochDay(seekOrThrow(calendar, epochDayOfDate(date) + 1, 1))

/** The last banking day before a date. Throws `RangeError` for an unreal date or a calendar closed for a month. */
export const previousBankingDay = (date: string, calendar: Calendar): string =>
  dateOfEpochDay(seekOrThrow(calendar, epochDayOfDate(date) - 1, -1))

/**
 * The date `count` banking days later (earlier when negative); 0 is the date itself, moved to the next banking day if
 * it is none. Throws `RangeError` as `nextBankingDay` does.
 */
export const addBankingDays = (date: string, count: number, calendar: Calendar): string => {
  const step = count < 0 ? -1 : 1
  let day = epochDayOfDate(date)
  if (count === 0) return dateOfEpochDay(seekOrThrow(calendar, day, 1))
  for (let done = 0; done < Math.abs(count); done += 1) day = seekOrThrow(calendar, day + step, step)
  return dateOfEpochDay(day)
}
