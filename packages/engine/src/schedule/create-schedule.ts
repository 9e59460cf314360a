import {
  createSchedule,
  failure,
  type Result,
  readInput,
  type ScheduleContent,
  scheduleAccountIds,
  success,
  validateScheduleRequest,
} from '@linx/core'
import type { Caller, EngineParts } from '../engine-parts.ts'
import { fingerprintOf, guardIdempotency, type IdempotencyGuard, type KeyedCall } from '../idempotency.ts'
import { recordChange } from '../store/change.ts'
import { execute, type Plan } from '../store/execute.ts'
import { loadTransactionFacts } from '../transaction/create-transaction.ts'
import { scheduleKind } from './schedule-kinds.ts'

/** Checks a request against what is true now. */
export const checkScheduleRequest = async (
  parts: EngineParts,
  { businessAccountId }: Caller,
  request: unknown,
): Promise<Result<ScheduleContent>> => {
  const transactions = await loadTransactionFacts(parts, businessAccountId, scheduleAccountIds(request))
  const { minimumIntervalMinutes } = parts.policy
  return validateScheduleRequest(request, { transactions, policy: { now: parts.clock.now(), minimumIntervalMinutes } })
}

interface CreateRun {
  readonly request: unknown
  readonly fingerprint: string
  readonly guard: IdempotencyGuard
  readonly scheduleId: string
}

const decide = async (parts: EngineParts, caller: Caller, run: CreateRun): Promise<Plan<Result<string>>> => {
  const { businessAccountId, actor } = caller
  const { scheduleId: id, guard, fingerprint } = run
  const replayed = await guard.replay<{ readonly id: string }>(fingerprint)
  if (replayed !== undefined) return { answer: replayed.ok ? success(replayed.value.id) : replayed }
  // A commit whose fate was unknown may have been written: the id is ours alone.
  if ((await parts.store.load(scheduleKind, businessAccountId, id)) !== undefined) return { answer: success(id) }
  const content = await checkScheduleRequest(parts, caller, run.request)
  if (!content.ok) return { answer: content }
  const decided = createSchedule(content.value, { id, businessAccountId }, { now: parts.clock.now(), actor })
  if (!decided.ok) return { answer: decided }
  const { state, tasks, events } = decided.value
  return {
    answer: success(id),
    change: {
      businessAccountId,
      actor,
      action: 'schedule.create',
      subject: `schedule/${id}`,
      records: [recordChange(scheduleKind, state)],
      tasks,
      events,
      claims: guard.claims({ id }, fingerprint),
    },
  }
}

/** `POST /v2/scheduled-transactions`: answers the id; the key is required, and a repeat answers as the first call. */
export const createScheduleRequest = async (
  parts: EngineParts,
  caller: Caller,
  request: unknown,
  options: KeyedCall,
): Promise<Result<string>> => {
  const guard = guardIdempotency(parts, caller, 'schedule.create', options)
  if (!guard.ok) return guard
  const reading = readInput(request, { emptyTexts: 'kept' })
  if (!reading.ok) return failure(...reading.issues)
  await parts.ready()
  const fingerprint = fingerprintOf(reading.value)
  const run: CreateRun = { request, fingerprint, guard: guard.value, scheduleId: parts.ids.uuid() }
  return execute<Result<string>>(parts.store, () => decide(parts, caller, run))
}
