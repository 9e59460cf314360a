import type { ClaimedTask } from '@linx/contracts'
import {
  type BatchChunk,
  batchLifeCycle,
  batchPartId,
  batchTask,
  type DecidedEntryStatus,
  decideEntriesMade,
  internalActor,
  type TemplateVersion,
  type WorkflowBatch,
} from '@linx/core'
import type { EngineParts } from '../engine-parts.ts'
import { type Change, type RecordChange, recordChange } from '../store/change.ts'
import { execute } from '../store/execute.ts'
import type { Loaded } from '../store/record-kind.ts'
import { templateKind, templateVersionKind } from '../store/record-kinds.ts'
import { batchTaskBody } from '../worker/task-body.ts'
import type { TaskHandler } from '../worker/task-handler.ts'
import { batchChunkKind, batchEntryKind, batchKind } from './batch-kinds.ts'
import { type EntryRun, makeEntry } from './make-entry.ts'

/** Entries that are made at the same time; their commits are grouped by the storage. */
const ENTRIES_AT_ONCE = 10
/** After so many chunks the task is given back, so that others of the tenant get their turn and a stop need not wait. */
const CHUNKS_A_RUN = 4
/** Runs that failed before an entry that fails is given up. */
const MAXIMUM_ENTRY_FAILURES = 5

const bookkeeping = (batch: WorkflowBatch, records: readonly RecordChange[]): Change => ({
  businessAccountId: batch.businessAccountId,
  actor: internalActor,
  action: 'batch.advance',
  subject: `${batchKind.kind}/${batch.batchId}`,
  records,
  isBookkeeping: true,
})

/** The batch's own version of its template, if the template is still there. */
const pinnedTemplate = async (
  parts: EngineParts,
  { businessAccountId, templateId, templateVersionId }: WorkflowBatch,
): Promise<TemplateVersion | undefined> => {
  const [latest, pinned] = await parts.store.loadMany([
    { businessAccountId, kind: templateKind.kind, id: templateId },
    { businessAccountId, kind: templateVersionKind.kind, id: templateVersionId },
  ])
  if (latest === undefined || pinned === undefined) return undefined
  const { status } = latest.state as TemplateVersion
  return { ...(pinned.state as TemplateVersion), status }
}

/** Chunks are written once, so their version is known without a read. */
const chunkRemoval = ({ businessAccountId, batchId }: WorkflowBatch, start: number): RecordChange =>
  recordChange<BatchChunk>(batchChunkKind, undefined, {
    version: 1,
    state: { schemaVersion: 1, businessAccountId, batchId, start, entries: [] },
  })

/** Chunks that nobody needs any more: those that the batch has passed, or all that are left when it ends. */
const passedChunks = (before: WorkflowBatch, after: WorkflowBatch): readonly RecordChange[] => {
  const end = batchLifeCycle.isEnded(after.status) ? after.requestsInBatch : after.nextPosition
  const endOf = (index: number): number => before.chunkStarts[index + 1] ?? before.requestsInBatch
  return before.chunkStarts.flatMap((start, index) =>
    endOf(index) > before.nextPosition && endOf(index) <= end ? [chunkRemoval(before, start)] : [],
  )
}

const loadBatch = (parts: EngineParts, task: ClaimedTask): Promise<Loaded<WorkflowBatch> | undefined> =>
  parts.store.load(batchKind, task.key.businessAccountId, batchTaskBody(task).batchId)

/** Counts what was made; a cancellation that came meanwhile is seen here at the latest. */
const advance = (
  parts: EngineParts,
  task: ClaimedTask,
  made: { readonly from: number; readonly statuses: readonly DecidedEntryStatus[] },
): Promise<WorkflowBatch | undefined> =>
  execute(
    parts.store,
    async () => {
      const before = await loadBatch(parts, task)
      if (before === undefined) return { answer: undefined, keepsTask: true }
      const after = decideEntriesMade(before.state, made, parts.clock.now())
      if (after === before.state) return { answer: after, keepsTask: true }
      const records = [recordChange(batchKind, after, before), ...passedChunks(before.state, after)]
      return { answer: after, change: bookkeeping(after, records) }
    },
    { held: task, keepsHeld: true },
  )

/** Waits for all, so that nothing goes on behind the task's back; then throws what the first failure threw. */
const allOrThrow = async <Value>(running: readonly Promise<Value>[]): Promise<readonly Value[]> => {
  await Promise.allSettled(running)
  return Promise.all(running)
}

/** Makes the entries of a chunk up to `end`, a few at a time. */
const makeChunk = async (
  parts: EngineParts,
  run: EntryRun,
  { start, entries }: BatchChunk,
  end: number,
): Promise<readonly DecidedEntryStatus[]> => {
  const statuses: DecidedEntryStatus[] = []
  for (let first = run.batch.nextPosition; first < end; first += ENTRIES_AT_ONCE) {
    const wave = entries.slice(first - start, Math.min(first + ENTRIES_AT_ONCE, end) - start)
    const made = wave.map((entry, index) => makeEntry(parts, run, { position: first + index, entry }))
    statuses.push(...(await allOrThrow(made)))
  }
  return statuses
}

/**
 * Where a cancelled batch ends: behind the last entry that was made. A cancellation takes the task away from its holder, so that nothing is made
 * after it; of the entries that were begun together some may be made and some not, and the latter are made now.
 */
const endOfMade = async (parts: EngineParts, batch: WorkflowBatch, { start, entries }: BatchChunk): Promise<number> => {
  const { businessAccountId, batchId } = batch
  const keys = entries.map((_, index) => ({
    businessAccountId,
    kind: batchEntryKind.kind,
    id: batchPartId(batchId, start + index),
  }))
  const made = await parts.store.loadMany(keys)
  return Math.max(batch.nextPosition, start + made.findLastIndex((entry) => entry !== undefined) + 1)
}

/** Carries a batch on by one chunk; answers the batch after it. */
const makeNext = async (
  parts: EngineParts,
  task: ClaimedTask,
  batch: WorkflowBatch,
): Promise<WorkflowBatch | undefined> => {
  const from = batch.nextPosition
  const start = batch.chunkStarts.findLast((first) => first <= from) ?? 0
  const chunk = await parts.store.load(batchChunkKind, batch.businessAccountId, batchPartId(batch.batchId, start))
  if (chunk === undefined) throw new TypeError(`Batch ${batch.batchId} has no chunk at ${start}.`)
  const template = await pinnedTemplate(parts, batch)
  const isLastTry = batchTaskBody(task).failures >= MAXIMUM_ENTRY_FAILURES
  const isCancelled = batch.status === 'CANCELLING'
  const end = isCancelled ? await endOfMade(parts, batch, chunk.state) : start + chunk.state.entries.length
  const statuses = await makeChunk(parts, { batch, template, held: task, isLastTry }, chunk.state, end)
  return advance(parts, task, { from, statuses })
}

/** `make-batch-entries`: makes the workflows of a batch, in the order of their positions. */
export const createBatchHandler =
  (parts: EngineParts): TaskHandler =>
  async (task) => {
    let batch = (await loadBatch(parts, task))?.state
    for (let chunks = 0; chunks < CHUNKS_A_RUN && batch !== undefined; chunks += 1) {
      if (batchLifeCycle.isEnded(batch.status)) break
      batch = await makeNext(parts, task, batch)
    }
    if (batch === undefined || batchLifeCycle.isEnded(batch.status)) return parts.store.finish(task)
    const again = bookkeeping(batch, [])
    const { batchId } = batch
    const giveBack = async () => ({
      answer: undefined,
      change: { ...again, tasks: [batchTask(batchId, parts.clock.now())] },
    })
    await execute(parts.store, giveBack, { held: task })
  }
