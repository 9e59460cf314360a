import type { TransactionLimit } from '@linx/core'
import { createMemoryStorage } from '@linx/storage-memory'
import {
  achPaymentRequest,
  createScheduledStorage,
  createSimulation,
  demandValue,
  sampleBusinessAccount,
} from '@linx/testing'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Linx } from '../linx.ts'
import { setUpPayments } from '../test-support/ach-payments.ts'

const daily: TransactionLimit = {
  scopeType: 'BUSINESS_ACCOUNT',
  limitType: 'DAILY',
  currency: 'USD',
  amount: '2500.00',
}
const limits = () => [daily]

const usedOf = async ({ linx }: Pick<ReturnType<typeof createSimulation>, 'linx'>): Promise<string | undefined> =>
  demandValue(await linx.limits.utilisation(sampleBusinessAccount.id))[0]?.used

describe('commands that race for what is left of a limit', () => {
  it('on two processes never get more than it, in any order of their storage calls', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), async (scheduler) => {
        const storage = createMemoryStorage()
        const { clock, sms, rails, ...first } = await setUpPayments({ storage, limits })
        const scheduled = createScheduledStorage(storage, (label) => scheduler.schedule(Promise.resolve(), label))
        const processes = [2, 3].map((seed) =>
          createSimulation({ storage: scheduled, clock, peers: { sms, rails }, seed, limits }),
        )
        const calls = [0, 1, 2, 3].map((index) =>
          processes[index % 2]?.linx.transactions.create(achPaymentRequest, { idempotencyKey: `payment-${index}` }),
        )
        await scheduler.waitFor(Promise.all(calls))
        const results = await Promise.all(calls)
        expect(results.filter((result) => result?.ok)).toHaveLength(2)
        expect(await usedOf(first)).toBe('2000.00')
        expect(demandValue(await first.linx.transactions.search()).totalElements).toBe(2)
      }),
      { numRuns: 60 },
    )
  })

  it('in one process are all answered, many at once', async () => {
    const simulation = await setUpPayments({ limits })
    const results = await Promise.all(
      Array.from({ length: 100 }, (_, index) =>
        simulation.linx.transactions.create(
          { ...achPaymentRequest, amount: '50' },
          { idempotencyKey: `payment-${String(index)}` },
        ),
      ),
    )
    expect(results.filter(({ ok }) => ok)).toHaveLength(50)
    expect(await usedOf(simulation)).toBe('2500.00')
  })
})

type Act = { readonly verb: 'create' | 'cancel' | 'edit'; readonly amount: string; readonly at: number }

const act: fc.Arbitrary<Act> = fc.record({
  verb: fc.constantFrom('create', 'cancel', 'edit'),
  amount: fc.integer({ min: 1, max: 1_500 }).map(String),
  at: fc.nat({ max: 10 }),
})

/** Carries out one act on one of the transactions so far; answers the id of what it made. */
const perform = async (
  { transactions }: Linx,
  { verb, amount, at }: Act,
  ids: readonly string[],
  idempotencyKey: string,
): Promise<readonly string[]> => {
  const target = ids[at % Math.max(ids.length, 1)] ?? 'nobody'
  const request = { ...achPaymentRequest, amount }
  if (verb === 'cancel') await transactions.cancel(target)
  if (verb === 'cancel') return []
  const made =
    verb === 'create'
      ? await transactions.create(request, { idempotencyKey })
      : await transactions.edit(target, request)
  return made.ok ? [made.value.id] : []
}

describe('what a limit has used', () => {
  it('is the sum of what was made and not cancelled, whatever was made, edited and cancelled', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { maxLength: 12 }), async (acts) => {
        const simulation = await setUpPayments({ limits })
        const ids: string[] = []
        for (const [index, one] of acts.entries()) {
          ids.push(...(await perform(simulation.linx, one, ids, `payment-${String(index)}`)))
        }
        const open = await simulation.linx.transactions.search({ status: ['NEW', 'PENDING'], size: 100 })
        const sum = demandValue(open).result.reduce((total, { amount }) => total + Number(amount), 0)
        expect(Number(await usedOf(simulation))).toBe(sum)
        expect(sum).toBeLessThanOrEqual(2_500)
      }),
      { numRuns: 60 },
    )
  })
})
