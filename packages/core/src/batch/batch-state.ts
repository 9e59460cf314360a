import type { Instant, JsonValue } from '@linx/contracts'
import type { Actor } from '../decision/index.ts'
import type { AnswerError, AnswerFieldError } from '../workflow/index.ts'
import type { BatchStatus } from './batch-machine.ts'

/** What became of an entry that was tried. `FAILED`: not for a reason of its own. */
export type DecidedEntryStatus = 'CREATED' | 'INVALID' | 'FAILED'

/** `QUEUED` and `CANCELLED` entries were not tried. */
export type BatchEntryStatus = DecidedEntryStatus | 'QUEUED' | 'CANCELLED'

export const batchEntryStatuses: readonly BatchEntryStatus[] = ['QUEUED', 'CREATED', 'INVALID', 'FAILED', 'CANCELLED']

export type EntryCounts = { readonly [status in DecidedEntryStatus]: number }

/** A batch, without its entries. */
export interface WorkflowBatch {
  readonly schemaVersion: 1
  readonly businessAccountId: string
  readonly batchId: string
  readonly idempotencyKey: string
  readonly templateId: string
  /** All entries are made by the version that the batch began with. */
  readonly templateVersionId: string
  readonly requestsInBatch: number
  /** The position of the first entry of each chunk, ascending. */
  readonly chunkStarts: readonly number[]
  readonly status: BatchStatus
  /** Every entry before this position was tried, none from it on. */
  readonly nextPosition: number
  /** Of the entries before `nextPosition`. */
  readonly counts: EntryCounts
  readonly createdBy: Actor
  readonly createdAt: Instant
  readonly updatedAt: Instant
  readonly cancelledAt?: Instant
  readonly endedAt?: Instant
}

/** Entries that wait, as they were given; gone once they were tried. */
export interface BatchChunk {
  readonly schemaVersion: 1
  readonly businessAccountId: string
  readonly batchId: string
  /** The position of its first entry. */
  readonly start: number
  readonly entries: readonly JsonValue[]
}

/** What became of one entry; written in the commit of its workflow, so that no position makes two. */
export interface BatchEntry {
  readonly schemaVersion: 1
  readonly businessAccountId: string
  readonly batchId: string
  /** 0 for the first. */
  readonly position: number
  readonly status: DecidedEntryStatus
  readonly workflowId?: string
  readonly errors?: readonly AnswerError[]
  readonly fieldErrors?: readonly AnswerFieldError[]
}

/** The id of a chunk or of an entry, by position. */
export const batchPartId = (batchId: string, position: number): string => `${batchId}.${position}`
