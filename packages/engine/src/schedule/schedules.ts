import {
  checkId,
  type Decision,
  decideEditSchedule,
  decideScheduleStatus,
  expandSchedule,
  failure,
  formatInstant,
  type Occurrence,
  type Result,
  type ScheduleContext,
  type ScheduleState,
  type ScheduleTiming,
  success,
} from '@linx/core'
import type { Caller, EngineParts } from '../engine-parts.ts'
import type { KeyedCall } from '../idempotency.ts'
import { missing } from '../missing.ts'
import { recordChange } from '../store/change.ts'
import { execute } from '../store/execute.ts'
import type { Page } from '../workflow/page.ts'
import { checkScheduleRequest, createScheduleRequest } from './create-schedule.ts'
import { scheduleKind } from './schedule-kinds.ts'
import { type OccurrenceView, type ScheduleView, scheduleView } from './schedule-view.ts'
import { listOccurrences, type PageRequest, searchSchedules } from './search-schedules.ts'

/** Scheduled transactions of one Business Account (seed 004, SPEC section 5). */
export interface Schedules {
  /** Answers the schedule's id. Refused: every violation at once, nothing stored. */
  create(request: unknown, options: KeyedCall): Promise<Result<string>>
  get(scheduleId: string): Promise<Result<ScheduleView>>
  /** By `name`, `status` and `createdAt` (a day in `timeZone`), newest first. */
  search(query?: unknown): Promise<Result<Page<ScheduleView>>>
  /** Replaces the whole request; only before the start. */
  edit(scheduleId: string, request: unknown): Promise<Result<ScheduleView>>
  /** Only before the start; afterwards `suspend` stops it. */
  cancel(scheduleId: string): Promise<Result<ScheduleView>>
  /** Occurrences are skipped and recorded from now on, not made up later. */
  suspend(scheduleId: string): Promise<Result<ScheduleView>>
  unsuspend(scheduleId: string): Promise<Result<ScheduleView>>
  /** The next `count` runs (1–100,000, default 12) of a timing, before and after the shift to banking days. Stores nothing. */
  preview(timing: ScheduleTiming, options?: { readonly count?: number }): Result<readonly Occurrence[]>
  /** What came of each occurrence, newest first. */
  events(scheduleId: string, page?: PageRequest): Promise<Result<Page<OccurrenceView>>>
}

type Decide = (state: ScheduleState, context: ScheduleContext) => Result<Decision<ScheduleState>>

const DEFAULT_PREVIEW_COUNT = 12

export const createSchedules = (parts: EngineParts, caller: Caller): Schedules => {
  const { businessAccountId, actor } = caller

  const load = async (scheduleId: string) => {
    const badId = checkId(scheduleId, 'scheduleId')
    if (badId !== undefined) return failure(badId)
    await parts.ready()
    const loaded = await parts.store.load(scheduleKind, businessAccountId, scheduleId)
    return loaded === undefined ? missing('schedule', 'scheduleId', scheduleId) : success(loaded)
  }

  const change = (scheduleId: string, action: string, decide: Decide): Promise<Result<ScheduleView>> =>
    execute<Result<ScheduleView>>(parts.store, async () => {
      const loaded = await load(scheduleId)
      if (!loaded.ok) return { answer: loaded }
      const before = loaded.value
      const decided = decide(before.state, { now: parts.clock.now(), actor })
      if (!decided.ok) return { answer: decided }
      const { state, tasks, removedTaskIds, events } = decided.value
      const answer = success(scheduleView(state))
      if (state === before.state) return { answer }
      const records = [recordChange(scheduleKind, state, before)]
      const subject = `schedule/${scheduleId}`
      return {
        answer,
        change: {
          businessAccountId,
          actor,
          action: `schedule.${action}`,
          subject,
          records,
          tasks,
          removedTaskIds,
          events,
        },
      }
    })

  return {
    create: (request, options) => createScheduleRequest(parts, caller, request, options),
    get: async (scheduleId) => {
      const loaded = await load(scheduleId)
      return loaded.ok ? success(scheduleView(loaded.value.state)) : loaded
    },
    search: (query = {}) => searchSchedules(parts, caller, query),
    edit: async (scheduleId, request) => {
      const known = await load(scheduleId)
      if (!known.ok) return known
      const content = await checkScheduleRequest(parts, caller, request)
      if (!content.ok) return content
      return change(scheduleId, 'edit', (state, context) => decideEditSchedule(state, content.value, context))
    },
    cancel: (scheduleId) =>
      change(scheduleId, 'cancel', (state, context) => decideScheduleStatus(state, 'cancelled', context)),
    suspend: (scheduleId) =>
      change(scheduleId, 'suspend', (state, context) => decideScheduleStatus(state, 'suspended', context)),
    unsuspend: (scheduleId) =>
      change(scheduleId, 'unsuspend', (state, context) => decideScheduleStatus(state, 'unsuspended', context)),
    preview: (timing, { count = DEFAULT_PREVIEW_COUNT } = {}) =>
      expandSchedule(timing, { from: formatInstant(parts.clock.now()), limit: count }),
    events: async (scheduleId, page = {}) => {
      const loaded = await load(scheduleId)
      return loaded.ok ? listOccurrences(parts, caller, loaded.value.state, page) : loaded
    },
  }
}
