import { createMemoryStorage } from '@linx/storage-memory'
import { createSimulation, createVirtualClock, demandValue, fixtures, loadSampleParties } from '@linx/testing'
import { describe, expect, it } from 'vitest'
import { createKeyPruner } from './key-pruner.ts'

const HOUR_MS = 3_600_000

/** A storage with so many keys to forget. */
const setUp = (keys: number) => {
  const clock = createVirtualClock(0)
  const left = { keys, calls: 0 }
  const storage = {
    prune: async ({ limit }: { readonly limit: number }) => {
      const pruned = Math.min(left.keys, limit)
      left.keys -= pruned
      left.calls += 1
      return pruned
    },
  }
  return { clock, left, prune: createKeyPruner(storage, clock) }
}

describe('the pruner of keys', () => {
  it('goes on until nothing is left, and rests for an hour', async () => {
    const { clock, left, prune } = setUp(2_500)
    await prune()
    expect(left).toEqual({ keys: 0, calls: 3 })
    clock.set(HOUR_MS - 1)
    await prune()
    expect(left.calls).toBe(3)
    clock.set(HOUR_MS)
    await prune()
    expect(left.calls).toBe(4)
  })

  it('leaves the rest of very many keys for the next time', async () => {
    const { left, prune } = setUp(10_001)
    await prune()
    expect(left.keys).toBe(1)
  })

  it('survives a storage that fails', async () => {
    const storage = { prune: () => Promise.reject(new Error('down')) }
    await expect(createKeyPruner(storage, createVirtualClock(0))()).resolves.toBeUndefined()
  })
})

describe('an idempotency key', () => {
  const DAY_MS = 24 * HOUR_MS
  const options = { idempotencyKey: 'order-4711' }

  it('gives the first answer for as long as the policy says, and is forgotten then', async () => {
    const policy = { idempotencyRetentionMs: 2 * DAY_MS }
    const { linx, clock, runUntil, settle } = createSimulation({ storage: createMemoryStorage(), policy })
    await loadSampleParties(linx)
    const create = async () =>
      demandValue(await linx.workflows.create(fixtures.workflowCreateRequest, options)).workflowId

    const first = await create()
    await runUntil(clock.now() + 2 * DAY_MS - 1)
    expect(await create()).toBe(first)
    await runUntil(clock.now() + HOUR_MS)
    await settle()
    expect(await create()).not.toBe(first)
  })
})
