import { FEDERAL_RESERVE_HOLIDAYS, PAYMENTS_CANADA_HOLIDAYS } from './bank-holidays.ts'
import { civilDateOf, dateOfEpochDay, type EpochDay, epochDayOfDate, weekdayOf } from './calendar-date.ts'
import { type HolidayRule, holidayDay } from './holiday-rule.ts'

/** Which days banks work. A calendar is a pure function of the date; a changed list is a new calendar. */
export interface Calendar {
  /** Stable; stored with schedules. */
  readonly id: string
  /** `date` is a real day as `YYYY-MM-DD`. */
  readonly isBankingDay: (date: string) => boolean
  /** The name of the holiday observed on a weekday, for display. */
  readonly holidayName?: (date: string) => string | undefined
}

/** The calendars that are built in. */
export type CalendarId = 'US-FED' | 'CA-PAYMENTS'

type Observance = (day: EpochDay, taken: ReadonlyMap<EpochDay, string>) => EpochDay

const isWeekend = (day: EpochDay): boolean => weekdayOf(day) % 6 === 0

const sundayToMonday: Observance = (day) => (weekdayOf(day) === 0 ? day + 1 : day)

/** Boxing Day gives way too: where Christmas Day on a Sunday takes the Monday, it is observed on the Tuesday. */
const toNextFreeWeekday: Observance = (day, taken) => {
  let observed = day
  while (isWeekend(observed) || taken.has(observed)) observed += 1
  return observed
}

const holidaysOfYear = (rules: readonly HolidayRule[], observe: Observance, year: number) => {
  const days = new Map<EpochDay, string>()
  for (const { name, on, since } of rules) {
    if (since === undefined || year >= since) days.set(observe(holidayDay(on, year), days), name)
  }
  return days
}

/** Years whose holidays are kept at hand. */
const MAXIMUM_YEARS = 1000

const createRuleCalendar = (id: CalendarId, rules: readonly HolidayRule[], observe: Observance): Calendar => {
  const years = new Map<number, ReadonlyMap<EpochDay, string>>()
  const holidayOn = (day: EpochDay): string | undefined => {
    const { year } = civilDateOf(day)
    let holidays = years.get(year)
    if (holidays === undefined) {
      if (years.size >= MAXIMUM_YEARS) years.clear()
      holidays = holidaysOfYear(rules, observe, year)
      years.set(year, holidays)
    }
    return holidays.get(day)
  }
  return {
    id,
    isBankingDay: (date) => {
      const day = epochDayOfDate(date)
      return !isWeekend(day) && holidayOn(day) === undefined
    },
    holidayName: (date) => holidayOn(epochDayOfDate(date)),
  }
}

/**
 * The built-in calendars, by rule for every year: `US-FED` (Federal Reserve Banks; exact for 1978–2100 as the law
 * stands) and `CA-PAYMENTS` (Payments Canada).
 */
export const CALENDARS: Readonly<Record<CalendarId, Calendar>> = {
  'US-FED': createRuleCalendar('US-FED', FEDERAL_RESERVE_HOLIDAYS, sundayToMonday),
  'CA-PAYMENTS': createRuleCalendar('CA-PAYMENTS', PAYMENTS_CANADA_HOLIDAYS, toNextFreeWeekday),
}

/** A host's corrections to a calendar: real days as `YYYY-MM-DD`. A day in both lists is closed. */
export interface CalendarOverrides {
  readonly closures?: readonly string[]
  readonly openings?: readonly string[]
}

/** A calendar with corrections. `id` should differ from the original's. Throws `RangeError` for a day that is not real. */
export const withOverrides = (calendar: Calendar, id: string, overrides: CalendarOverrides): Calendar => {
  const normalise = (date: string): string => dateOfEpochDay(epochDayOfDate(date))
  const closures = new Set(overrides.closures?.map(normalise))
  const openings = new Set(overrides.openings?.map(normalise))
  const isClosed = (date: string): boolean => closures.has(date)
  return {
    id,
    isBankingDay: (date) => !isClosed(date) && (openings.has(date) || calendar.isBankingDay(date)),
    holidayName: (date) => (isClosed(date) ? 'Closed' : openings.has(date) ? undefined : calendar.holidayName?.(date)),
  }
}
