import type { Instant } from '@linx/contracts'
import { addBankingDays, type BankingCalendar } from '../calendar/banking-calendar.ts'
import { instantOf, localTimeOf } from '../calendar/zoned-time.ts'
import { type SameDayLimitRow, sameDayLimitOn } from '../table/same-day-limits.ts'
import type { AchWindow, MissedWindowPolicy } from './ach-window.ts'

/** What placing needs to know; all of it configuration. */
export interface WindowSettings {
  readonly windows: readonly AchWindow[]
  readonly timeZone: string
  readonly calendar: BankingCalendar
  readonly missedWindow: MissedWindowPolicy
  readonly sameDayLimits: readonly SameDayLimitRow[]
}

/** The file that a payment goes with; plain JSON. */
export type Placement = {
  /** The cut-off as `YYYYMMDDTHHMMSSZ`: sorts by time. */
  readonly slot: string
  readonly cutoffAt: Instant
  readonly deadlineAt: Instant
  readonly priority: AchWindow['priority']
  /** `YYYY-MM-DD`. */
  readonly effectiveDate: string
  readonly settlesAt: Instant
  /** The priority is not the one asked for, and why. */
  readonly notice?: string
}

/** A payment that no window takes. */
export type Misplaced = { readonly code: string; readonly reason: string }

/** What counts of a payment. */
export interface PlacedPayment {
  readonly priority: AchWindow['priority']
  /** Cents. */
  readonly amount: bigint
}

/** Files are looked for so many days ahead; more only in a calendar that never opens. */
const MAXIMUM_DAYS = 40

export const slotOf = (instant: Instant): string =>
  `${new Date(instant).toISOString().replaceAll(/[-:]/g, '').slice(0, 15)}Z`

const placeIn = (window: AchWindow, date: string, settings: WindowSettings): Placement => {
  const { timeZone, calendar } = settings
  const effectiveDate = window.priority === 'SAME_DAY' ? date : addBankingDays(date, 1, calendar)
  const cutoffAt = instantOf({ date, time: window.cutoff }, timeZone)
  return {
    slot: slotOf(cutoffAt),
    cutoffAt,
    deadlineAt: instantOf({ date, time: window.deadline }, timeZone),
    priority: window.priority,
    effectiveDate,
    settlesAt: instantOf({ date: effectiveDate, time: window.settlesAt }, timeZone),
  }
}

const windowsOf = ({ windows }: WindowSettings, priority: AchWindow['priority']): readonly AchWindow[] =>
  windows
    .filter((window) => window.priority === priority)
    .toSorted((one, other) => (one.cutoff < other.cutoff ? -1 : 1))

/** The first window of a day whose cut-off is still to come. */
const placeOn = (date: string, priority: AchWindow['priority'], at: Instant, settings: WindowSettings) =>
  settings.calendar.isBankingDay(date)
    ? windowsOf(settings, priority)
        .map((window) => placeIn(window, date, settings))
        .find(({ cutoffAt }) => cutoffAt > at)
    : undefined

const placeNextDay = (at: Instant, settings: WindowSettings): Placement | Misplaced => {
  let { date } = localTimeOf(at, settings.timeZone)
  for (let day = 0; day < MAXIMUM_DAYS; day += 1) {
    const placement = placeOn(date, 'NEXT_DAY', at, settings)
    if (placement !== undefined) return placement
    date = addBankingDays(date, 1, settings.calendar)
  }
  return { code: 'ach_no_window', reason: 'No window for NEXT_DAY is configured.' }
}

const dollars = (cents: bigint): string => `${cents / 100n}.${String(cents % 100n).padStart(2, '0')}`

/** Why today's same-day windows do not take it. */
const sameDayObstacle = (amount: bigint, date: string, { sameDayLimits }: WindowSettings): Misplaced | undefined => {
  const limit = sameDayLimitOn(date, sameDayLimits)
  if (amount <= limit) return undefined
  return {
    code: 'ach_same_day_limit',
    reason: `${dollars(amount)} is more than the same-day limit of ${dollars(limit)}.`,
  }
}

const missed = (date: string): Misplaced => ({
  code: 'ach_window_missed',
  reason: `No same-day window of ${date} is open any more.`,
})

/** Applies the policy to a payment that misses the same day: refused, or on the next day with a notice. */
const placeLater = (why: Misplaced, at: Instant, settings: WindowSettings): Placement | Misplaced => {
  if (settings.missedWindow === 'reject') return why
  const placement = placeNextDay(at, settings)
  return 'slot' in placement ? { ...placement, notice: `NEXT_DAY instead of SAME_DAY: ${why.reason}` } : placement
}

/** The file that a payment submitted at this instant goes with. */
export const placePayment = (
  { priority, amount }: PlacedPayment,
  at: Instant,
  settings: WindowSettings,
): Placement | Misplaced => {
  if (priority === 'NEXT_DAY') return placeNextDay(at, settings)
  const { date } = localTimeOf(at, settings.timeZone)
  const obstacle = sameDayObstacle(amount, date, settings)
  if (obstacle !== undefined) return placeLater(obstacle, at, settings)
  return placeOn(date, 'SAME_DAY', at, settings) ?? placeLater(missed(date), at, settings)
}

/**
 * What becomes of a placed payment whose file is made at `now`. In time: nothing. Late: a `SAME_DAY` payment goes by the policy, and
 * whatever goes on has the next banking day as its date and says so.
 */
export const placeInLateFile = (
  placement: Placement,
  now: Instant,
  settings: WindowSettings,
): Placement | Misplaced => {
  if (now <= placement.deadlineAt) return placement
  const reason = `The file of ${new Date(placement.cutoffAt).toISOString()} was made after its deadline.`
  if (placement.priority === 'SAME_DAY' && settings.missedWindow === 'reject')
    return { code: 'ach_window_missed', reason }
  const [window] = windowsOf(settings, 'NEXT_DAY')
  if (window === undefined) return { code: 'ach_no_window', reason: 'No window for NEXT_DAY is configured.' }
  const effectiveDate = addBankingDays(localTimeOf(now, settings.timeZone).date, 1, settings.calendar)
  return {
    ...placement,
    priority: 'NEXT_DAY',
    effectiveDate,
    settlesAt: instantOf({ date: effectiveDate, time: window.settlesAt }, settings.timeZone),
    notice: `Effective on ${effectiveDate} instead of ${placement.effectiveDate}: ${reason}`,
  }
}
