export {
  type CatchUpMode,
  type CatchUpPolicy,
  defaultCatchUpPolicy,
  occurrenceInstant,
  type PlannedOccurrence,
  planOccurrences,
} from './catch-up.ts'
export {
  createSchedule,
  decideEditSchedule,
  decideHandled,
  decideNothingDue,
  decideScheduleStatus,
  type HandledOccurrences,
  type ScheduleContent,
  type ScheduleContext,
} from './decide-schedule.ts'
export { type DueOccurrences, dueOccurrences, followingOccurrence } from './due-occurrences.ts'
export { scheduleTaskId } from './schedule-events.ts'
export { type ScheduleStatus, scheduleLifeCycle, scheduleRefusal, scheduleRefusals } from './schedule-life-cycle.ts'
export { type ScheduleEvent, scheduleMachine } from './schedule-machine.ts'
export {
  type OccurrenceOutcome,
  type OccurrenceReason,
  type OccurrenceState,
  occurrenceId,
  type ScheduleState,
  type SkipReason,
  type StoredTiming,
} from './schedule-state.ts'
