import type { TransactionLimit } from '@linx/core'
import {
  achPaymentRequest,
  cardPaymentRequest,
  demandValue,
  openLatest,
  SAMPLE_BUSINESS_ACCOUNT_ID,
  sampleBusinessAccount,
} from '@linx/testing'
import { describe, expect, it } from 'vitest'
import { EngineConfigurationError } from '../engine-error.ts'
import { pay, settlePayments, setUpPayments, statusOf } from '../test-support/ach-payments.ts'

const DAY_MS = 86_400_000

const businessLimit = (limitType: TransactionLimit['limitType'], amount: string): TransactionLimit => ({
  scopeType: 'BUSINESS_ACCOUNT',
  limitType,
  currency: 'USD',
  amount,
})

const setUp = (...limits: readonly TransactionLimit[]) => setUpPayments({ limits: () => limits })
type Simulation = Awaited<ReturnType<typeof setUp>>

let keys = 0
const tryPay = ({ linx }: Pick<Simulation, 'linx'>, amount: string) => {
  keys += 1
  return linx.transactions.create({ ...achPaymentRequest, amount }, { idempotencyKey: `attempt-${keys}` })
}

const remainingOf = async ({ linx }: Pick<Simulation, 'linx'>): Promise<readonly string[]> =>
  demandValue(await linx.limits.utilisation(sampleBusinessAccount.id)).map(({ remaining }) => remaining)

const codesOf = (result: { readonly ok: boolean; readonly issues?: readonly { readonly code: string }[] }) =>
  result.issues?.map(({ code }) => code) ?? []

describe('the limit of a single transaction', () => {
  it('is kept by transactions, schedules and workflows alike', async () => {
    const simulation = await setUp(businessLimit('SINGLE', '19.99'))
    const { linx } = simulation
    expect(codesOf(await tryPay(simulation, '20'))).toEqual(['amount_over_limit'])
    expect((await tryPay(simulation, '19.99')).ok).toBe(true)
    expect(codesOf(await linx.workflows.create(cardPaymentRequest))).toEqual(['amount_over_limit'])
    const schedule = {
      transactionSpec: {
        ...achPaymentRequest,
        amount: '20',
        metadata: { rkorACHEntryType: 'PPD', rkorACHIndividualId: '1' },
      },
      startDateTime: '2026-03-03T09:00:00',
    }
    const refused = await linx.schedules.create(schedule, { idempotencyKey: 'schedule-1' })
    expect(codesOf(refused)).toEqual(['amount_over_limit'])
  })
})

describe('the limit of a period', () => {
  it('takes what fills it exactly, refuses a cent more until the next day, and says so', async () => {
    const simulation = await setUp(businessLimit('DAILY', '1500.00'), businessLimit('WEEKLY', '2000'))
    await pay(simulation)
    await pay(simulation, { amount: '500' })
    const refused = await tryPay(simulation, '0.01')
    expect(refused).toMatchObject({
      ok: false,
      issues: [
        {
          code: 'period_limit_exceeded',
          path: 'amount',
          message:
            'amount: expected at most 0.00 USD, what is left of the DAILY limit of the Business Account, received "0.01". Lower the amount, or wait until 2026-03-03T05:00:00.000Z.',
        },
      ],
    })
    await simulation.runUntil(Date.parse('2026-03-03T05:00:00Z'))
    expect(codesOf(await tryPay(simulation, '500.01'))).toEqual(['period_limit_exceeded'])
    await pay(simulation, { amount: '500' })
    expect(await remainingOf(simulation)).toEqual(['1000.00', '0.00'])
  })

  it('shows what is used and left, and when the period began and ends', async () => {
    const customerDefault = { scopeType: 'CUSTOMER', limitType: 'DAILY', currency: 'USD', amount: '50.00' } as const
    const simulation = await setUp(businessLimit('SINGLE', '5000'), businessLimit('MONTHLY', '1500'), customerDefault)
    await pay(simulation)
    const scope = { scopeType: 'BUSINESS_ACCOUNT', scopeId: SAMPLE_BUSINESS_ACCOUNT_ID, currency: 'USD' }
    expect(demandValue(await simulation.linx.limits.list())).toEqual([
      { ...scope, limitType: 'SINGLE', amount: '5000.00', used: '0.00', remaining: '5000.00' },
      {
        ...scope,
        limitType: 'MONTHLY',
        amount: '1500.00',
        used: '1000.00',
        remaining: '500.00',
        periodStart: '2026-03-01T05:00:00.000Z',
        periodEnd: '2026-04-01T04:00:00.000Z',
      },
      customerDefault,
    ])
    expect(await simulation.linx.limits.utilisation('nobody')).toMatchObject({ issues: [{ code: 'not_found' }] })
  })

  it('gets back what was cancelled or declined, once', async () => {
    const simulation = await setUp(businessLimit('DAILY', '1500.00'))
    const { id } = await pay(simulation)
    demandValue(await simulation.linx.transactions.cancel(id))
    demandValue(await simulation.linx.transactions.cancel(id))
    expect(await remainingOf(simulation)).toEqual(['1500.00'])
    simulation.rails.ach.submits.next({ answer: 'reject', retry: 'never' })
    const declined = await pay(simulation)
    expect(await remainingOf(simulation)).toEqual(['500.00'])
    await simulation.runUntil(simulation.clock.now() + 60_000)
    expect(await statusOf(simulation, declined.id)).toBe('DECLINED')
    expect(await remainingOf(simulation)).toEqual(['1500.00'])
  })

  it('is asked for the difference of an edit', async () => {
    const simulation = await setUp(businessLimit('DAILY', '1500.00'))
    const { linx } = simulation
    const { id } = await pay(simulation)
    const tooMuch = await linx.transactions.edit(id, { ...achPaymentRequest, amount: '1500.01' })
    expect(codesOf(tooMuch)).toEqual(['period_limit_exceeded'])
    expect(await remainingOf(simulation)).toEqual(['500.00'])
    const edited = demandValue(await linx.transactions.edit(id, { ...achPaymentRequest, amount: '1500' }))
    expect(await remainingOf(simulation)).toEqual(['0.00'])
    demandValue(await linx.transactions.cancel(edited.id))
    expect(await remainingOf(simulation)).toEqual(['1500.00'])
  })

  it('gets nothing back from a reversal, and counts its correction', async () => {
    const simulation = await setUp(businessLimit('MONTHLY', '1500.00'))
    const { id } = await pay(simulation)
    await settlePayments(simulation)
    const reason = { reversalReason: 'INCORRECT_AMOUNT', correctionAmount: '500.01' }
    const { transactions } = simulation.linx
    expect(codesOf(await transactions.reverse(id, reason))).toEqual(['period_limit_exceeded'])
    demandValue(await transactions.reverse(id, { ...reason, correctionAmount: '400' }))
    await settlePayments(simulation)
    expect(await statusOf(simulation, id)).toBe('REVERSED')
    expect(await remainingOf(simulation)).toEqual(['100.00'])
  })

  it('lets an occurrence of a schedule fail with the reason', async () => {
    const simulation = await setUp(businessLimit('DAILY', '1500.00'))
    const schedule = {
      transactionSpec: { ...achPaymentRequest, metadata: { rkorACHEntryType: 'PPD', rkorACHIndividualId: '1' } },
      startDateTime: '2026-03-03T09:00:00',
      timeZone: 'America/New_York',
      recurrenceRule: 'FREQ=DAILY;COUNT=2',
      name: 'Twice',
    }
    const id = demandValue(await simulation.linx.schedules.create(schedule, { idempotencyKey: 'schedule-1' }))
    await simulation.runUntil(Date.parse('2026-03-03T13:00:00Z'))
    await pay(simulation)
    await simulation.runUntil(Date.parse('2026-03-05T00:00:00Z'))
    const events = demandValue(await simulation.linx.schedules.events(id)).result
    expect(events.map(({ outcome }) => outcome)).toEqual(['CREATED', 'FAILED'])
    expect(events[1]?.message).toContain('DAILY limit')
  })

  it('stops a confirmation without telling the Customer the figures of the business', async () => {
    const simulation = await setUp(businessLimit('DAILY', '1010.00'))
    const { workflowId } = demandValue(await simulation.linx.workflows.create(cardPaymentRequest))
    await simulation.settle()
    const visit = await openLatest(simulation)
    await pay(simulation)
    const refused = await visit.confirm()
    expect(refused).toMatchObject({ ok: false, issues: [{ code: 'period_limit_exceeded', path: 'payment.amount' }] })
    expect(JSON.stringify(refused)).not.toMatch(/10\.00|Business Account|DAILY/)
    await simulation.runUntil(simulation.clock.now() + DAY_MS)
    demandValue(await visit.confirm())
    expect(demandValue(await simulation.linx.workflows.get(workflowId)).status).toBe('COMPLETED')
    expect(await remainingOf(simulation)).toEqual(['990.00'])
  })
})

describe('limits of a host', () => {
  it('that cannot be enforced stop the command with a sentence for the operator', async () => {
    const simulation = await setUp(businessLimit('DAILY', 'much'))
    const attempt = tryPay(simulation, '1')
    await expect(attempt).rejects.toThrow(EngineConfigurationError)
    await expect(attempt).rejects.toThrow(/entry 0: expected amount to be a decimal text/)
  })

  it('of one Business Account do not concern another', async () => {
    const simulation = await setUpPayments({
      limits: (id) => (id === SAMPLE_BUSINESS_ACCOUNT_ID ? [] : [businessLimit('DAILY', '0')]),
    })
    await pay(simulation)
    expect(demandValue(await simulation.linx.limits.list())).toEqual([])
  })
})
