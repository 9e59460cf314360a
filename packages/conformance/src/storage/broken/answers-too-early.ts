import type { CommitBatch, StorageAdapter } from '@linx/contracts'
import type { BrokenStorage } from './broken-storage.ts'

/** What each store has "on disk": all batches but the last, which was answered and never written. */
const disks = new WeakMap<StorageAdapter, readonly CommitBatch[]>()

const openDisk = (sound: StorageAdapter, disk: readonly CommitBatch[]): StorageAdapter => {
  const committed: CommitBatch[] = []
  const storage: StorageAdapter = {
    ...sound,
    capabilities: { ...sound.capabilities, durable: true },
    migrate: async (catalog) => {
      await sound.migrate(catalog)
      for (const batch of disk) await sound.commit(batch)
    },
    commit: async (batch) => {
      const result = await sound.commit(batch)
      if (result.committed) committed.push(batch)
      return result
    },
    close: async () => {
      disks.set(storage, [...disk, ...committed.slice(0, -1)])
      await sound.close()
    },
  }
  return storage
}

/** Claims to be durable, but answers a commit before it is written. */
export const answersTooEarly: BrokenStorage & {
  reopen(sound: StorageAdapter, former: StorageAdapter): StorageAdapter
} = {
  defect: 'answers a commit before it is written',
  breakIt: (sound) => openDisk(sound, []),
  reopen: (sound, former) => openDisk(sound, disks.get(former) ?? []),
  fails: ['durable.survives-reopen', 'durable.keeps-removals'],
}
