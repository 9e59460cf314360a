import type { RailEvent } from '@linx/contracts'
import { describe, expect, it } from 'vitest'
import {
  begin,
  dueIn,
  type Run,
  returnEvent,
  START,
  statusEvent,
  submitting,
} from './test-support/transaction-harness.ts'

const hear = (run: Run, event: RailEvent) => run.give({ type: 'rail-event', event, returnTransactionId: 'return-1' })

const accepted = (change = {}): Run => {
  const run = submitting(change)
  run.give({ type: 'submission-outcome', attemptNumber: 1, outcome: { outcome: 'accepted', state: 'pending' } })
  return run
}

const statusesOf = ({ state }: Run) => state.history.map(({ status }) => status)

describe('news of a status', () => {
  it('move it forward, never back, in any order', () => {
    const run = accepted()
    hear(run, statusEvent('settled', 'e2'))
    hear(run, statusEvent('approved', 'e1'))
    hear(run, statusEvent('pending', 'e0'))
    expect(statusesOf(run)).toEqual(['NEW', 'PENDING', 'PROCESSING', 'SETTLED'])
    expect(run.state.review).toBeUndefined()
  })

  it('are heard once: a second copy changes nothing', () => {
    const run = accepted()
    hear(run, statusEvent('approved', 'e1'))
    const before = run.state
    hear(run, statusEvent('approved', 'e1'))
    expect(run.state).toBe(before)
  })

  it('are remembered, at most 100 of them', () => {
    const run = accepted()
    for (let count = 0; count < 150; count += 1) hear(run, statusEvent('pending', `e${count}`))
    expect(run.state.railEventKeys).toHaveLength(100)
    expect(run.state.railEventKeys.at(-1)).toBe('e149')
  })

  it('may overtake the answer of the submission', () => {
    const run = submitting()
    hear(run, statusEvent('settled', 'e1'))
    run.give({ type: 'submission-outcome', attemptNumber: 1, outcome: { outcome: 'accepted', state: 'pending' } })
    expect(run.state.latestStatus.status).toBe('SETTLED')
    expect(dueIn(run)).toEqual({})
  })

  it('of a success stop a second sending of what the rail had denied', () => {
    const run = submitting()
    run.give({ type: 'submission-outcome', attemptNumber: 1, outcome: { outcome: 'not-sent', cause: 'refused' } })
    hear(run, statusEvent('settled', 'e1'))
    expect(statusesOf(run)).toEqual(['NEW', 'PENDING', 'PROCESSING', 'PENDING', 'PROCESSING', 'SETTLED'])
    expect(dueIn(run)).toEqual({})
  })

  it('of a failure after the settlement are for a person', () => {
    const run = accepted()
    hear(run, statusEvent('settled', 'e1'))
    hear(run, statusEvent('failed', 'e2'))
    expect(run.state.latestStatus.status).toBe('SETTLED')
    expect(run.state.review).toMatchObject({ reason: 'contradicting-news' })
  })

  it('of a success after the refusal are for a person', () => {
    const run = accepted()
    hear(run, statusEvent('failed', 'e1'))
    hear(run, statusEvent('settled', 'e2'))
    expect(run.state.latestStatus.status).toBe('DECLINED')
    expect(run.events.at(-1)).toMatchObject({ type: 'transactions.needs-review' })
  })

  it('of a success of an attempt that was closed stop the next one, which may not be cancelled unseen', () => {
    const run = submitting()
    const outcome = { outcome: 'rejected', code: '05', reason: 'Declined', retry: 'new-reference' } as const
    run.give({ type: 'submission-outcome', attemptNumber: 1, outcome })
    hear(run, statusEvent('settled', 'e1', 'transaction-1-1'))
    expect(run.state.review?.reason).toBe('contradicting-news')
    expect(dueIn(run)).toEqual({})
    expect(run.give({ type: 'cancel' })).toMatchObject([{ code: 'transaction_in_review' }])
    expect(begin(run)).toMatchObject([{ code: 'transaction_in_review' }])
    expect(run.give({ type: 'resolve', resolution: 'settled', evidence: 'statement' })).toEqual([])
    expect(run.state.latestStatus.status).toBe('SETTLED')
  })

  it('of an attempt that was closed say nothing of the next one', () => {
    const run = submitting()
    const outcome = { outcome: 'rejected', code: '05', reason: 'Declined', retry: 'new-reference' } as const
    run.give({ type: 'submission-outcome', attemptNumber: 1, outcome })
    begin(run)
    hear(run, statusEvent('failed', 'e1', 'transaction-1-1'))
    expect(run.state.latestStatus.status).toBe('PROCESSING')
    hear(run, statusEvent('settled', 'e2', 'transaction-1-1'))
    expect(run.state.latestStatus.status).toBe('PROCESSING')
    expect(run.state.review?.reason).toBe('contradicting-news')
    run.give({ type: 'submission-outcome', attemptNumber: 2, outcome: { outcome: 'not-sent', cause: 'x' } })
    expect(run.state.latestStatus.status).toBe('PENDING')
    expect(dueIn(run)).toEqual({})
    expect(run.state.review?.reason).toBe('contradicting-news')
  })

  it('that fit no attempt are refused, for the engine to park', () => {
    expect(hear(accepted(), statusEvent('settled', 'e1', 'elsewhere'))).toMatchObject([
      { code: 'transaction_attempt_unknown' },
    ])
  })

  it('without a reference are about the latest attempt', () => {
    const run = accepted()
    const { reference: _, ...event } = statusEvent('settled', 'e1')
    hear(run, event)
    expect(run.state.latestStatus.status).toBe('SETTLED')
  })
})

describe('a return', () => {
  it('is a transaction of its own, the other way, with the reason in its metadata', () => {
    const run = accepted()
    hear(run, statusEvent('settled', 'e1'))
    hear(run, returnEvent('e2'))
    expect(run.state.latestStatus.status).toBe('SETTLED')
    expect(run.state.returnTransactionIds).toEqual(['return-1'])
    expect(run.created).toMatchObject([
      {
        id: 'return-1',
        transactionType: 'RETURN',
        reverses: 'SEND',
        debitFinancialAccountId: 'account-of-customer',
        creditFinancialAccountId: 'account-of-business',
        amount: '256.25',
        parentTransactionId: 'transaction-1',
        workflowId: 'workflow-1',
        metadata: { rkorReasonCode: 'R01', rkorReasonDescription: 'Insufficient funds' },
        latestStatus: { status: 'SETTLED', message: 'Returned by the rail: R01 Insufficient funds' },
      },
    ])
    expect(run.events.at(-1)).toMatchObject({ data: { transactionId: 'return-1', previousStatus: null } })
    expect(run.tasks.get('return-1:sms:RETURNED')?.body).toMatchObject({ status: 'RETURNED', workflowId: 'workflow-1' })
  })

  it('that overtakes the settlement proves it', () => {
    const run = accepted({ transactionType: 'REQUEST' })
    hear(run, returnEvent('e1'))
    expect(statusesOf(run)).toEqual(['NEW', 'PENDING', 'PROCESSING', 'CLEARED'])
    expect(run.created).toHaveLength(1)
    hear(run, statusEvent('settled', 'e2'))
    expect(run.state.latestStatus.status).toBe('CLEARED')
  })

  it('comes once, however often it is told', () => {
    const run = accepted()
    hear(run, returnEvent('e1'))
    hear(run, returnEvent('e1'))
    expect(run.created).toHaveLength(1)
    hear(run, returnEvent('e2'))
    expect(run.created).toHaveLength(1)
    expect(run.state.review?.reason).toBe('contradicting-news')
  })

  it.each([{ amount: '256.24' }, { currency: 'CAD' }])('of other money (%j) is for a person', (change) => {
    const run = accepted()
    hear(run, statusEvent('settled', 'e1'))
    hear(run, returnEvent('e2', change))
    expect(run.created).toEqual([])
    expect(run.state.review?.reason).toBe('amount-differs')
  })

  it('of what was declined is for a person', () => {
    const run = accepted()
    hear(run, statusEvent('failed', 'e1'))
    hear(run, returnEvent('e2'))
    expect(run.created).toEqual([])
    expect(run.state.review?.reason).toBe('contradicting-news')
  })
})

describe('a correction', () => {
  it('is told without the values, which may be account numbers', () => {
    const run = accepted()
    const changes = { accountNumber: '999', routingNumber: '021000021' }
    hear(run, {
      event: 'correction',
      code: 'C03',
      changes,
      dedupeKey: 'e1',
      reference: 'transaction-1-1',
      occurredAt: START,
    })
    expect(run.events.at(-1)).toEqual({
      type: 'transactions.correction-received',
      data: { transactionId: 'transaction-1', code: 'C03', sequence: 3, fields: ['accountNumber', 'routingNumber'] },
    })
    expect(begin(run)).not.toEqual([])
  })
})
