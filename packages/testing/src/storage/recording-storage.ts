import type { CommitBatch, StorageAdapter } from '@linx/contracts'

/** A storage that remembers what was written to it. */
export interface RecordingStorage extends StorageAdapter {
  /** Every batch that was committed, oldest first. A read, a refusal and a repeat leave none. */
  batches(): readonly CommitBatch[]
  /** Everything that was ever written, as one JSON text: what must not be at rest is looked for here. */
  writtenText(): string
}

/** Wraps a storage and keeps a copy of each committed batch. */
export const createRecordingStorage = (storage: StorageAdapter): RecordingStorage => {
  const batches: CommitBatch[] = []
  return {
    ...storage,
    commit: async (batch) => {
      const copy = structuredClone(batch)
      const result = await storage.commit(batch)
      if (result.committed) batches.push(copy)
      return result
    },
    batches: () => [...batches],
    writtenText: () => JSON.stringify(batches),
  }
}
