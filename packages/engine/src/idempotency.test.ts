import { createMemoryStorage } from '@linx/storage-memory'
import {
  cardPaymentRequest,
  createRecordingStorage,
  createScheduledStorage,
  createSimulation,
  demandValue,
  loadSampleParties,
  SAMPLE_PHONE,
} from '@linx/testing'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Linx } from './index.ts'

const DAY_MS = 86_400_000
const idempotencyKey = '0a1b2c3d-key'

const setUp = async () => {
  const storage = createRecordingStorage(createMemoryStorage())
  const simulation = createSimulation({ storage })
  await loadSampleParties(simulation.linx)
  return { ...simulation, storage }
}

const countWorkflows = async (linx: Linx): Promise<number> => demandValue(await linx.workflows.search()).totalElements

describe('an idempotency key', () => {
  it('gives the first answer again and makes one workflow and one SMS', async () => {
    const { linx, sms, settle } = await setUp()
    const first = demandValue(await linx.workflows.create(cardPaymentRequest, { idempotencyKey }))
    await settle()
    const second = demandValue(await linx.workflows.create(cardPaymentRequest, { idempotencyKey }))
    await settle()
    expect(JSON.stringify(second)).toBe(JSON.stringify(first))
    expect(await countWorkflows(linx)).toBe(1)
    expect(sms.messagesTo(SAMPLE_PHONE)).toHaveLength(1)
  })

  it('does not mind the order of members, nor 20 for "20"', async () => {
    const { linx } = await setUp()
    const numeric = { ...cardPaymentRequest, parameters: { ...cardPaymentRequest.parameters, amount: '20' } }
    const { parameters, ...rest } = numeric
    const reordered = { parameters: Object.fromEntries(Object.entries(parameters).toReversed()), ...rest }
    const first = demandValue(await linx.workflows.create(numeric, { idempotencyKey }))
    const second = demandValue(
      await linx.workflows.create(
        { ...reordered, parameters: { ...reordered.parameters, amount: 20 } },
        { idempotencyKey },
      ),
    )
    expect(second).toEqual(first)
  })

  it('is refused with another request, and the first one stays as it is', async () => {
    const { linx, storage } = await setUp()
    await linx.workflows.create(cardPaymentRequest, { idempotencyKey })
    const commits = storage.batches().length
    const other = { ...cardPaymentRequest, title: 'Another title' }
    const result = await linx.workflows.create(other, { idempotencyKey })
    expect(result).toMatchObject({ ok: false, issues: [{ code: 'idempotency_key_reused' }] })
    expect(storage.batches()).toHaveLength(commits)
  })

  it('belongs to one tenant: another one uses the same key for itself', async () => {
    const { linx, engine } = await setUp()
    const other = engine.as({ businessAccountId: 'other', actor: { id: 'employee-1', type: 'employee' } })
    const request = {
      title: 'Profile',
      expireInHours: 1,
      steps: [{ name: 'notification' }, { name: 'customer-account' }],
    }
    const ours = demandValue(
      await linx.workflows.create({ ...request, parameters: { phoneNumber: SAMPLE_PHONE } }, { idempotencyKey }),
    )
    const theirs = demandValue(
      await other.workflows.create({ ...request, parameters: { phoneNumber: SAMPLE_PHONE } }, { idempotencyKey }),
    )
    expect(theirs.workflowId).not.toBe(ours.workflowId)
  })

  it('is not used up by a request that was refused', async () => {
    const { linx } = await setUp()
    expect((await linx.workflows.create({ ...cardPaymentRequest, title: '' }, { idempotencyKey })).ok).toBe(false)
    expect((await linx.workflows.create(cardPaymentRequest, { idempotencyKey })).ok).toBe(true)
  })

  it('is kept for thirty days', async () => {
    const { storage, linx, clock } = await setUp()
    await linx.workflows.create(cardPaymentRequest, { idempotencyKey })
    const start = clock.now()
    expect(await storage.prune({ now: start + 30 * DAY_MS - 1, limit: 100 })).toBe(0)
    expect(await storage.prune({ now: start + 30 * DAY_MS, limit: 100 })).toBe(1)
  })

  it.each([
    '12345',
    'x'.repeat(256),
    'with space',
    'new\nline',
    'nul\0nul',
    'naïve-key',
    'tab\tkey',
    '\ud83d\ude00\ud83d\ude00',
  ])('%j: has not the form of a key', async (key) => {
    const { linx } = await setUp()
    const result = await linx.workflows.create(cardPaymentRequest, { idempotencyKey: key })
    expect(result).toMatchObject({ ok: false, issues: [{ code: 'idempotency_key_format' }] })
  })

  it.each(['123456', 'x'.repeat(255)])('%j: is just short or long enough', async (key) => {
    const { linx } = await setUp()
    expect((await linx.workflows.create(cardPaymentRequest, { idempotencyKey: key })).ok).toBe(true)
  })

  it('makes one workflow of eight calls at once, in any order of their storage calls', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), async (scheduler) => {
        const { storage, clock, sms, rails, linx } = await setUp()
        const scheduled = createScheduledStorage(storage, (label) => scheduler.schedule(Promise.resolve(), label))
        const racing = createSimulation({ storage: scheduled, clock, peers: { sms, rails }, seed: 2 })
        const calls = Array.from({ length: 8 }, () =>
          racing.linx.workflows.create(cardPaymentRequest, { idempotencyKey }),
        )
        await scheduler.waitFor(Promise.all(calls))
        const ids = (await Promise.all(calls)).map((result) => demandValue(result).workflowId)
        expect(new Set(ids).size).toBe(1)
        expect(await countWorkflows(linx)).toBe(1)
      }),
      { numRuns: 100 },
    )
  })
})
