import type { Actor } from '../decision/index.ts'
import { formatInstant } from '../time/index.ts'
import type { AnswerError, AnswerFieldError } from '../workflow/index.ts'
import { type BatchStatus, batchLifeCycle } from './batch-machine.ts'
import type { BatchEntry, BatchEntryStatus, WorkflowBatch } from './batch-state.ts'

/** The answer to a batch that was taken. */
export interface BatchCreatedAnswer {
  readonly batchId: string
  readonly idempotencyKey: string
}

/** A batch as the API shows it. */
export interface BatchView {
  readonly batchId: string
  readonly idempotencyKey: string
  readonly templateId: string
  readonly templateVersionId: string
  readonly status: BatchStatus
  readonly requestsInBatch: number
  /** How many entries have each status; they sum up to `requestsInBatch`. */
  readonly entryCounts: { readonly [status in BatchEntryStatus]: number }
  readonly createdBy: Actor
  /** Instants are ISO 8601. */
  readonly createdAt: string
  readonly updatedAt: string
  readonly cancelledAt?: string
  readonly endedAt?: string
}

/** One entry as the API lists it. */
export interface BatchEntryView {
  /** 0 for the first. */
  readonly position: number
  readonly status: BatchEntryStatus
  readonly workflowId?: string
  readonly errors?: readonly AnswerError[]
  readonly fieldErrors?: readonly AnswerFieldError[]
}

/** What the entries are that were not tried: still waiting, or never to be made. */
export const untriedStatus = ({ status }: WorkflowBatch): 'QUEUED' | 'CANCELLED' =>
  batchLifeCycle.isEnded(status) ? 'CANCELLED' : 'QUEUED'

export const batchView = (batch: WorkflowBatch): BatchView => {
  const { batchId, idempotencyKey, templateId, templateVersionId, status, requestsInBatch, createdBy } = batch
  const { counts, nextPosition, createdAt, updatedAt, cancelledAt, endedAt } = batch
  const untried = { QUEUED: 0, CANCELLED: 0, [untriedStatus(batch)]: requestsInBatch - nextPosition }
  return {
    ...{ batchId, idempotencyKey, templateId, templateVersionId, status, requestsInBatch, createdBy },
    entryCounts: { ...untried, ...counts },
    createdAt: formatInstant(createdAt),
    updatedAt: formatInstant(updatedAt),
    ...(cancelledAt === undefined ? {} : { cancelledAt: formatInstant(cancelledAt) }),
    ...(endedAt === undefined ? {} : { endedAt: formatInstant(endedAt) }),
  }
}

export const batchEntryView = (entry: BatchEntry): BatchEntryView => {
  const { schemaVersion: _, businessAccountId: __, batchId: ___, ...shown } = entry
  return shown
}
