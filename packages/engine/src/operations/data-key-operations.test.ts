import { createMemoryStorage } from '@linx/storage-memory'
import {
  createSimulation,
  demandValue,
  loadSampleParties,
  SAMPLE_BUSINESS_ACCOUNT_ID,
  sampleCustomer,
} from '@linx/testing'
import { describe, expect, it } from 'vitest'
import { createLocalKeyProvider, type LocalKey } from '../protection/key-provider.ts'

const key = (id: string, byte: number): LocalKey => ({ id, secret: new Uint8Array(32).fill(byte) })
const OLD = key('2025', 1)
const NEW = key('2026', 2)

const setUp = async () => {
  const storage = createMemoryStorage()
  const begin = (keys: readonly LocalKey[], seed: number) =>
    createSimulation({ storage, seed, dataKeys: createLocalKeyProvider(keys) })
  const first = begin([OLD], 1)
  await loadSampleParties(first.linx)
  const actor = { id: 'test', type: 'service-account' } as const
  for (const businessAccountId of ['one', 'two', 'three']) {
    demandValue(await first.engine.as({ businessAccountId, actor }).customers.put(sampleCustomer))
  }
  return { first, begin, storage }
}

describe('a rotation of master keys', () => {
  it('wraps every data key anew, a batch at a time, and says when the old one can go', async () => {
    const { begin } = await setUp()
    const { engine } = begin([NEW, OLD], 2)
    expect(await engine.operations.dataKeyUse('2025')).toBe(4)
    expect(await engine.operations.rewrapKeys({ limit: 3 })).toEqual({ rewrapped: 3, remaining: 1 })
    expect(await engine.operations.rewrapKeys({ limit: 3 })).toEqual({ rewrapped: 1, remaining: 0 })
    expect([await engine.operations.dataKeyUse('2025'), await engine.operations.dataKeyUse('2026')]).toEqual([0, 4])
    const { linx } = begin([NEW], 3)
    expect(demandValue(await linx.customers.get(sampleCustomer.id)).lastName).toBe('Doe')
  })

  it('uses the new key at once for new Business Accounts, and for each old one when a process first needs it', async () => {
    const { begin } = await setUp()
    const { engine, linx } = begin([NEW, OLD], 2)
    demandValue(await linx.customers.get(sampleCustomer.id))
    expect(await engine.operations.dataKeyUse('2026')).toBe(1)
    const actor = { id: 'test', type: 'service-account' } as const
    demandValue(await engine.as({ businessAccountId: 'four', actor }).customers.put(sampleCustomer))
    expect(await engine.operations.dataKeyUse('2026')).toBe(2)
  })

  it('that comes too early is told as a missing key, and nothing is lost', async () => {
    const { begin } = await setUp()
    await expect(begin([NEW], 2).linx.customers.get(sampleCustomer.id)).rejects.toMatchObject({ code: 'provider' })
    expect((await begin([NEW, OLD], 3).linx.customers.get(sampleCustomer.id)).ok).toBe(true)
  })

  it('cannot be turned: a wrapped key of another Business Account opens nothing', async () => {
    const { begin, storage } = await setUp()
    const keyOf = (id: string) => ({ businessAccountId: '*', kind: 'tenantKey', id })
    const [mine, other] = await storage.get([keyOf(SAMPLE_BUSINESS_ACCOUNT_ID), keyOf('one')])
    await storage.commit({
      now: 0,
      puts: [
        {
          key: keyOf(SAMPLE_BUSINESS_ACCOUNT_ID),
          expectedVersion: mine?.version ?? 0,
          body: { ...mine?.body, wrapped: other?.body.wrapped },
        },
      ],
    })
    await expect(begin([OLD], 2).linx.customers.get(sampleCustomer.id)).rejects.toMatchObject({ code: 'provider' })
  })
})
