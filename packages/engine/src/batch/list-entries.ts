import type { FindFilter } from '@linx/contracts'
import {
  type BatchEntry,
  type BatchEntryStatus,
  type BatchEntryView,
  batchEntryView,
  type StatusQuery,
  untriedStatus,
  type WorkflowBatch,
} from '@linx/core'
import type { EngineParts } from '../engine-parts.ts'
import { fromRecord } from '../store/record-kind.ts'
import { countUpTo, type Page } from '../workflow/page.ts'
import { batchEntryKind } from './batch-kinds.ts'

/** Entries that were not tried have no record: they are the positions from the next one on. */
const untried = (batch: WorkflowBatch, from: number, size: number): readonly BatchEntryView[] => {
  const end = Math.min(from + size, batch.requestsInBatch)
  return Array.from({ length: Math.max(end - from, 0) }, (_, index) => ({
    position: from + index,
    status: untriedStatus(batch),
  }))
}

const findTried = async (
  parts: EngineParts,
  { businessAccountId, batchId, nextPosition }: WorkflowBatch,
  where: readonly FindFilter[],
  { offset, size }: { readonly offset: number; readonly size: number },
): Promise<Page<BatchEntryView>> => {
  const { records, total } = await parts.store.find({
    businessAccountId,
    kind: batchEntryKind.kind,
    where: [{ index: 'batchId', equals: batchId }, { index: 'position', before: nextPosition }, ...where],
    sort: { index: 'position', direction: 'asc' },
    offset,
    limit: size,
    countUpTo: countUpTo(offset),
  })
  const result = records.map((record) => batchEntryView(fromRecord<BatchEntry>(record).state))
  return { result, totalElements: total }
}

/** One page of a batch's entries in the order of their positions. */
export const listEntries = async (
  parts: EngineParts,
  batch: WorkflowBatch,
  { status, offset, size }: StatusQuery<BatchEntryStatus>,
): Promise<Page<BatchEntryView>> => {
  const { nextPosition, requestsInBatch } = batch
  if (status === 'QUEUED' || status === 'CANCELLED') {
    if (status !== untriedStatus(batch)) return { result: [], totalElements: 0 }
    const result = untried(batch, nextPosition + offset, size)
    return { result, totalElements: requestsInBatch - nextPosition }
  }
  if (status !== undefined) {
    return findTried(parts, batch, [{ index: 'status', equals: status }], { offset, size })
  }
  const tried = await findTried(parts, batch, [{ index: 'position', from: offset }], { offset: 0, size })
  const rest = untried(batch, Math.max(offset, nextPosition), size - tried.result.length)
  return { result: [...tried.result, ...rest], totalElements: requestsInBatch }
}
