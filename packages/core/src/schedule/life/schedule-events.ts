import { type DecidedTask, type DomainEvent, taskPriority } from '../../decision/index.ts'
import type { ScheduleStatus } from './schedule-life-cycle.ts'
import type { OccurrenceState, ScheduleState } from './schedule-state.ts'

/** The one timer of a schedule: it wakes for the next occurrence. */
export const scheduleTaskId = (scheduleId: string): string => `${scheduleId}:occurrence`

export const occurrenceTask = ({ id }: ScheduleState, dueAt: number): DecidedTask => ({
  id: scheduleTaskId(id),
  kind: 'run-occurrence',
  dueAt,
  priority: taskPriority.schedule,
  body: { scheduleId: id },
})

/** `scheduled-transactions.status-changed` (SPEC section 7); `previousStatus` is `null` for a schedule that was just made. */
export const scheduleStatusChanged = (state: ScheduleState, previousStatus: ScheduleStatus | null): DomainEvent => ({
  type: 'scheduled-transactions.status-changed',
  data: { scheduleId: state.id, previousStatus, status: state.status, sequence: state.sequence },
})

/** `scheduled-transactions.occurrence-handled`: what came of an occurrence, transaction or not. */
export const occurrenceHandled = (occurrence: OccurrenceState, { sequence }: ScheduleState): DomainEvent => ({
  type: 'scheduled-transactions.occurrence-handled',
  data: {
    scheduleId: occurrence.scheduleId,
    nominal: occurrence.nominal,
    outcome: occurrence.outcome,
    sequence,
    ...(occurrence.reason === undefined ? {} : { reason: occurrence.reason }),
    ...(occurrence.transactionId === undefined ? {} : { transactionId: occurrence.transactionId }),
  },
})
