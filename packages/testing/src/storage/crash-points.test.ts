import type { RecordKey, StorageAdapter } from '@linx/contracts'
import { createMemoryStorage } from '@linx/storage-memory'
import { describe, expect, it } from 'vitest'
import { createFaultyStorage, type StorageFault } from './faulty-storage.ts'
import { ProcessDied, STORAGE_FAULTS, type StorageFaultKind } from './storage-fault.ts'

const STEPS = 5
const key: RecordKey = { businessAccountId: 'business-1', kind: 'counter', id: 'counter-1' }
const kinds = Object.keys(STORAGE_FAULTS) as StorageFaultKind[]

const readCount = async (storage: StorageAdapter): Promise<number> => (await storage.get([key]))[0]?.version ?? 0

/** Raises a counter to `STEPS`, from wherever it stands: what a process does that recovers after a crash. */
const countUp = async (storage: StorageAdapter): Promise<void> => {
  await storage.migrate([{ kind: 'counter', indexes: [] }])
  for (let count = await readCount(storage); count < STEPS; count++) {
    await storage.commit({ now: 0, puts: [{ key, expectedVersion: count, body: { count: count + 1 } }] })
  }
}

const runWith = async (plan: readonly StorageFault[]) => {
  const storage = createMemoryStorage()
  const faulty = createFaultyStorage(storage, plan)
  const ending = await countUp(faulty).catch((error: unknown) => error)
  return { storage, faulty, ending }
}

describe('crash points of a script on a real storage', () => {
  it('are as many as the calls of a run without faults', async () => {
    const { faulty, storage } = await runWith([])
    expect(faulty.calls()).toBe(STEPS + 2)
    expect(faulty.calls('commit')).toBe(STEPS)
    expect(await readCount(storage)).toBe(STEPS)
  })

  it.each(kinds)('%s: whatever the point, the next process ends with the same state', async (kind) => {
    let call = 1
    for (; ; call++) {
      const { storage, faulty, ending } = await runWith([{ kind, call }])
      if (!faulty.hasStruck()) break
      expect(ending).toBeInstanceOf(Error)
      expect(ending instanceof ProcessDied).toBe(kind.startsWith('die'))
      await countUp(storage)
      expect(await readCount(storage)).toBe(STEPS)
    }
    expect(call).toBe(STEPS + 3)
  })

  it('tells a commit that was done before the crash from one that was not', async () => {
    const counts = []
    for (const kind of ['die-before', 'die-after'] as const) {
      const { storage } = await runWith([{ kind, call: 3, verb: 'commit' }])
      counts.push(await readCount(storage))
    }
    expect(counts).toEqual([2, 3])
  })
})
