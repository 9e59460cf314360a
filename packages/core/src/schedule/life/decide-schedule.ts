import type { Instant } from '@linx/contracts'
import { type Actor, type Decision, unchanged } from '../../decision/index.ts'
import { failure, type Result, success } from '../../issue/index.ts'
import type { Occurrence } from '../timing.ts'
import { occurrenceInstant } from './catch-up.ts'
import { followingOccurrence } from './due-occurrences.ts'
import { occurrenceHandled, occurrenceTask, scheduleStatusChanged, scheduleTaskId } from './schedule-events.ts'
import { type ScheduleStatus, scheduleLifeCycle, scheduleRefusal } from './schedule-life-cycle.ts'
import type { ScheduleEvent } from './schedule-machine.ts'
import type { OccurrenceState, ScheduleState } from './schedule-state.ts'

export interface ScheduleContext {
  readonly now: Instant
  readonly actor: Actor
}

/** What a checked request says of a schedule. */
export type ScheduleContent = Pick<
  ScheduleState,
  'name' | 'timing' | 'transactionSpec' | 'debitBalancePercent' | 'initiatorAccountHolderId'
>

const withNext = (state: ScheduleState, occurrence: Occurrence | undefined): ScheduleState => {
  const { next: _, ...rest } = state
  if (occurrence === undefined) return rest
  return { ...rest, next: { at: occurrenceInstant(occurrence), nominal: occurrence.nominal } }
}

const timerOf = (state: ScheduleState) => (state.next === undefined ? [] : [occurrenceTask(state, state.next.at)])

const move = (state: ScheduleState, event: ScheduleEvent, now: Instant): ScheduleState => {
  const status = scheduleLifeCycle.next(state.status, event) ?? state.status
  return { ...state, status, sequence: state.sequence + 1, updatedAt: now }
}

const announced = (before: ScheduleStatus | null, state: ScheduleState) =>
  before === state.status ? [] : [scheduleStatusChanged(state, before)]

/** The first occurrence that is still to come: what lies before the creation is not made up. */
const firstOccurrence = (state: ScheduleState, now: Instant): Result<Occurrence | undefined> =>
  followingOccurrence(state, now - 1)

/** Makes a schedule of a checked request; its timer is set for the first occurrence. */
export const createSchedule = (
  content: ScheduleContent,
  identity: { readonly id: string; readonly businessAccountId: string },
  { now, actor }: ScheduleContext,
): Result<Decision<ScheduleState>> => {
  const state: ScheduleState = {
    schemaVersion: 1,
    ...identity,
    ...content,
    status: 'SCHEDULED',
    sequence: 1,
    createdAt: now,
    createdBy: actor,
    updatedAt: now,
    effectiveFrom: now,
  }
  const first = firstOccurrence(state, now)
  if (!first.ok) return first
  const next = withNext(state, first.value)
  return success({ ...unchanged(next), tasks: timerOf(next), events: announced(null, next) })
}

/** Replaces everything that a request says, before the start only. */
export const decideEditSchedule = (
  before: ScheduleState,
  content: ScheduleContent,
  { now }: ScheduleContext,
): Result<Decision<ScheduleState>> => {
  if (scheduleLifeCycle.next(before.status, 'edited') === undefined) {
    return failure(scheduleRefusal(before.status, 'edited'))
  }
  const { name: _, debitBalancePercent: __, initiatorAccountHolderId: ___, ...kept } = before
  const edited = move({ ...kept, ...content, effectiveFrom: now }, 'edited', now)
  const first = firstOccurrence(edited, now)
  if (!first.ok) return first
  const state = withNext(edited, first.value)
  return success({ ...unchanged(state), tasks: timerOf(state) })
}

/** Cancels before the start, or suspends and unsuspends after it. In that status already: nothing changes. */
export const decideScheduleStatus = (
  before: ScheduleState,
  event: 'cancelled' | 'suspended' | 'unsuspended',
  { now }: ScheduleContext,
): Result<Decision<ScheduleState>> => {
  const target = { cancelled: 'CANCELLED', suspended: 'SUSPENDED', unsuspended: 'ACTIVE' } as const
  if (before.status === target[event]) return success(unchanged(before))
  if (scheduleLifeCycle.next(before.status, event) === undefined) return failure(scheduleRefusal(before.status, event))
  const state = move(before, event, now)
  const removedTaskIds = event === 'cancelled' ? [scheduleTaskId(state.id)] : []
  return success({ ...unchanged(state), removedTaskIds, events: announced(before.status, state) })
}

/** What has been handled, and whether more of what is due waits for the next commit. */
export interface HandledOccurrences {
  /** Oldest first. */
  readonly occurrences: readonly OccurrenceState[]
  /** Every occurrence up to this instant has its record now. */
  readonly until: Instant
  readonly hasMore: boolean
}

/**
 * After occurrences were handled: the schedule goes on to the next, or has finished. The records, the transaction and this state are one
 * commit, so a worker that dies makes neither a second payment nor a gap.
 */
export const decideHandled = (
  before: ScheduleState,
  { occurrences, until, hasMore }: HandledOccurrences,
  { now }: ScheduleContext,
): Result<Decision<ScheduleState>> => {
  const latest = Math.max(before.handledUntil ?? until, until)
  const following = followingOccurrence(before, latest)
  if (!following.ok) return following
  const isOver = following.value === undefined && !hasMore
  const handled = move({ ...before, handledUntil: latest }, isOver ? 'finished' : 'occurrence-handled', now)
  const state = withNext(handled, following.value)
  const tasks = isOver ? [] : [occurrenceTask(state, hasMore ? now : (state.next?.at ?? now))]
  return success({
    state,
    tasks,
    removedTaskIds: isOver ? [scheduleTaskId(state.id)] : [],
    events: [
      ...occurrences.map((occurrence) => occurrenceHandled(occurrence, state)),
      ...announced(before.status, state),
    ],
  })
}

/** The timer fired and nothing was to be handled (a clock that went back, a changed zone table): it is set again, or the schedule is over. */
export const decideNothingDue = (before: ScheduleState, { now }: ScheduleContext): Result<Decision<ScheduleState>> => {
  if (scheduleLifeCycle.isEnded(before.status)) return success(unchanged(before))
  const following = followingOccurrence(before, Math.max(now, before.handledUntil ?? now, before.effectiveFrom - 1))
  if (!following.ok) return following
  if (following.value !== undefined) {
    const state = withNext(before, following.value)
    return success({ ...unchanged(state), tasks: timerOf(state) })
  }
  const state = withNext(move(before, 'finished', now), undefined)
  return success({ ...unchanged(state), events: announced(before.status, state) })
}
