import { createMemoryStorage } from '@linx/storage-memory'
import {
  createSimulation,
  demandValue,
  loadSampleParties,
  type Simulation,
  sampleBusinessAccount,
  sampleCustomer,
} from '@linx/testing'
import { describe, expect, it } from 'vitest'

const payee = {
  id: 'payee-account',
  owner: { type: 'CUSTOMER', id: sampleCustomer.id },
  category: 'EXTERNAL',
  currency: 'USD',
  type: 'BANK',
  subType: 'CHECKING',
  nameOnAccount: 'John Doe',
  bank: { bankName: 'Second Example Bank', routingNumber: '011401533', accountNumber: '444555666' },
} as const

const request = {
  debitFinancialAccountId: sampleBusinessAccount.id,
  creditFinancialAccountId: payee.id,
  transactionType: 'SEND',
  solution: 'ach',
  paymentReasonId: 'loan-payouts',
  amount: '1000.00',
  currency: 'USD',
  settlementPriority: 'NEXT_DAY',
} as const

const setUp = async () => {
  const simulation = createSimulation({ storage: createMemoryStorage() })
  await loadSampleParties(simulation.linx)
  await simulation.linx.financialAccounts.put(payee)
  return simulation
}

const create = async ({ linx }: Simulation) =>
  demandValue(await linx.transactions.create(request, { idempotencyKey: 'payment-1' }))

/** Submits what is open and lets the rail settle all of it. */
const settleAll = async ({ engine, rails, runUntil, clock }: Simulation): Promise<void> => {
  await runUntil(clock.now() + 60_000)
  for (const { verb, reference } of rails.ach.calls()) {
    if (verb !== 'submit' || rails.ach.eventsFor(reference).length > 0) continue
    rails.ach.settle(reference)
    await engine.rails.ingest('ach', rails.ach.inboundOf(rails.ach.eventsFor(reference), 'webhook'))
  }
  await runUntil(clock.now() + 60_000)
}

const statusOf = async ({ linx }: Simulation, id: string): Promise<string> =>
  demandValue(await linx.transactions.get(id)).latestStatus.status

describe('transactions', () => {
  it('are edited before they are sent: the original is cancelled, the new one names it and is paid', async () => {
    const simulation = await setUp()
    const original = await create(simulation)
    const edited = demandValue(await simulation.linx.transactions.edit(original.id, { ...request, amount: '900.00' }))
    expect(edited).toMatchObject({
      amount: '900.00',
      parentTransactionId: original.id,
      latestStatus: { status: 'NEW' },
    })
    await settleAll(simulation)
    expect(await statusOf(simulation, original.id)).toBe('CANCELLED')
    expect(await statusOf(simulation, edited.id)).toBe('SETTLED')
    expect(simulation.rails.ach.ledger().totals()).toMatchObject([{ netMinor: 90_000n }])
    expect(await simulation.linx.transactions.edit(edited.id, request)).toMatchObject({
      ok: false,
      issues: [{ code: 'transaction_settled' }],
    })
  })

  it('keep the original when an edit is refused', async () => {
    const simulation = await setUp()
    const original = await create(simulation)
    const refused = await simulation.linx.transactions.edit(original.id, { ...request, amount: '0.00' })
    expect(refused).toMatchObject({ ok: false, issues: [{ code: 'amount_format' }] })
    expect(await statusOf(simulation, original.id)).toBe('PENDING')
  })

  it('are reversed with a correction once they have settled, and say so when the reversal has', async () => {
    const simulation = await setUp()
    const original = await create(simulation)
    const early = await simulation.linx.transactions.reverse(original.id, { reversalReason: 'DUPLICATE_PAYMENT' })
    expect(early).toMatchObject({ ok: false, issues: [{ code: 'transaction_not_settled' }] })
    await settleAll(simulation)
    const reason = { reversalReason: 'INCORRECT_AMOUNT', correctionAmount: '100' }
    const answer = demandValue(await simulation.linx.transactions.reverse(original.id, reason))
    expect(answer.reversalTransaction).toMatchObject({
      transactionType: 'REVERSAL',
      amount: '1000.00',
      settlementPriority: 'NEXT_DAY',
      reversalReason: 'INCORRECT_AMOUNT',
      parentTransactionId: original.id,
    })
    expect(answer.correctionTransaction).toMatchObject({ transactionType: 'SEND', amount: '100.00' })
    await settleAll(simulation)
    expect(await statusOf(simulation, original.id)).toBe('REVERSED')
    expect(await statusOf(simulation, answer.reversalTransaction.id)).toBe('SETTLED')
    const again = await simulation.linx.transactions.reverse(original.id, { reversalReason: 'DUPLICATE_PAYMENT' })
    expect(again).toMatchObject({ ok: false })
  })

  it.each([
    [{ reversalReason: 'NO_REASON' }, 'input_value'],
    [{ reversalReason: 'DUPLICATE_PAYMENT', correctionAmount: '1.00' }, 'reversal_correction'],
    [{ reversalReason: 'INCORRECT_AMOUNT', correctionAmount: '1.001' }, 'amount_format'],
    [{ reversalReason: 'INCORRECT_RECIPIENT', correctionFinancialAccountId: 'nobody' }, 'transaction_account_unknown'],
  ])('are not reversed by %j', async (reversal, code) => {
    const simulation = await setUp()
    const original = await create(simulation)
    await settleAll(simulation)
    expect(await simulation.linx.transactions.reverse(original.id, reversal)).toMatchObject({
      ok: false,
      issues: [{ code }],
    })
    expect(await statusOf(simulation, original.id)).toBe('SETTLED')
  })

  it('are resolved by an operator, with evidence, where the rail will not say what became of them', async () => {
    const simulation = await setUp()
    simulation.rails.ach.submits.always({ answer: 'unknown', isDone: true })
    simulation.rails.ach.inquiries.always({ answer: 'unknown' })
    const { id } = await create(simulation)
    await simulation.runUntil(simulation.clock.now() + 60_000)
    const { transactions } = simulation.linx
    expect(await transactions.resolve(id, { resolution: 'settled' })).toMatchObject({
      ok: false,
      issues: [{ code: 'input_required', path: 'evidence' }],
    })
    demandValue(await transactions.resolve(id, { resolution: 'settled', evidence: 'Statement of 3 March, line 4' }))
    expect(await statusOf(simulation, id)).toBe('SETTLED')
    expect(demandValue(await transactions.history(id)).at(-1)?.message).toContain('line 4')
    await simulation.runUntil(simulation.clock.now() + 86_400_000)
    expect(simulation.rails.ach.timesMoved({ transactionId: id })).toBe(1)
  })
})
