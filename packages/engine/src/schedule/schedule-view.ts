import type { Instant, JsonObject } from '@linx/contracts'
import {
  formatInstant,
  localTextWithOffset,
  type OccurrenceOutcome,
  type OccurrenceReason,
  type OccurrenceState,
  parseTimeZone,
  type ScheduleState,
  type ScheduleStatus,
  type StoredTiming,
  UTC,
} from '@linx/core'

/** A schedule as the API shows it: the request's members, with what became of it. */
export interface ScheduleView extends StoredTiming {
  readonly id: string
  readonly status: ScheduleStatus
  readonly name?: string
  /** As it was given. */
  readonly transactionSpec: JsonObject
  readonly createdAt: string
  readonly createdBy: { readonly id: string; readonly type: string }
  readonly updatedAt: string
  /** The next run, ISO 8601; absent when none is left. */
  readonly nextOccurrenceAt?: string
  /** The same in the schedule's zone, with its offset then: `2026-03-03T09:00:00.000-05:00`. */
  readonly nextOccurrenceLocal?: string
}

/** One line of the events list of a schedule. */
export interface OccurrenceView {
  /** The local date-time that the rule gives, before any shift. */
  readonly nominal: string
  readonly local: string
  readonly dueAt: string
  /** The same in the schedule's zone, with its offset then. */
  readonly dueAtLocal: string
  readonly handledAt: string
  /** How many occurrences of the rule it stands for. */
  readonly mergedCount: number
  readonly outcome: OccurrenceOutcome
  readonly reason?: OccurrenceReason
  readonly message?: string
  readonly transactionId?: string
}

/** A stored zone was read once; one that the platform has lost is shown in UTC. */
const localText = (instant: Instant, timeZone: string): string => {
  const zone = parseTimeZone(timeZone, 'timeZone')
  return localTextWithOffset(instant, zone.ok ? zone.value : UTC)
}

const nextOf = (at: Instant, timeZone: string) => ({
  nextOccurrenceAt: formatInstant(at),
  nextOccurrenceLocal: localText(at, timeZone),
})

export const scheduleView = (state: ScheduleState): ScheduleView => ({
  id: state.id,
  status: state.status,
  ...(state.name === undefined ? {} : { name: state.name }),
  ...state.timing,
  transactionSpec: {
    ...state.transactionSpec,
    ...(state.debitBalancePercent === undefined ? {} : { debitBalancePercent: state.debitBalancePercent }),
    ...(state.initiatorAccountHolderId === undefined
      ? {}
      : { initiatorAccountHolderId: state.initiatorAccountHolderId }),
  },
  createdAt: formatInstant(state.createdAt),
  createdBy: { id: state.createdBy.id, type: state.createdBy.type },
  updatedAt: formatInstant(state.updatedAt),
  ...(state.next === undefined ? {} : nextOf(state.next.at, state.timing.timeZone)),
})

/** What became of an occurrence; `timeZone` is the schedule's. */
export const occurrenceView = (state: OccurrenceState, timeZone: string): OccurrenceView => ({
  nominal: state.nominal,
  local: state.local,
  dueAt: formatInstant(state.dueAt),
  dueAtLocal: localText(state.dueAt, timeZone),
  handledAt: formatInstant(state.handledAt),
  mergedCount: state.mergedCount,
  outcome: state.outcome,
  ...(state.reason === undefined ? {} : { reason: state.reason }),
  ...(state.message === undefined ? {} : { message: state.message }),
  ...(state.transactionId === undefined ? {} : { transactionId: state.transactionId }),
})
