import { achPaymentRequest, demandValue } from '@linx/testing'
import { describe, expect, it } from 'vitest'
import { pay, settlePayments, setUpPayments, statusOf } from '../test-support/ach-payments.ts'

describe('transactions', () => {
  it('are edited before they are sent: the original is cancelled, the new one names it and is paid', async () => {
    const simulation = await setUpPayments()
    const original = await pay(simulation)
    const edited = demandValue(
      await simulation.linx.transactions.edit(original.id, { ...achPaymentRequest, amount: '900.00' }),
    )
    expect(edited).toMatchObject({
      amount: '900.00',
      parentTransactionId: original.id,
      latestStatus: { status: 'NEW' },
    })
    await settlePayments(simulation)
    expect(await statusOf(simulation, original.id)).toBe('CANCELLED')
    expect(await statusOf(simulation, edited.id)).toBe('SETTLED')
    expect(simulation.rails.ach.ledger().totals()).toMatchObject([{ netMinor: 90_000n }])
    expect(await simulation.linx.transactions.edit(edited.id, achPaymentRequest)).toMatchObject({
      ok: false,
      issues: [{ code: 'transaction_settled' }],
    })
  })

  it('are edited once: a second edit is refused, and under the key of the first it answers as the first', async () => {
    const simulation = await setUpPayments()
    const { transactions } = simulation.linx
    const original = await pay(simulation)
    const change = { ...achPaymentRequest, amount: '900.00' }
    const edited = await transactions.edit(original.id, change, { idempotencyKey: 'edit-1' })
    expect(await transactions.edit(original.id, change, { idempotencyKey: 'edit-1' })).toEqual(edited)
    expect(await transactions.edit(original.id, change)).toMatchObject({
      ok: false,
      issues: [{ code: 'transaction_cancelled' }],
    })
    expect(demandValue(await transactions.search({ parentTransactionId: original.id })).totalElements).toBe(1)
  })

  it('keep the original when an edit is refused', async () => {
    const simulation = await setUpPayments()
    const original = await pay(simulation)
    const refused = await simulation.linx.transactions.edit(original.id, { ...achPaymentRequest, amount: '0.00' })
    expect(refused).toMatchObject({ ok: false, issues: [{ code: 'amount_format' }] })
    expect(await statusOf(simulation, original.id)).toBe('PENDING')
  })

  it('are reversed with a correction once they have settled, and say so when the reversal has', async () => {
    const simulation = await setUpPayments()
    const original = await pay(simulation)
    const early = await simulation.linx.transactions.reverse(original.id, { reversalReason: 'DUPLICATE_PAYMENT' })
    expect(early).toMatchObject({ ok: false, issues: [{ code: 'transaction_not_settled' }] })
    await settlePayments(simulation)
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
    await settlePayments(simulation)
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
    const simulation = await setUpPayments()
    const original = await pay(simulation)
    await settlePayments(simulation)
    expect(await simulation.linx.transactions.reverse(original.id, reversal)).toMatchObject({
      ok: false,
      issues: [{ code }],
    })
    expect(await statusOf(simulation, original.id)).toBe('SETTLED')
  })

  it('are resolved by an operator, with evidence, where the rail will not say what became of them', async () => {
    const simulation = await setUpPayments()
    simulation.rails.ach.submits.always({ answer: 'unknown', isDone: true })
    simulation.rails.ach.inquiries.always({ answer: 'unknown' })
    const { id } = await pay(simulation)
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
