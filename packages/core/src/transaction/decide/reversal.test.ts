import { describe, expect, it } from 'vitest'
import { decideTransaction } from './decide-transaction.ts'
import { type Run, returnEvent, submitting } from './test-support/transaction-harness.ts'

const settled = (change = {}): Run => {
  const run = submitting(change)
  run.give({ type: 'submission-outcome', attemptNumber: 1, outcome: { outcome: 'accepted', state: 'settled' } })
  return run
}

const ids = { reversalTransactionId: 'reversal-1', correctionTransactionId: 'correction-1' }
const duplicate = { type: 'reverse', reversalReason: 'DUPLICATE_PAYMENT', ...ids } as const

describe('a reversal', () => {
  it('is identical but for type, priority, parent and reason', () => {
    const run = settled()
    expect(run.give(duplicate)).toEqual([])
    const { attempts: _, ...original } = run.state
    expect(run.created).toMatchObject([
      {
        id: 'reversal-1',
        transactionType: 'REVERSAL',
        reverses: 'SEND',
        settlementPriority: 'NEXT_DAY',
        parentTransactionId: 'transaction-1',
        reversalReason: 'DUPLICATE_PAYMENT',
        amount: original.amount,
        debitFinancialAccountId: original.debitFinancialAccountId,
        creditFinancialAccountId: original.creditFinancialAccountId,
        latestStatus: { status: 'NEW' },
      },
    ])
    expect(run.state.latestStatus.status).toBe('SETTLED')
  })

  it.each([
    ['SEND', 'creditFinancialAccountId'],
    ['REQUEST', 'debitFinancialAccountId'],
  ] as const)('of a %s corrects the other side’s account', (transactionType, side) => {
    const run = settled({ transactionType })
    run.give({ ...duplicate, reversalReason: 'INCORRECT_RECIPIENT', correctionFinancialAccountId: 'right-account' })
    expect(run.created).toMatchObject([{}, { id: 'correction-1', transactionType, [side]: 'right-account' }])
  })

  it('corrects the amount', () => {
    const run = settled()
    run.give({ ...duplicate, reversalReason: 'INCORRECT_AMOUNT', correctionAmount: '25.62' })
    expect(run.created.map(({ id, amount }) => [id, amount])).toEqual([
      ['reversal-1', '256.25'],
      ['correction-1', '25.62'],
    ])
  })

  it.each([
    [{ correctionAmount: '1.00' }, ['correctionAmount']],
    [
      { correctionFinancialAccountId: 'a', correctionAmount: '1.00' },
      ['correctionFinancialAccountId', 'correctionAmount'],
    ],
    [{ reversalReason: 'INCORRECT_AMOUNT', correctionFinancialAccountId: 'a' }, ['correctionFinancialAccountId']],
    [{ reversalReason: 'INCORRECT_RECIPIENT', correctionAmount: '1.00' }, ['correctionAmount']],
  ] as const)('refuses a correction that does not fit the reason: %j', (change, paths) => {
    expect(
      settled()
        .give({ ...duplicate, ...change })
        .map(({ code, path }) => `${code} ${path}`),
    ).toEqual(paths.map((path) => `reversal_correction ${path}`))
  })

  it('is refused before the settlement, the second time, and after a return', () => {
    expect(submitting().give(duplicate)).toMatchObject([{ code: 'transaction_not_settled' }])
    const twice = settled()
    twice.give(duplicate)
    expect(twice.give(duplicate)).toMatchObject([{ code: 'transaction_not_reversible' }])
    const returned = settled()
    returned.give({ type: 'rail-event', event: returnEvent('e1'), returnTransactionId: 'return-1' })
    expect(returned.give(duplicate)).toMatchObject([{ code: 'transaction_not_reversible' }])
  })

  it('makes the original REVERSED when it has settled', () => {
    const run = settled()
    run.give(duplicate)
    const [reversal] = run.created
    if (reversal === undefined) throw new Error('no reversal was made')
    const tasks = settle(reversal, run)
    expect(tasks).toContainEqual(
      expect.objectContaining({
        kind: 'end-reversal',
        body: { transactionId: 'transaction-1', reversalTransactionId: 'reversal-1', isSettled: true },
      }),
    )
    run.give({ type: 'reversal-ended', reversalTransactionId: 'reversal-1', isSettled: true })
    expect(run.state.latestStatus.status).toBe('REVERSED')
    const before = run.state
    run.give({ type: 'reversal-ended', reversalTransactionId: 'reversal-1', isSettled: true })
    expect(run.state).toBe(before)
  })

  it('may be tried again when it failed', () => {
    const run = settled()
    run.give(duplicate)
    run.give({ type: 'reversal-ended', reversalTransactionId: 'reversal-1', isSettled: false })
    expect(run.give({ ...duplicate, reversalTransactionId: 'reversal-2' })).toEqual([])
    expect(run.state.reversalTransactionId).toBe('reversal-2')
  })

  it('that meets a return is for a person, and the return is booked', () => {
    const run = settled()
    run.give(duplicate)
    run.give({ type: 'rail-event', event: returnEvent('e1'), returnTransactionId: 'return-1' })
    expect(run.created.map(({ id }) => id)).toEqual(['reversal-1', 'return-1'])
    expect(run.state.review?.reason).toBe('contradicting-news')
  })
})

/** Takes a transaction from NEW to its end at the rail; answers the tasks of the last decision. */
const settle = (start: Run['state'], { context }: Run) => {
  const commands = [
    { type: 'release', submitAt: 0 },
    { type: 'begin-submission', attemptNumber: 1 },
    { type: 'submission-outcome', attemptNumber: 1, outcome: { outcome: 'accepted', state: 'settled' } },
  ] as const
  let state = start
  let tasks: readonly unknown[] = []
  for (const command of commands) {
    const decision = decideTransaction(state, command, context())
    if (!decision.ok) throw new Error(decision.issues[0]?.message)
    state = decision.state
    tasks = decision.tasks
  }
  return tasks
}
