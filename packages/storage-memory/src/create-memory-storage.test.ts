import { StorageError } from '@linx/contracts'
import { describe, expect, it } from 'vitest'
import { createMemoryStorage } from './create-memory-storage.ts'

const put = (dueAt: number, lease?: { owner: string; leaseMs: number }) => ({
  change: 'put' as const,
  task: { key: { businessAccountId: 'b', id: 't1' }, kind: 'k', dueAt, priority: 0, body: {} },
  ...(lease === undefined ? {} : { lease }),
})

const openMigrated = async () => {
  const storage = createMemoryStorage()
  await storage.migrate([])
  return storage
}

describe('createMemoryStorage', () => {
  it('hints at tasks that are due for others, and stops when asked', async () => {
    const storage = await openMigrated()
    let hints = 0
    const end = storage.onWake?.(() => {
      hints += 1
    })
    await storage.commit({ now: 10, tasks: [put(10)] })
    await storage.commit({ now: 10, tasks: [put(11)] })
    await storage.commit({ now: 10, tasks: [put(10, { owner: 'o', leaseMs: 5 })] })
    await Promise.resolve()
    expect(hints).toBe(1)
    end?.()
    await storage.commit({ now: 10, tasks: [put(10)] })
    await Promise.resolve()
    expect(hints).toBe(1)
  })

  it('names itself in errors', async () => {
    const storage = createMemoryStorage({ name: 'ledger' })
    await expect(storage.nextDueAt()).rejects.toThrow('Storage ledger knows no catalog yet; call migrate first.')
    await expect(storage.nextDueAt()).rejects.toBeInstanceOf(StorageError)
  })

  it('keeps a lapse that was seen, even if a later caller is behind', async () => {
    const storage = await openMigrated()
    await storage.commit({ now: 0, tasks: [put(0, { owner: 'o', leaseMs: 10 })] })
    const request = { limit: 1, leaseMs: 10, owner: 'o' }
    expect(await storage.claim({ ...request, now: 10, kinds: ['other'] })).toEqual([])
    expect((await storage.claim({ ...request, now: 9 })).map(({ fence }) => fence)).toEqual([2])
  })
})
