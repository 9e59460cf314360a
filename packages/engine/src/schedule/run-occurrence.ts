import type { Instant } from '@linx/contracts'
import {
  type Decision,
  decideHandled,
  decideNothingDue,
  dueOccurrences,
  internalActor,
  type Occurrence,
  occurrenceId,
  occurrenceInstant,
  type PlannedOccurrence,
  planOccurrences,
  type Result,
  type ScheduleState,
  scheduleLifeCycle,
  type TransactionLimit,
} from '@linx/core'
import type { EngineParts } from '../engine-parts.ts'
import { type Change, recordChange } from '../store/change.ts'
import { execute, type Plan } from '../store/execute.ts'
import type { Loaded } from '../store/record-kind.ts'
import { transactionKind } from '../store/record-kinds.ts'
import { loadMoneyFacts, type MoneyFacts } from '../transaction/transaction-facts.ts'
import { scheduleTaskBody } from '../worker/task-body.ts'
import type { TaskHandler } from '../worker/task-handler.ts'
import { type MadeOccurrence, makeOccurrence } from './make-occurrence.ts'
import { occurrenceKind, scheduleKind } from './schedule-kinds.ts'

const unwrap = <Value>(result: Result<Value>): Value => {
  if (!result.ok) throw new Error(result.issues.map(({ message }) => message).join(' '))
  return result.value
}

interface Due {
  /** Oldest first; without a record yet. */
  readonly unhandled: readonly Occurrence[]
  /** The latest of all that were looked at. */
  readonly lookedUntil: Instant
  readonly laterCount: number
}

const findDue = async (parts: EngineParts, schedule: ScheduleState): Promise<Due> => {
  const { occurrences, laterCount } = unwrap(dueOccurrences(schedule, parts.clock.now(), parts.policy.catchUp))
  const keys = occurrences.map(({ nominal }) => ({
    businessAccountId: schedule.businessAccountId,
    kind: occurrenceKind.kind,
    id: occurrenceId(schedule.id, nominal),
  }))
  const records = keys.length === 0 ? [] : await parts.store.loadMany(keys)
  return {
    unhandled: occurrences.filter((_, index) => records[index] === undefined),
    lookedUntil: Math.max(...occurrences.map(occurrenceInstant)),
    laterCount,
  }
}

/** One commit carries what is skipped up to the first occurrence that runs, and that one. */
const firstBatch = (planned: readonly PlannedOccurrence[]): readonly PlannedOccurrence[] => {
  const firstRun = planned.findIndex(({ action }) => action === 'run')
  return firstRun === -1 ? planned : planned.slice(0, firstRun + 1)
}

const accountIds = ({ transactionSpec }: ScheduleState): readonly string[] =>
  [transactionSpec.debitFinancialAccountId, transactionSpec.creditFinancialAccountId].filter(
    (id) => typeof id === 'string',
  )

const changeOf = (
  before: Loaded<ScheduleState>,
  decision: Decision<ScheduleState>,
  made: readonly MadeOccurrence[] = [],
  facts?: MoneyFacts,
): Change => {
  const transactions = made.flatMap(({ transaction }) => (transaction === undefined ? [] : [transaction]))
  return {
    businessAccountId: before.state.businessAccountId,
    actor: internalActor,
    action: 'schedule.run',
    subject: `schedule/${before.state.id}`,
    records: [
      ...(decision.state === before.state ? [] : [recordChange(scheduleKind, decision.state, before)]),
      ...made.map(({ record }) => recordChange(occurrenceKind, record)),
      ...transactions.map(({ state }) => recordChange(transactionKind, state)),
      ...(facts?.book.changes() ?? []),
    ],
    tasks: [...decision.tasks, ...transactions.flatMap(({ tasks }) => tasks)],
    removedTaskIds: decision.removedTaskIds,
    events: [...decision.events, ...transactions.flatMap(({ events }) => events)],
  }
}

const handle = async (
  parts: EngineParts,
  before: Loaded<ScheduleState>,
  due: Due,
  limits: readonly TransactionLimit[],
): Promise<Change> => {
  const now = parts.clock.now()
  const context = { now, actor: internalActor }
  const { unhandled, lookedUntil, laterCount } = due
  if (unhandled.length === 0 && laterCount === 0) {
    return changeOf(before, unwrap(decideNothingDue(before.state, context)))
  }
  const planned = planOccurrences(before.state, unhandled, { now, policy: parts.policy.catchUp, laterCount })
  const batch = firstBatch(planned)
  const facts = await loadMoneyFacts(parts, before.state.businessAccountId, {
    accountIds: accountIds(before.state),
    limits,
  })
  const made = batch.map((occurrence) => makeOccurrence(parts, before.state, occurrence, facts))
  const isWhole = batch.length === planned.length
  const occurrences = made.map(({ record }) => record)
  const until = isWhole ? lookedUntil : Math.max(...occurrences.map(({ dueAt }) => dueAt))
  const handled = { occurrences, until, hasMore: !isWhole || laterCount > 0 }
  return changeOf(before, unwrap(decideHandled(before.state, handled, context)), made, facts)
}

/**
 * `run-occurrence`: handles what a schedule has due. The record of an occurrence, its transaction, the schedule's next state and its timer are
 * one commit; the record's id keeps two workers, and two runs, from making two transactions.
 */
export const createOccurrenceHandler =
  (parts: EngineParts): TaskHandler =>
  async (task) => {
    const { scheduleId } = scheduleTaskBody(task)
    const { businessAccountId } = task.key
    const limits = await parts.limits.of(businessAccountId)
    const plan = async (): Promise<Plan<undefined>> => {
      const loaded = await parts.store.load(scheduleKind, businessAccountId, scheduleId)
      if (loaded === undefined || scheduleLifeCycle.isEnded(loaded.state.status)) return { answer: undefined }
      return { answer: undefined, change: await handle(parts, loaded, await findDue(parts, loaded.state), limits) }
    }
    await parts.limits.inTurn(businessAccountId, limits, () => execute(parts.store, plan, { held: task }))
  }
