import type { CommitBatch, StorageAdapter } from '@linx/contracts'

/** Batches that one transaction of the storage carried. */
export type CommitGroup = readonly CommitBatch[]

/** A storage whose committed batches can be read afterwards, in the groups in which they became durable. */
export interface ObservedStorage {
  readonly storage: StorageAdapter
  /** The groups since the last call. */
  takeGroups(): readonly CommitGroup[]
}

/**
 * Wraps what `open` opens; the storage calls `onGroup` after each transaction, before it answers the writes in it. Keeps references
 * only: copying would be charged to the engine.
 */
export const observeCommits = (open: (onGroup: () => void) => StorageAdapter): ObservedStorage => {
  let groups: CommitBatch[][] = [[]]
  const onGroup = (): void => {
    groups.push([])
  }
  const storage = open(onGroup)
  return {
    storage: {
      ...storage,
      commit: async (batch) => {
        const result = await storage.commit(batch)
        if (result.committed) groups.at(-1)?.push(batch)
        return result
      },
    },
    takeGroups: () => {
      const taken = groups.filter((group) => group.length > 0)
      groups = [[]]
      return taken
    },
  }
}
