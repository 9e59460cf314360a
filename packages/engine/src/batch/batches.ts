import {
  type BatchCreatedAnswer,
  type BatchEntryView,
  type BatchView,
  batchView,
  checkId,
  decideBatchCancel,
  failure,
  parseBatchEntryQuery,
  parseBatchQuery,
  type Result,
  success,
  type WorkflowBatch,
} from '@linx/core'
import type { Caller, EngineParts } from '../engine-parts.ts'
import type { IdempotentCall } from '../idempotency.ts'
import { missing } from '../missing.ts'
import { recordChange } from '../store/change.ts'
import { execute } from '../store/execute.ts'
import { fromRecord, type Loaded } from '../store/record-kind.ts'
import { countUpTo, type Page } from '../workflow/page.ts'
import { batchKind } from './batch-kinds.ts'
import { createBatch } from './create-batch.ts'
import { listEntries } from './list-entries.ts'

/** Batches of workflows of one Business Account (SPEC section 1). */
export interface Batches {
  /**
   * Takes 1–10,000 workflows of one template, which are made in the background. The idempotency key stands in `header`. Refused: every violation
   * of the batch at once; what is wrong with an entry is told by `entries`.
   */
  create(request: unknown, options?: Pick<IdempotentCall, 'onReplay'>): Promise<Result<BatchCreatedAnswer>>
  get(batchId: string): Promise<Result<BatchView>>
  /** Newest first; `status`, `page` (1-based) and `size` (1–500, default 20). */
  list(query?: unknown): Promise<Result<Page<BatchView>>>
  /** In the order of positions; `status`, `page` (1-based) and `size` (1–500, default 20). */
  entries(batchId: string, query?: unknown): Promise<Result<Page<BatchEntryView>>>
  /** Stops what has not been made; workflows that were made stay. Idempotent; a batch that has ended is refused. */
  cancel(batchId: string): Promise<Result<BatchView>>
}

const load = async (
  parts: EngineParts,
  { businessAccountId }: Caller,
  batchId: string,
): Promise<Result<Loaded<WorkflowBatch>>> => {
  const badId = checkId(batchId, 'batchId')
  if (badId !== undefined) return failure(badId)
  await parts.ready()
  const loaded = await parts.store.load(batchKind, businessAccountId, batchId)
  return loaded === undefined ? missing('batch', 'batchId', batchId) : success(loaded)
}

const list = async (
  parts: EngineParts,
  { businessAccountId }: Caller,
  query: unknown,
): Promise<Result<Page<BatchView>>> => {
  const asked = parseBatchQuery(query)
  if (!asked.ok) return asked
  await parts.ready()
  const { status, offset, size } = asked.value
  const { records, total } = await parts.store.find({
    businessAccountId,
    kind: batchKind.kind,
    where: status === undefined ? [] : [{ index: 'status', equals: status }],
    sort: { index: 'createdAt', direction: 'desc' },
    offset,
    limit: size,
    countUpTo: countUpTo(offset),
  })
  const result = records.map((record) => batchView(fromRecord<WorkflowBatch>(record).state))
  return success({ result, totalElements: total })
}

const cancel = (parts: EngineParts, caller: Caller, batchId: string): Promise<Result<BatchView>> =>
  execute<Result<BatchView>>(parts.store, async () => {
    const before = await load(parts, caller, batchId)
    if (!before.ok) return { answer: before }
    const { actor, businessAccountId } = caller
    const decided = decideBatchCancel(before.value.state, { now: parts.clock.now(), actor })
    if (!decided.ok) return { answer: decided }
    const { state, tasks } = decided.value
    const answer = success(batchView(state))
    if (state === before.value.state) return { answer }
    return {
      answer,
      change: {
        businessAccountId,
        actor,
        action: 'batch.cancel',
        subject: `${batchKind.kind}/${batchId}`,
        records: [recordChange(batchKind, state, before.value)],
        tasks,
      },
    }
  })

export const createBatches = (parts: EngineParts, caller: Caller): Batches => ({
  create: (request, options) => createBatch(parts, caller, request, options),
  get: async (batchId) => {
    const loaded = await load(parts, caller, batchId)
    return loaded.ok ? success(batchView(loaded.value.state)) : loaded
  },
  list: (query = {}) => list(parts, caller, query),
  entries: async (batchId, query = {}) => {
    const asked = parseBatchEntryQuery(query)
    const loaded = await load(parts, caller, batchId)
    if (!loaded.ok) return loaded
    return asked.ok ? success(await listEntries(parts, loaded.value.state, asked.value)) : asked
  },
  cancel: (batchId) => cancel(parts, caller, batchId),
})
