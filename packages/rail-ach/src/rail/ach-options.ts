import type { Instant, RailRequest } from '@linx/contracts'
import type { BankingCalendar } from '../calendar/banking-calendar.ts'
import { createFederalReserveCalendar } from '../calendar/federal-reserve-calendar.ts'
import type { LineBreak } from '../read/split-lines.ts'
import type { AchStore } from '../store/ach-store.ts'
import { type SameDayLimitRow, sameDayLimits } from '../table/same-day-limits.ts'
import type { AchTransport } from '../transport/ach-transport.ts'
import { type AchWindow, FEDERAL_RESERVE_ZONE, federalReserveWindows, type MissedWindowPolicy } from './ach-window.ts'
import type { WindowSettings } from './placement.ts'

/** The bank that takes the files, and as whom it knows us. */
export interface AchBank {
  /** Its routing number, nine digits; trace numbers start with the first eight. */
  readonly routingNumber: string
  /** At most 23 characters. */
  readonly name: string
  /** Who sends the files: a routing number, or ten characters that the bank has assigned. */
  readonly immediateOrigin: string
  /** At most 23 characters. */
  readonly originName: string
  /** Where the files go, if it is not the bank itself. Default: its routing number. */
  readonly immediateDestination?: string
  /** At most 8 characters. */
  readonly referenceCode?: string
}

/** The company that a Business Account's payments come from. */
export interface AchOriginator {
  /** At most 16 characters; receivers see it. */
  readonly companyName: string
  /** At most 10 characters, as the bank has assigned it. */
  readonly companyId: string
  /** At most 20 characters. */
  readonly companyDiscretionaryData?: string
  /** What receivers see beside the name, at most 10 characters. Default `PAYMENT`; `PAYROLL` for wages by PPD. */
  readonly entryDescription?: string
}

/**
 * Whether a file holds the other side of its payments too. `offset-entry`: in each batch an entry on the Business Account's own account
 * where its entry type allows the direction, else a batch of its own; `offset-batch`: always a CCD batch of its own.
 */
export type AchBalance = 'unbalanced' | 'offset-entry' | 'offset-batch'

export interface AchRailOptions {
  readonly bank: AchBank
  /** By Business Account; `undefined` refuses its payments. */
  readonly originatorOf: (businessAccountId: string) => AchOriginator | undefined
  readonly store: AchStore
  readonly transport: AchTransport
  readonly clock: { now(): Instant }
  /** What becomes of a `SAME_DAY` payment that is too late or too large. */
  readonly missedWindow: MissedWindowPolicy
  /** Default: an hour before FedACH's. */
  readonly windows?: readonly AchWindow[]
  /** Of the windows. Default `America/New_York`. */
  readonly timeZone?: string
  /** Default: the Federal Reserve's. */
  readonly calendar?: BankingCalendar
  /** Default: the Nacha rules' so far. */
  readonly sameDayLimits?: readonly SameDayLimitRow[]
  /** The engine submits so long before a cut-off; until then a payment can be cancelled or edited there. Default 30 minutes. */
  readonly submitLeadMs?: number
  /** Banking days that the bank takes to pass a return on; a later one is for a person. Default 1. */
  readonly returnGraceBankingDays?: number
  /** Default `unbalanced`. */
  readonly balance?: AchBalance
  /** Default `LF`. */
  readonly lineBreak?: LineBreak
  /** Overrides the entry description of the originator. */
  readonly entryDescriptionOf?: (request: RailRequest) => string | undefined
}

/** The options with every default filled in. */
export type AchSettings = Required<Omit<AchRailOptions, 'entryDescriptionOf'>> &
  Pick<AchRailOptions, 'entryDescriptionOf'> &
  WindowSettings

const DEFAULT_SUBMIT_LEAD_MS = 30 * 60_000
const DEFAULT_RETURN_GRACE_BANKING_DAYS = 1

export const achSettings = (options: AchRailOptions): AchSettings => ({
  ...options,
  windows: options.windows ?? federalReserveWindows,
  timeZone: options.timeZone ?? FEDERAL_RESERVE_ZONE,
  calendar: options.calendar ?? createFederalReserveCalendar(),
  sameDayLimits: options.sameDayLimits ?? sameDayLimits,
  submitLeadMs: options.submitLeadMs ?? DEFAULT_SUBMIT_LEAD_MS,
  returnGraceBankingDays: options.returnGraceBankingDays ?? DEFAULT_RETURN_GRACE_BANKING_DAYS,
  balance: options.balance ?? 'unbalanced',
  lineBreak: options.lineBreak ?? 'LF',
})
