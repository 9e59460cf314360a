import { SHARED_BUSINESS_ACCOUNT_ID, type StorageAdapter } from '@linx/contracts'
import { createMemoryStorage } from '@linx/storage-memory'
import { describe, expect, it } from 'vitest'
import { createIdSource } from '../platform/id-source.ts'
import { createLocalKeyProvider } from './key-provider.ts'
import { KeyRing } from './key-ring.ts'
import { customerKeyKind, tenantKeyKind } from './stored-keys.ts'

const SECRET_BYTES = 32
const provider = createLocalKeyProvider([{ id: 'first', secret: new Uint8Array(SECRET_BYTES).fill(1) }])
const clock = { now: () => 0, setTimer: () => () => undefined }

const openStorage = async (): Promise<StorageAdapter> => {
  const storage = createMemoryStorage()
  await storage.migrate([tenantKeyKind, customerKeyKind].map(({ kind, indexes }) => ({ kind, indexes })))
  return storage
}

describe('the keys of a Business Account', () => {
  it('are stored by one commit, however many ask for them at once', async () => {
    const memory = await openStorage()
    let commits = 0
    const storage: StorageAdapter = {
      ...memory,
      commit: (batch) => {
        commits += 1
        return memory.commit(batch)
      },
    }
    const ring = new KeyRing({ storage, clock, ids: createIdSource(clock), provider })
    const keys = await Promise.all(Array.from({ length: 50 }, () => ring.ensure(SHARED_BUSINESS_ACCOUNT_ID)))
    expect(commits).toBe(1)
    expect(new Set(keys).size).toBe(1)
  })

  it('are those of the process that stored them first', async () => {
    const storage = await openStorage()
    const rings = [1, 2, 3].map(() => new KeyRing({ storage, clock, ids: createIdSource(clock), provider }))
    const keys = await Promise.all(rings.map((ring) => ring.ensure('tenant')))
    expect(new Set(keys.map((one) => one.mac('test', 'word'))).size).toBe(1)
  })
})

describe('the keys of Customers', () => {
  it('are answered as they were read, though reading them takes longer than they are remembered', async () => {
    const storage = await openStorage()
    const ids = createIdSource(clock)
    const maker = new KeyRing({ storage, clock, ids, provider })
    await maker.ensure('tenant')
    const { puts } = await maker.forCommit('tenant', ['ann', 'ben'])
    await storage.commit({ now: 0, puts })

    let now = 0
    const slow = { ...clock, now: () => (now += 61_000) }
    const reader = new KeyRing({ storage, clock: slow, ids, provider })
    const keys = await reader.sealing('tenant', await reader.ensure('tenant'), ['ann', 'ben', 'nobody'])
    expect(['ann', 'ben', 'nobody'].map((id) => keys.customer(id) !== undefined)).toEqual([true, true, false])
  })
})
