import { createMemoryStorage } from '@linx/storage-memory'
import {
  achPaymentRequest,
  cardPaymentRequest,
  createFaultyStorage,
  createRecordingStorage,
  createScheduledStorage,
  createSimulation,
  demandValue,
  openLatest,
  SAMPLE_PHONE,
  sampleBankAccount,
} from '@linx/testing'
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { settlePayments, setUpPayments } from './test-support/ach-payments.ts'

const DAY_MS = 86_400_000
const idempotencyKey = '7f1c3f0a-5d39-4a53-9d7e-0f7a2c2f8a11'

const setUp = async () => {
  const storage = createRecordingStorage(createMemoryStorage())
  return { ...(await setUpPayments({ storage })), storage }
}
type World = Awaited<ReturnType<typeof setUp>>

const create = ({ linx }: Pick<World, 'linx'>, change: object = {}, key = idempotencyKey) =>
  linx.transactions.create({ ...achPaymentRequest, ...change }, { idempotencyKey: key })

const count = async ({ linx }: Pick<World, 'linx'>): Promise<number> =>
  demandValue(await linx.transactions.search()).totalElements

const codesOf = (result: { readonly ok: boolean; readonly issues?: readonly { readonly code: string }[] }) =>
  result.issues?.map(({ code }) => code) ?? []

/** Runs 100 orders in CI; `LINX_RACES=2000` is the long form. */
const RACES = Number(process.env.LINX_RACES ?? 100)

describe('I1 the form of a key', () => {
  it.each(['123456', 'x'.repeat(255), '"123456"', '!#$%&~', idempotencyKey])('I1 takes %j', async (key) => {
    expect((await create(await setUp(), {}, key)).ok).toBe(true)
  })

  it.each(['', '12345', '"12345"', 'x'.repeat(256), 'with space', 'a\r\nb: c', 'nul\0nul', 'ключ-ключ', 'é'.repeat(6)])(
    'I1 refuses %j',
    async (key) => {
      const world = await setUp()
      expect(codesOf(await create(world, {}, key))).toEqual(['idempotency_key_format'])
      expect(await count(world)).toBe(0)
    },
  )

  it('I1 the quoted form of the IETF draft is the same key as the raw one', async () => {
    const world = await setUp()
    const raw = await create(world)
    expect(await create(world, {}, `"${idempotencyKey}"`)).toEqual(raw)
    expect(await count(world)).toBe(1)
  })
})

describe('I2 where a key counts', () => {
  it('I2 the same key is another one for another operation', async () => {
    const world = await setUp()
    demandValue(await create(world))
    const { workflowId } = demandValue(await world.linx.workflows.create(cardPaymentRequest, { idempotencyKey }))
    expect(workflowId).not.toBe('')
  })

  it('I2 two tenants with the same keys and requests get things of their own', async () => {
    const world = await setUp()
    const other = world.engine.as({ businessAccountId: 'other', actor: { id: 'employee-1', type: 'employee' } })
    const business = {
      ...sampleBankAccount,
      id: achPaymentRequest.debitFinancialAccountId,
      owner: { type: 'BUSINESS', id: 'other' },
    }
    demandValue(await other.financialAccounts.put({ ...business, category: 'INTERNAL' }))
    demandValue(await other.financialAccounts.put({ ...business, id: sampleBankAccount.id }))
    const ours = demandValue(await create(world))
    const theirs = demandValue(await create({ linx: other }))
    expect(theirs.id).not.toBe(ours.id)
    expect([await count(world), await count({ linx: other })]).toEqual([1, 1])
  })
})

describe('I3 what a key stands for', () => {
  it.each<[string, object]>([
    ['a number for the text of an amount', { amount: 1000 }],
    ['zeros that say nothing', { amount: '1000.0' }],
    ['an empty text for an absent one', { memo: '' }],
    ['no members at all that count', { description: '', memo: '' }],
  ])('I3 %s is no difference', async (_name, change) => {
    const world = await setUp()
    const first = await create(world)
    expect(await create(world, change)).toEqual(first)
  })

  it('I3 the order of members is no difference', async () => {
    const world = await setUp()
    const first = await create(world)
    const reversed = Object.fromEntries(Object.entries(achPaymentRequest).toReversed())
    expect(await world.linx.transactions.create(reversed, { idempotencyKey })).toEqual(first)
  })

  it.each<[object]>([
    [{ amount: '1000.01' }],
    [{ metadata: { invoice: '1' } }],
    [{ settlementPriority: 'SAME_DAY' }],
    [{ creditFinancialAccountId: 'elsewhere' }],
    [{ amount: 'nonsense' }],
  ])('I3 %j is another request: refused, nothing done, the first stays as it is', async (change) => {
    const world = await setUp()
    const first = await create(world)
    const batches = world.storage.batches().length
    expect(codesOf(await create(world, change))).toEqual(['idempotency_key_reused'])
    expect(world.storage.batches()).toHaveLength(batches)
    expect(await create(world)).toEqual(first)
  })

  it('I3 what the path names is part of the request', async () => {
    const world = await setUp()
    const [first, second] = [demandValue(await create(world)), demandValue(await create(world, {}, 'second-key'))]
    const key = { idempotencyKey: 'edit-key' }
    demandValue(await world.linx.transactions.edit(first.id, achPaymentRequest, key))
    expect(codesOf(await world.linx.transactions.edit(second.id, achPaymentRequest, key))).toEqual([
      'idempotency_key_reused',
    ])
  })
})

describe('I4 calls at the same time', () => {
  it('I4 nothing is ever in flight: of eight at once one commits, the others get its answer as a repeat', async () => {
    const world = await setUp()
    const onReplay = vi.fn()
    const results = await Promise.all(
      Array.from({ length: 8 }, () => world.linx.transactions.create(achPaymentRequest, { idempotencyKey, onReplay })),
    )
    expect(new Set(results.map((result) => demandValue(result).id)).size).toBe(1)
    expect(onReplay).toHaveBeenCalledTimes(7)
    expect(await count(world)).toBe(1)
  })
})

describe('I5 key and effect in one commit', () => {
  it('I5 one commit carries the record, the key, the tasks and the audit entry', async () => {
    const world = await setUp()
    const before = world.storage.batches().length
    demandValue(await create(world))
    const [batch, ...more] = world.storage.batches().slice(before)
    expect(more).toEqual([])
    expect(batch?.puts?.map(({ key }) => key.kind)).toContain('transaction')
    expect(batch?.claims?.map(({ key }) => key.scope)).toContain('idempotency')
    expect([batch?.tasks?.length, batch?.journal?.length]).toEqual([1, 1])
  })

  it('I5 of two to eight calls, in any order of their storage calls, exactly one has an effect', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), fc.integer({ min: 2, max: 8 }), async (scheduler, calls) => {
        const { storage, clock, sms, rails, linx } = await setUp()
        const scheduled = createScheduledStorage(storage, (label) => scheduler.schedule(Promise.resolve(), label))
        const racing = [2, 3].map((seed) =>
          createSimulation({ storage: scheduled, clock, peers: { sms, rails }, seed }),
        )
        const answers = Array.from({ length: calls }, (_, index) =>
          racing[index % 2]?.linx.transactions.create(achPaymentRequest, { idempotencyKey }),
        )
        await scheduler.waitFor(Promise.all(answers))
        const ids = (await Promise.all(answers)).map((answer) => answer && demandValue(answer).id)
        expect(new Set(ids).size).toBe(1)
        expect(await count({ linx })).toBe(1)
      }),
      { numRuns: RACES },
    )
  })

  it('I5 a commit whose answer was lost is recognised: the same answer, no repeat, one payment', async () => {
    for (const isKeyed of [true, false]) {
      const storage = createMemoryStorage()
      const world = await setUpPayments({ storage })
      const { id } = demandValue(await create(world, {}, 'original-key'))
      const faulty = createFaultyStorage(storage, [{ verb: 'commit', call: 1, kind: 'lose-answer' }])
      const peers = { sms: world.sms, rails: world.rails }
      const second = createSimulation({ storage: faulty, clock: world.clock, peers, seed: 9 })
      const onReplay = vi.fn()
      const options = isKeyed ? { idempotencyKey, onReplay } : { onReplay }
      const edited = demandValue(
        await second.linx.transactions.edit(id, { ...achPaymentRequest, amount: '7' }, options),
      )
      expect(edited).toMatchObject({ amount: '7.00', latestStatus: { status: 'NEW' } })
      expect([onReplay.mock.calls.length, faulty.hasStruck()]).toEqual([0, true])
      expect(await count(world)).toBe(2)
    }
  })
})

describe('I6 the answer to a repeat', () => {
  it('I6 is the first one, byte for byte, whatever became of the transaction, and is told to be a repeat', async () => {
    const world = await setUp()
    const onReplay = vi.fn()
    const options = { idempotencyKey, onReplay }
    const first = await world.linx.transactions.create(achPaymentRequest, options)
    expect(onReplay).not.toHaveBeenCalled()
    await settlePayments(world)
    const again = await world.linx.transactions.create(achPaymentRequest, options)
    expect(JSON.stringify(again)).toBe(JSON.stringify(first))
    expect(onReplay).toHaveBeenCalledTimes(1)
  })

  it('I6 a repeated workflow is one workflow and one SMS', async () => {
    const { linx, sms, settle } = await setUp()
    const first = await linx.workflows.create(cardPaymentRequest, { idempotencyKey })
    await settle()
    expect(await linx.workflows.create(cardPaymentRequest, { idempotencyKey })).toEqual(first)
    await settle()
    expect(demandValue(await linx.workflows.search()).totalElements).toBe(1)
    expect(sms.messagesTo(SAMPLE_PHONE)).toHaveLength(1)
  })

  it('I6 a refusal is not kept: the key is free for the mended request', async () => {
    const world = await setUp()
    expect(codesOf(await create(world, { creditFinancialAccountId: 'later' }))).toEqual(['transaction_account_unknown'])
    demandValue(await world.linx.financialAccounts.put({ ...sampleBankAccount, id: 'later' }))
    expect((await create(world, { creditFinancialAccountId: 'later' })).ok).toBe(true)
  })
})

describe('I7 how long a key is kept', () => {
  it.each([
    [undefined, 30],
    [7 * DAY_MS, 7],
    [1_000, 1],
  ])('I7 %s ms: %s days, never less than one', async (idempotencyRetentionMs, days) => {
    const storage = createMemoryStorage()
    const policy = idempotencyRetentionMs === undefined ? {} : { idempotencyRetentionMs }
    const world = await setUpPayments({ storage, policy })
    const start = world.clock.now()
    demandValue(await create(world))
    expect(await storage.prune({ now: start + days * DAY_MS - 1, limit: 100 })).toBe(0)
    expect(await storage.prune({ now: start + days * DAY_MS, limit: 100 })).toBe(1)
  })

  it('I7 a forgotten key does not let a workflow or an occurrence pay twice', async () => {
    const world = await setUp()
    demandValue(await world.linx.workflows.create(cardPaymentRequest, { idempotencyKey }))
    await world.settle()
    const visit = await openLatest(world)
    demandValue(await visit.confirm())
    await world.storage.prune({ now: world.clock.now() + 31 * DAY_MS, limit: 100 })
    demandValue(await visit.confirm())
    expect(await count(world)).toBe(1)
  })
})

describe('I8 commands without a key', () => {
  it('I8 cancel, extend, resend, archive and decline answer a repeat as the first and do nothing', async () => {
    const world = await setUp()
    const { linx, sms, settle } = world
    const { id } = demandValue(await create(world))
    expect(await linx.transactions.cancel(id)).toEqual(await linx.transactions.cancel(id))
    const { workflowId } = demandValue(await linx.workflows.create(cardPaymentRequest))
    await settle()
    const extended = { expireAt: '2026-03-09T15:00:00Z' }
    expect(await linx.workflows.extend(workflowId, extended)).toEqual(await linx.workflows.extend(workflowId, extended))
    await linx.workflows.resend(workflowId)
    await settle()
    const sent = sms.messagesTo(SAMPLE_PHONE).length
    await linx.workflows.resend(workflowId)
    await settle()
    expect(sms.messagesTo(SAMPLE_PHONE)).toHaveLength(sent)
    const visit = await openLatest(world)
    const reason = { reason: 'NOT_EXPECTED' }
    expect((await visit.decline(reason)).ok).toBe(true)
    const batches = world.storage.batches().length
    expect((await visit.decline(reason)).ok).toBe(true)
    expect(world.storage.batches()).toHaveLength(batches)
    demandValue(await linx.workflows.archive(workflowId))
    const archived = world.storage.batches().length
    demandValue(await linx.workflows.archive(workflowId))
    expect(world.storage.batches()).toHaveLength(archived)
  })
})

describe('I9 a confirmation', () => {
  it('I9 two tabs, a double tap and a repeat after the end make one payment', async () => {
    const world = await setUp()
    demandValue(await world.linx.workflows.create(cardPaymentRequest))
    await world.settle()
    const tabs = await Promise.all([openLatest(world), openLatest(world)])
    const answers = await Promise.all([...tabs, ...tabs].map((visit) => visit.confirm()))
    expect(answers.every(({ ok }) => ok)).toBe(true)
    await world.settle()
    expect((await tabs[0]?.confirm())?.ok).toBe(true)
    expect(await count(world)).toBe(1)
    const moved = world.rails['push-to-card'].calls().filter(({ verb }) => verb === 'submit')
    expect(moved).toHaveLength(1)
  })
})
