import type { CommitBatch, CommitResult, StorageAdapter } from '@linx/contracts'

/** A storage with one defect: it proves that the kit sees it. */
export interface BrokenStorage {
  readonly defect: string
  /** Spoils a sound adapter. */
  breakIt(sound: StorageAdapter): StorageAdapter
  /** Every case that must fail, and no other. */
  readonly fails: readonly string[]
}

type Commit = (batch: CommitBatch, sound: StorageAdapter) => Promise<CommitResult>

/** Spoils `commit` alone: `close` still waits for what was begun. */
export const breakCommit =
  (commit: Commit) =>
  (sound: StorageAdapter): StorageAdapter => {
    const begun = new Set<Promise<unknown>>()
    return {
      ...sound,
      commit: (batch) => {
        const result = commit(batch, sound)
        begun.add(result)
        return result
      },
      close: async () => {
        await Promise.allSettled(begun)
        await sound.close()
      },
    }
  }

/** Spoils what is committed. */
export const breakBatch = (change: (batch: CommitBatch) => CommitBatch) =>
  breakCommit(async (batch, sound) => sound.commit(change(batch)))
