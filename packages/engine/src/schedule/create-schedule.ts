import {
  createSchedule,
  type Result,
  type ScheduleContent,
  scheduleAccountIds,
  success,
  validateScheduleRequest,
} from '@linx/core'
import type { Caller, EngineParts } from '../engine-parts.ts'
import type { KeyedCall } from '../idempotency.ts'
import { type PlannedAnswer, runIdempotently } from '../idempotent-command.ts'
import { recordChange } from '../store/change.ts'
import { loadTransactionFacts } from '../transaction/transaction-facts.ts'
import { scheduleKind } from './schedule-kinds.ts'

/** Checks a request against what is true now. */
export const checkScheduleRequest = async (
  parts: EngineParts,
  { businessAccountId }: Caller,
  request: unknown,
): Promise<Result<ScheduleContent>> => {
  const accountIds = scheduleAccountIds(request)
  const limits = await parts.limits.of(businessAccountId)
  const transactions = await loadTransactionFacts(parts, businessAccountId, { accountIds, limits })
  const { minimumIntervalMinutes } = parts.policy
  return validateScheduleRequest(request, { transactions, policy: { now: parts.clock.now(), minimumIntervalMinutes } })
}

const plan = async (
  parts: EngineParts,
  caller: Caller,
  id: string,
  request: unknown,
): Promise<Result<PlannedAnswer<string>>> => {
  const { businessAccountId, actor } = caller
  const content = await checkScheduleRequest(parts, caller, request)
  if (!content.ok) return content
  const decided = createSchedule(content.value, { id, businessAccountId }, { now: parts.clock.now(), actor })
  if (!decided.ok) return decided
  const { state, tasks, events } = decided.value
  const records = [recordChange(scheduleKind, state)]
  const subject = `schedule/${id}`
  return success({
    answer: id,
    change: { businessAccountId, actor, action: 'schedule.create', subject, records, tasks, events },
  })
}

/** `POST /v2/scheduled-transactions`: answers the id; the key is required, and a repeat answers as the first call. */
export const createScheduleRequest = async (
  parts: EngineParts,
  caller: Caller,
  request: unknown,
  options: KeyedCall,
): Promise<Result<string>> => {
  const id = parts.ids.uuid()
  return runIdempotently<string>(parts, caller, {
    operation: 'schedule.create',
    input: request,
    options,
    isMade: async () => (await parts.store.load(scheduleKind, caller.businessAccountId, id)) !== undefined,
    plan: () => plan(parts, caller, id, request),
  })
}
