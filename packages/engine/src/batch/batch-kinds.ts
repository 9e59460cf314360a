import { type BatchChunk, type BatchEntry, batchPartId, type WorkflowBatch } from '@linx/core'
import type { RecordKind } from '../store/record-kind.ts'

export const batchKind: RecordKind<WorkflowBatch> = {
  kind: 'workflowBatch',
  indexes: [
    { name: 'status', type: 'string' },
    { name: 'createdAt', type: 'number' },
  ],
  idOf: ({ batchId }) => batchId,
  indexesOf: ({ status, createdAt }) => ({ status, createdAt }),
}

/** Entries that wait: removed in the commit that counts them as tried. */
export const batchChunkKind: RecordKind<BatchChunk> = {
  kind: 'workflowBatchChunk',
  indexes: [],
  secrets: [{ path: 'entries', whenErased: [] }],
  idOf: ({ batchId, start }) => batchPartId(batchId, start),
  indexesOf: () => ({}),
}

/** What became of an entry, written with its workflow: its id keeps a position from making two. */
export const batchEntryKind: RecordKind<BatchEntry> = {
  kind: 'workflowBatchEntry',
  indexes: [
    { name: 'batchId', type: 'string' },
    { name: 'status', type: 'string' },
    { name: 'position', type: 'number' },
  ],
  secrets: [
    { path: 'errors', whenErased: [] },
    { path: 'fieldErrors', whenErased: [] },
  ],
  idOf: ({ batchId, position }) => batchPartId(batchId, position),
  indexesOf: ({ batchId, status, position }) => ({ batchId, status, position }),
}
