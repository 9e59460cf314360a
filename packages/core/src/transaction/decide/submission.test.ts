import { describe, expect, it } from 'vitest'
import { askableRail, begin, dueIn, START, startRun, submitting } from './test-support/transaction-harness.ts'

const codesOf = (issues: readonly { readonly code: string }[]) => issues.map(({ code }) => code)

describe('create', () => {
  it('makes a NEW transaction, tells it, and wants nothing sent', () => {
    const run = startRun()
    expect(run.state.latestStatus).toMatchObject({ status: 'NEW', message: 'Transaction creation successful' })
    expect(run.tasks.size).toBe(0)
    expect(run.events).toEqual([
      {
        type: 'transactions.status-changed',
        data: {
          transactionId: 'transaction-1',
          transactionType: 'SEND',
          previousStatus: null,
          status: 'NEW',
          sequence: 1,
          workflowId: 'workflow-1',
        },
      },
    ])
  })
})

describe('release', () => {
  it('stores the attempt with its reference before anything is called', () => {
    const run = startRun()
    run.give({ type: 'release', submitAt: START + 60_000 })
    expect(run.state.latestStatus.status).toBe('PENDING')
    expect(run.state.attempts).toEqual([{ number: 1, reference: 'transaction-1-1', state: 'reserved', sendCount: 0 }])
    expect(run.tasks.get('transaction-1:submit')).toEqual({
      id: 'transaction-1:submit',
      kind: 'submit-transaction/push-to-card',
      dueAt: START + 60_000,
      priority: 0,
      body: { transactionId: 'transaction-1', attemptNumber: 1 },
    })
  })

  it('changes nothing the second time', () => {
    const run = startRun()
    run.give({ type: 'release', submitAt: START })
    const before = run.state
    expect(run.give({ type: 'release', submitAt: START + 1 })).toEqual([])
    expect(run.state).toBe(before)
  })

  it('is refused once it is at the provider', () => {
    expect(codesOf(submitting().give({ type: 'release', submitAt: START }))).toEqual(['transaction_at_provider'])
  })
})

describe('begin-submission', () => {
  it('is the durable intent: PROCESSING, and never cancelled again', () => {
    const run = submitting()
    expect(run.state.latestStatus.status).toBe('PROCESSING')
    expect(run.state.attempts).toMatchObject([{ state: 'started', sendCount: 1, firstSentAt: START }])
    expect(codesOf(run.give({ type: 'cancel' }))).toEqual(['transaction_at_provider'])
    expect(codesOf(run.give({ type: 'fail', message: 'x' }))).toEqual(['transaction_at_provider'])
  })

  it('calls nobody the second time: the first caller died, so the outcome is unknown', () => {
    const run = submitting()
    run.now = START + 60_000
    expect(begin(run)).toEqual([])
    expect(run.state.attempts).toMatchObject([{ state: 'unknown', sendCount: 1, waitingSince: START + 60_000 }])
    expect(dueIn(run)).toEqual({ inquire: 5 })
  })

  it('is refused for an attempt that is not the open one, and for a NEW or cancelled transaction', () => {
    const run = startRun()
    expect(codesOf(run.give({ type: 'begin-submission', attemptNumber: 1 }))).toEqual(['transaction_not_released'])
    run.give({ type: 'release', submitAt: START })
    expect(codesOf(run.give({ type: 'begin-submission', attemptNumber: 2 }))).toEqual(['transaction_not_submitted'])
    run.give({ type: 'cancel' })
    expect(codesOf(begin(run))).toEqual(['transaction_cancelled'])
  })
})

describe('an accepted submission', () => {
  it.each([
    ['SEND', 'pending', 'PROCESSING'],
    ['SEND', 'approved', 'APPROVED'],
    ['SEND', 'settled', 'SETTLED'],
    ['REQUEST', 'approved', 'APPROVED'],
    ['REQUEST', 'settled', 'CLEARED'],
  ] as const)('of a %s that is %s makes it %s', (transactionType, state, status) => {
    const run = submitting({ transactionType })
    run.give({
      type: 'submission-outcome',
      attemptNumber: 1,
      outcome: { outcome: 'accepted', state, providerId: 'P1' },
    })
    expect(run.state.latestStatus.status).toBe(status)
    expect(run.state.attempts).toMatchObject([{ state: 'accepted', providerId: 'P1' }])
    expect(dueIn(run)).toEqual(state === 'settled' ? {} : { inquire: 5 })
  })

  it('is asked for no end where the rail cannot be asked: news come by themselves', () => {
    const run = submitting({}, { ...askableRail, inquiry: 'none' })
    run.give({ type: 'submission-outcome', attemptNumber: 1, outcome: { outcome: 'accepted', state: 'pending' } })
    expect(dueIn(run)).toEqual({})
    expect(run.state.review).toBeUndefined()
  })

  it.each([{ amount: '256.250' }, { amount: '25625' }, { amount: '256.26' }, { currency: 'CAD' }, { amount: 'x' }])(
    'that moves other money (%j) is for a person, and nothing is sent or asked any more',
    (echo) => {
      const run = submitting()
      const outcome = { outcome: 'accepted', state: 'settled', ...echo } as const
      run.give({ type: 'submission-outcome', attemptNumber: 1, outcome })
      expect(run.state.latestStatus.status).toBe('PROCESSING')
      expect(run.state.review?.reason).toBe('amount-differs')
      expect(run.events.at(-1)).toMatchObject({ type: 'transactions.needs-review', data: { reason: 'amount-differs' } })
      expect(dueIn(run)).toEqual({})
    },
  )

  it.each([{ amount: '256.25', currency: 'USD' }, { amount: '256.25' }, { currency: 'USD' }])(
    'takes the echo %j',
    (echo) => {
      const run = submitting()
      run.give({
        type: 'submission-outcome',
        attemptNumber: 1,
        outcome: { outcome: 'accepted', state: 'settled', ...echo },
      })
      expect(run.state.latestStatus.status).toBe('SETTLED')
    },
  )
})

describe('a refused submission', () => {
  const reject = (retry: 'never' | 'same-reference' | 'new-reference') =>
    ({ outcome: 'rejected', code: '51', reason: 'Insufficient funds', retry }) as const

  it('is DECLINED with the reason where another try is useless', () => {
    const run = submitting()
    run.give({ type: 'submission-outcome', attemptNumber: 1, outcome: reject('never') })
    expect(run.state.latestStatus).toMatchObject({
      status: 'DECLINED',
      message: 'Declined by the provider: 51 Insufficient funds',
    })
    expect(run.state.attempts).toMatchObject([{ state: 'rejected', code: '51' }])
    expect(dueIn(run)).toEqual({})
  })

  it('goes again under the same reference, later, and can be cancelled meanwhile', () => {
    const run = submitting()
    run.give({ type: 'submission-outcome', attemptNumber: 1, outcome: reject('same-reference') })
    expect(run.state.latestStatus.status).toBe('PENDING')
    expect(run.state.attempts).toMatchObject([{ number: 1, state: 'reserved', sendCount: 1 }])
    expect(dueIn(run)).toEqual({ submit: 5 })
    expect(run.give({ type: 'cancel' })).toEqual([])
    expect(run.state.latestStatus.status).toBe('CANCELLED')
    expect(run.state.attempts).toMatchObject([{ state: 'withdrawn' }])
    expect(dueIn(run)).toEqual({})
  })

  it('goes again under a new reference, and the old one stays stored', () => {
    const run = submitting()
    run.give({ type: 'submission-outcome', attemptNumber: 1, outcome: reject('new-reference') })
    expect(run.state.attempts).toMatchObject([
      { number: 1, reference: 'transaction-1-1', state: 'rejected' },
      { number: 2, reference: 'transaction-1-2', state: 'reserved' },
    ])
    expect(run.tasks.get('transaction-1:submit')?.body).toEqual({ transactionId: 'transaction-1', attemptNumber: 2 })
  })

  it('ends in ERROR after six references', () => {
    const run = submitting()
    for (let number = 1; number <= 6; number += 1) {
      run.give({ type: 'submission-outcome', attemptNumber: number, outcome: reject('new-reference') })
      begin(run)
    }
    expect(run.state.attempts).toHaveLength(6)
    expect(run.state.latestStatus).toMatchObject({
      status: 'ERROR',
      message: 'Gave up after 6 attempts: Insufficient funds',
    })
    expect(dueIn(run)).toEqual({})
  })
})

describe('a submission that never left', () => {
  it('backs off: 5 s, 30 s, 2 min, 10 min, then hourly, and ends in ERROR after 12 tries', () => {
    const run = submitting()
    const waits: number[] = []
    while (run.state.latestStatus.status === 'PROCESSING') {
      run.give({
        type: 'submission-outcome',
        attemptNumber: 1,
        outcome: { outcome: 'not-sent', cause: 'connection refused' },
      })
      const { submit } = dueIn(run)
      if (submit !== undefined) waits.push(submit)
      run.now += (submit ?? 0) * 1_000
      begin(run)
    }
    expect(waits).toEqual([5, 30, 120, 600, ...Array.from({ length: 7 }, () => 3_600)])
    expect(run.state.latestStatus.message).toBe('Gave up after 12 tries: connection refused')
  })

  it('waits as long as the rail asks for', () => {
    const run = submitting()
    const outcome = { outcome: 'not-sent', cause: 'throttled', retryAfterMs: 90_000 } as const
    run.give({ type: 'submission-outcome', attemptNumber: 1, outcome })
    expect(dueIn(run)).toEqual({ submit: 90 })
  })
})

describe('fail and cancel', () => {
  it('end what was never sent', () => {
    const failed = startRun()
    failed.give({ type: 'fail', message: 'The rail refuses the account' })
    expect(failed.state.latestStatus).toMatchObject({ status: 'ERROR', message: 'The rail refuses the account' })
    const cancelled = startRun()
    cancelled.give({ type: 'cancel' })
    expect(cancelled.state.latestStatus.status).toBe('CANCELLED')
  })

  it('change nothing the second time', () => {
    const run = startRun()
    run.give({ type: 'cancel' })
    const before = run.state
    expect(run.give({ type: 'cancel' })).toEqual([])
    expect(run.state).toBe(before)
  })
})

describe('the Customer of a workflow', () => {
  it('hears once that it is under way, and how it ended', () => {
    const run = submitting()
    expect(run.tasks.delete('transaction-1:sms:PROCESSING')).toBe(true)
    run.give({ type: 'submission-outcome', attemptNumber: 1, outcome: { outcome: 'not-sent', cause: 'x' } })
    begin(run)
    run.give({ type: 'submission-outcome', attemptNumber: 1, outcome: { outcome: 'accepted', state: 'settled' } })
    const told = [...run.tasks.values()]
      .filter(({ kind }) => kind === 'send-sms')
      .map(({ id, body }) => [id, body.status])
    expect(told).toEqual([['transaction-1:sms:SETTLED', 'SETTLED']])
  })

  it('hears nothing of a transaction that no workflow made', () => {
    const run = submitting({ workflowId: undefined })
    expect([...run.tasks.values()].filter(({ kind }) => kind === 'send-sms')).toEqual([])
  })
})
