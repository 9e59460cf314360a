import {
  compileMachine,
  createRefusals,
  type LifeCycle,
  type RefusalRow,
  type StatusOf,
} from '../../life-cycle/index.ts'
import { type ScheduleEvent, scheduleMachine } from './schedule-machine.ts'

export type ScheduleStatus = StatusOf<typeof scheduleMachine>

/** `scheduleMachine` as a table. */
export const scheduleLifeCycle: LifeCycle<ScheduleStatus, ScheduleEvent> = compileMachine(scheduleMachine)

const refusalRows: readonly RefusalRow<ScheduleStatus, ScheduleEvent>[] = [
  { status: 'SCHEDULED', code: 'schedule_not_started', fix: 'Edit or cancel the schedule: it has not started yet' },
  { status: 'ACTIVE', events: ['unsuspended'], code: 'schedule_not_suspended', fix: 'Nothing is to be done: it runs' },
  { status: 'ACTIVE', code: 'schedule_started', fix: 'Suspend the schedule, or create another one' },
  { status: 'SUSPENDED', code: 'schedule_suspended', fix: 'Unsuspend the schedule, or create another one' },
  { status: 'CANCELLED', code: 'schedule_cancelled', fix: 'Create a new schedule' },
  { status: 'FINISHED', code: 'schedule_finished', fix: 'Create a new schedule' },
]

/** The named answer for every pair of status and event that is no transition. */
export const scheduleRefusals = createRefusals('schedule', scheduleLifeCycle, refusalRows)

/** Why a schedule in this status does not take the event; kind `conflict`. */
export const scheduleRefusal = scheduleRefusals.explain
