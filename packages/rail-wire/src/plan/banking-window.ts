import { type Instant, RailError } from '@linx/contracts'
import { dayAfter, instantOf, localTimeAt } from './zoned-time.ts'

/** Which days the bank works; the calendars of `@linx/core` fit. */
export interface BankingCalendar {
  readonly isBankingDay: (day: string) => boolean
}

/** When the bank takes wires of one currency. */
export interface BankingWindow {
  readonly calendar: BankingCalendar
  /** IANA zone in which days and hours are read, for example `America/New_York`. */
  readonly timeZone: string
  /** `HH:mm`. Default `00:00`. */
  readonly opensAt?: string
  /** `HH:mm`: what comes at this minute or later is for the next banking day. */
  readonly cutOff: string
}

/** The hours of one banking day. */
export interface OpenDay {
  readonly day: string
  readonly opensAt: Instant
  readonly closesAt: Instant
}

/** Longer than any run of holidays. */
const MAXIMUM_CLOSED_DAYS = 60
const TIME = /^([01][0-9]|2[0-3]):[0-5][0-9]$/

/** The first banking day from `day` on. Throws `RailError` when the calendar has none in 60 days. */
const bankingDayFrom = (day: string, { calendar }: BankingWindow): string => {
  let candidate = day
  for (let closed = 0; closed < MAXIMUM_CLOSED_DAYS; closed += 1) {
    if (calendar.isBankingDay(candidate)) return candidate
    candidate = dayAfter(candidate)
  }
  throw new RailError(`Expected a banking day within ${MAXIMUM_CLOSED_DAYS} days of ${day}. Correct the calendar.`, {
    code: 'wire_calendar',
    isRetryable: false,
  })
}

/** The banking day whose cut-off is the next to come, with its hours. */
export const nextOpenDay = (now: Instant, window: BankingWindow): OpenDay => {
  const { timeZone, opensAt = '00:00', cutOff } = window
  const hoursOf = (day: string): OpenDay => ({
    day,
    opensAt: instantOf(day, opensAt, timeZone),
    closesAt: instantOf(day, cutOff, timeZone),
  })
  const first = hoursOf(bankingDayFrom(localTimeAt(now, timeZone).day, window))
  return now < first.closesAt ? first : hoursOf(bankingDayFrom(dayAfter(first.day), window))
}

/** The first banking day after today. */
export const nextBankingDay = (now: Instant, window: BankingWindow): string =>
  bankingDayFrom(dayAfter(localTimeAt(now, window.timeZone).day), window)

const isZone = (timeZone: string): boolean => {
  try {
    return localTimeAt(0, timeZone).day !== ''
  } catch {
    return false
  }
}

/** Throws `RailError` for a zone that is not known, for times that are no `HH:mm`, and for a cut-off before the opening. */
export const demandWindow = ({ timeZone, opensAt = '00:00', cutOff }: BankingWindow): void => {
  if (isZone(timeZone) && TIME.test(opensAt) && TIME.test(cutOff) && opensAt < cutOff) return
  throw new RailError(
    `Expected a window with an IANA zone and times as HH:mm, the cut-off after the opening, received ${timeZone}, ${opensAt}, ${cutOff}.`,
    { code: 'wire_window', isRetryable: false },
  )
}
