import type { Instant, JsonValue } from '@linx/contracts'
import { type Actor, type DecidedTask, type Decision, taskPriority, unchanged } from '../decision/index.ts'
import { failure, type Result, success } from '../issue/index.ts'
import { type BatchEvent, batchLifeCycle, batchRefusal } from './batch-machine.ts'
import { batchLimits } from './batch-schema.ts'
import type { BatchChunk, DecidedEntryStatus, EntryCounts, WorkflowBatch } from './batch-state.ts'

export interface BatchContext {
  readonly now: Instant
  readonly actor: Actor
}

/** The task that makes the entries of a batch: one a batch. */
export const batchTask = (batchId: string, dueAt: Instant): DecidedTask => ({
  id: `${batchId}:entries`,
  kind: 'make-batch-entries',
  dueAt,
  priority: taskPriority.bulk,
  body: { batchId },
})

/** Cuts entries into parts that one record can hold; answers the position of each part's first entry. */
export const chunkStartsOf = (entries: readonly JsonValue[]): readonly number[] => {
  const starts: number[] = []
  let characters = 0
  for (const [position, entry] of entries.entries()) {
    const size = JSON.stringify(entry).length
    const isFull = position - (starts.at(-1) ?? 0) >= batchLimits.maximumChunkEntries
    if (starts.length === 0 || isFull || characters + size > batchLimits.maximumChunkCharacters) {
      starts.push(position)
      characters = 0
    }
    characters += size
  }
  return starts
}

/** What a new batch is made of; the template was found ACTIVE. */
export interface NewBatch {
  readonly businessAccountId: string
  readonly batchId: string
  readonly idempotencyKey: string
  readonly templateId: string
  readonly templateVersionId: string
  readonly entries: readonly JsonValue[]
}

/** Stores a batch in chunks and wants its task. */
export const createBatch = (
  { entries, ...batch }: NewBatch,
  { now, actor }: BatchContext,
): Decision<WorkflowBatch> & { readonly chunks: readonly BatchChunk[] } => {
  const { businessAccountId, batchId } = batch
  const chunkStarts = chunkStartsOf(entries)
  const state: WorkflowBatch = {
    schemaVersion: 1,
    ...batch,
    requestsInBatch: entries.length,
    chunkStarts,
    status: batchLifeCycle.initial,
    nextPosition: 0,
    counts: { CREATED: 0, INVALID: 0, FAILED: 0 },
    createdBy: actor,
    createdAt: now,
    updatedAt: now,
  }
  const chunks = chunkStarts.map((start, index): BatchChunk => {
    const end = chunkStarts[index + 1] ?? entries.length
    return { schemaVersion: 1, businessAccountId, batchId, start, entries: entries.slice(start, end) }
  })
  return { ...unchanged(state), tasks: [batchTask(batchId, now)], chunks }
}

const move = (state: WorkflowBatch, event: BatchEvent, now: Instant): WorkflowBatch => {
  const status = batchLifeCycle.next(state.status, event)
  if (status === undefined) return state
  const endedAt = batchLifeCycle.isEnded(status) ? { endedAt: now } : {}
  return { ...state, status, updatedAt: now, ...endedAt }
}

const ending = ({ status, counts }: WorkflowBatch): BatchEvent => {
  if (status === 'CANCELLING' || counts.CREATED > 0) return 'done'
  return counts.FAILED > 0 ? 'none-made' : 'all-refused'
}

const countStatuses = (before: EntryCounts, statuses: readonly DecidedEntryStatus[]): EntryCounts => {
  const counts = { ...before }
  for (const status of statuses) counts[status] += 1
  return counts
}

/** The entries from `from` on came to these statuses, in order. The same object as before if that is known already. */
export const decideEntriesMade = (
  before: WorkflowBatch,
  made: { readonly from: number; readonly statuses: readonly DecidedEntryStatus[] },
  now: Instant,
): WorkflowBatch => {
  const { from, statuses } = made
  if (before.nextPosition !== from || batchLifeCycle.isEnded(before.status)) return before
  const nextPosition = from + statuses.length
  const counted = { ...before, nextPosition, counts: countStatuses(before.counts, statuses), updatedAt: now }
  const begun = move(counted, 'begun', now)
  const isOver = nextPosition >= begun.requestsInBatch || begun.status === 'CANCELLING'
  return isOver ? move(begun, ending(begun), now) : begun
}

/** Stops what has not been made. Idempotent by state; a batch that has ended is refused. */
export const decideBatchCancel = (before: WorkflowBatch, { now }: BatchContext): Result<Decision<WorkflowBatch>> => {
  if (before.status === 'CANCELLING') return success(unchanged(before))
  if (batchLifeCycle.next(before.status, 'cancelled') === undefined) {
    return failure(batchRefusal(before.status, 'cancelled', 'batchId'))
  }
  const state = { ...move(before, 'cancelled', now), cancelledAt: now }
  return success({ ...unchanged(state), tasks: [batchTask(before.batchId, now)] })
}
