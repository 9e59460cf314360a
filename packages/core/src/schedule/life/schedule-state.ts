import type { Instant, JsonObject } from '@linx/contracts'
import type { Actor } from '../../decision/index.ts'
import type { CalendarId } from '../../time/index.ts'
import type { Convention } from '../expand/index.ts'
import type { CalendarType } from '../timing.ts'
import type { ScheduleStatus } from './schedule-life-cycle.ts'

/** When a stored schedule runs: local time and zone; every instant is worked out again from the current zone table. */
export interface StoredTiming {
  readonly startDateTime: string
  readonly timeZone: string
  readonly recurrenceRule?: string
  readonly calendarType: CalendarType
  readonly calendar?: CalendarId
  readonly convention?: Convention
}

/** A schedule as it is stored: plain JSON. */
export interface ScheduleState {
  readonly schemaVersion: 1
  readonly id: string
  readonly businessAccountId: string
  readonly status: ScheduleStatus
  /** Grows with each published change; receivers order events by it. */
  readonly sequence: number
  /** At most 60 characters. */
  readonly name?: string
  readonly timing: StoredTiming
  /** The body of a transaction request, without `amount` if a share of the balance is asked for. */
  readonly transactionSpec: JsonObject
  /** Share of the debit account's balance, worked out when an occurrence runs: `0.1225` is 12.25 %. */
  readonly debitBalancePercent?: string
  readonly initiatorAccountHolderId?: string
  readonly createdAt: Instant
  readonly createdBy: Actor
  readonly updatedAt: Instant
  /** Occurrences before this instant are not the schedule's: its creation, or its last edit. */
  readonly effectiveFrom: Instant
  /** Every occurrence up to this instant has been handled; absent before the first. */
  readonly handledUntil?: Instant
  /** The next occurrence, as it was worked out last; absent when none is left. */
  readonly next?: { readonly at: Instant; readonly nominal: string }
}

export type OccurrenceOutcome = 'CREATED' | 'SKIPPED' | 'FAILED'

/** Why an occurrence was left out. */
export type SkipReason = 'suspended' | 'missed' | 'zero-balance' | 'unknown-balance'

/** Why no transaction came of an occurrence; `refused`: it broke a rule when it was due. */
export type OccurrenceReason = SkipReason | 'refused'

/**
 * What came of one occurrence: one line of the events list, kept for good under the schedule and the nominal local date-time, so that an
 * occurrence makes at most one transaction, ever.
 */
export interface OccurrenceState {
  readonly schemaVersion: 1
  readonly id: string
  readonly businessAccountId: string
  readonly scheduleId: string
  /** The local date-time that the rule gives, before any shift. */
  readonly nominal: string
  /** What the wall clock showed when it was due. */
  readonly local: string
  readonly dueAt: Instant
  readonly handledAt: Instant
  /** How many occurrences of the rule this one stands for. */
  readonly mergedCount: number
  readonly outcome: OccurrenceOutcome
  readonly reason?: OccurrenceReason
  /** One sentence for people, where there is no transaction. */
  readonly message?: string
  readonly transactionId?: string
}

/** The id of an occurrence: at most one record, and so one transaction, can have it. */
export const occurrenceId = (scheduleId: string, nominal: string): string => `${scheduleId}:${nominal}`
