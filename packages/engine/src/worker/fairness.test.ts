import type { ClaimRequest, StorageAdapter } from '@linx/contracts'
import { createMemoryStorage } from '@linx/storage-memory'
import { createVirtualClock } from '@linx/testing'
import { describe, expect, it } from 'vitest'
import { recordCatalog } from '../store/record-kinds.ts'
import { FairClaims } from './fair-claims.ts'

const BACKLOG = 20_000
const START = 1_000

const setUp = async () => {
  const storage = createMemoryStorage()
  await storage.migrate(recordCatalog)
  const requests: ClaimRequest[] = []
  const watched: Pick<StorageAdapter, 'claim'> = {
    claim: (request) => {
      requests.push(request)
      return storage.claim(request)
    },
  }
  const put = async (businessAccountId: string, count: number, priority: number, dueAt = START) => {
    for (let from = 0; from < count; from += 1_000) {
      const ids = Array.from({ length: Math.min(1_000, count - from) }, (_, index) => `t${from + index}`)
      const tasks = ids.map((id) => {
        const task = { key: { businessAccountId, id }, kind: 'remind-session', dueAt, priority, body: {} }
        return { change: 'put', task } as const
      })
      await storage.commit({ now: START, tasks })
    }
  }
  const clock = createVirtualClock(START + 1_000)
  const claims = new FairClaims({ storage: watched, clock, leaseMs: 30_000, owner: 'worker' })
  const tenantsOfNext = async (limit = 64) =>
    new Set((await claims.next({ limit })).map(({ key }) => key.businessAccountId))
  return { put, tenantsOfNext, requests }
}

describe('a tenant with a great backlog', () => {
  it('delays a more urgent task of another by no claim', async () => {
    const { put, tenantsOfNext } = await setUp()
    await put('a', BACKLOG, 20)
    await put('b', 1, 0)
    expect(await tenantsOfNext()).toContain('b')
  })

  it('delays an equally urgent task of another, due long after its own, by one claim', async () => {
    const { put, tenantsOfNext } = await setUp()
    await put('a', BACKLOG, 0)
    await put('b', 1, 0, START + 900)
    expect(await tenantsOfNext()).toEqual(new Set(['a']))
    expect(await tenantsOfNext()).toContain('b')
  })

  it('shares with every other tenant within a round', async () => {
    const { put, tenantsOfNext } = await setUp()
    await put('backlog', BACKLOG, 0)
    const others = Array.from({ length: 40 }, (_, index) => `tenant-${index}`)
    for (const tenant of others) await put(tenant, 30, 0, START + 900)
    const seen = new Set<string>()
    for (let claim = 0; claim < 14; claim += 1) for (const tenant of await tenantsOfNext()) seen.add(tenant)
    expect(seen.size).toBe(41)
  })
})

describe('a claim', () => {
  it('is one statement as long as no tenant has most of a full one', async () => {
    const { put, tenantsOfNext, requests } = await setUp()
    for (const tenant of ['a', 'b', 'c']) await put(tenant, 100, 0)
    await put('d', 20, 9)
    await tenantsOfNext(12)
    await tenantsOfNext(12)
    expect(requests.length).toBe(2)
  })
})
