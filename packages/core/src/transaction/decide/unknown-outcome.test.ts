import type { InquireOutcome } from '@linx/contracts'
import { describe, expect, it } from 'vitest'
import {
  askableRail,
  begin,
  dueIn,
  type Run,
  START,
  statusEvent,
  submitting,
} from './test-support/transaction-harness.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

const unknown = (capabilities = askableRail): Run => {
  const run = submitting({}, capabilities)
  run.give({ type: 'submission-outcome', attemptNumber: 1, outcome: { outcome: 'unknown', cause: 'time-out' } })
  return run
}

const inquire = (run: Run, outcome: InquireOutcome) =>
  run.give({ type: 'inquiry-outcome', attemptNumber: run.state.attempts.at(-1)?.number ?? 0, outcome })

/** Moves to the due time of the inquiry. */
const toInquiry = (run: Run): number => {
  const dueAt = run.tasks.get('transaction-1:inquire')?.dueAt ?? Number.NaN
  run.now = dueAt
  return dueAt - START
}

describe('an unknown outcome', () => {
  it('is asked for after 5 s, 30 s, 2 min, 10 min, 1 h, 6 h, then daily, for as long as it takes', () => {
    const run = unknown()
    const asked = Array.from({ length: 10 }, () => {
      const at = toInquiry(run)
      inquire(run, { outcome: 'unknown', cause: 'time-out' })
      return at
    })
    const days = [1, 2, 3, 4].map((day) => day * DAY_MS)
    expect(asked).toEqual([5_000, 30_000, 120_000, 600_000, HOUR_MS, 6 * HOUR_MS, ...days])
    expect(run.state.latestStatus.status).toBe('PROCESSING')
    expect(run.state.attempts).toMatchObject([{ state: 'unknown', sendCount: 1 }])
  })

  it('alarms the operator once, when 24 hours have passed', () => {
    const run = unknown()
    const alarmedAt: number[] = []
    for (let count = 0; count < 10; count += 1) {
      const at = toInquiry(run)
      const before = run.events.length
      inquire(run, { outcome: 'absent', isProven: false })
      if (run.events.slice(before).some(({ type }) => type === 'transactions.outcome-unknown')) alarmedAt.push(at)
    }
    expect(alarmedAt).toEqual([DAY_MS])
  })

  it('waits as long as the rail asks for before the first inquiry', () => {
    const run = submitting()
    const outcome = { outcome: 'unknown', cause: 'time-out', inquireAfterMs: 60_000 } as const
    run.give({ type: 'submission-outcome', attemptNumber: 1, outcome })
    expect(dueIn(run)).toEqual({ inquire: 60 })
  })

  it('is never sent again, failed or cancelled by itself', () => {
    const run = unknown()
    expect(run.give({ type: 'cancel' })).toMatchObject([{ code: 'transaction_at_provider' }])
    expect(begin(run)).toMatchObject([{ code: 'transaction_at_provider' }])
    expect(dueIn(run)).toEqual({ inquire: 5 })
  })

  it('is answered by the late outcome of the call itself', () => {
    const run = unknown()
    run.give({ type: 'submission-outcome', attemptNumber: 1, outcome: { outcome: 'accepted', state: 'settled' } })
    expect(run.state.latestStatus.status).toBe('SETTLED')
    expect(dueIn(run)).toEqual({})
  })

  it.each([
    { outcome: 'not-sent', cause: 'connection refused' },
    { outcome: 'rejected', code: '94', reason: 'Duplicate', retry: 'never' },
    { outcome: 'rejected', code: '94', reason: 'Duplicate', retry: 'new-reference' },
    { outcome: 'unknown', cause: 'time-out' },
  ] as const)('is not reopened by the late outcome %j once the rail has said that it has it', (outcome) => {
    const run = unknown()
    inquire(run, { outcome: 'found', state: 'pending' })
    const before = run.state
    run.give({ type: 'submission-outcome', attemptNumber: 1, outcome })
    expect(run.state).toBe(before)
  })

  it('is answered by a webhook', () => {
    const run = unknown()
    run.give({ type: 'rail-event', event: statusEvent('settled', 'e1'), returnTransactionId: 'return-1' })
    expect(run.state.latestStatus.status).toBe('SETTLED')
  })
})

describe('an inquiry', () => {
  it.each([
    ['settled', 'SETTLED'],
    ['approved', 'APPROVED'],
    ['pending', 'PROCESSING'],
    ['failed', 'DECLINED'],
    ['cancelled', 'DECLINED'],
  ] as const)('that finds it %s makes it %s', (state, status) => {
    const run = unknown()
    inquire(run, { outcome: 'found', state })
    expect(run.state.latestStatus.status).toBe(status)
  })

  it('that finds other money parks it', () => {
    const run = unknown()
    inquire(run, { outcome: 'found', state: 'settled', amount: '1.00' })
    expect(run.state.review?.reason).toBe('amount-differs')
    expect(dueIn(run)).toEqual({})
  })

  it('that proves absence sends it again under the same reference where a second one cannot pay twice', () => {
    const run = unknown()
    inquire(run, { outcome: 'absent', isProven: true })
    expect(run.state.latestStatus.status).toBe('PENDING')
    expect(run.state.attempts).toMatchObject([{ number: 1, state: 'reserved', sendCount: 1 }])
    expect(dueIn(run)).toEqual({ submit: 0 })
  })

  it.each([
    ['has no such protection', { ...askableRail, idempotency: 'none' as const }],
    ['protects for a shorter time', { ...askableRail, dedupeWindowMs: 4_000 }],
  ])('that proves absence makes a new attempt where the rail %s', (_, capabilities) => {
    const run = unknown(capabilities)
    toInquiry(run)
    inquire(run, { outcome: 'absent', isProven: true })
    expect(run.state.attempts).toMatchObject([
      { number: 1, state: 'withdrawn' },
      { number: 2, reference: 'transaction-1-2', state: 'reserved' },
    ])
  })

  it('that only does not find it waits on', () => {
    const run = unknown()
    toInquiry(run)
    inquire(run, { outcome: 'absent', isProven: false })
    expect(run.state.latestStatus.status).toBe('PROCESSING')
    expect(dueIn(run)).toEqual({ inquire: 25 })
  })

  it('that does not know what was accepted is for a person', () => {
    const run = submitting()
    run.give({ type: 'submission-outcome', attemptNumber: 1, outcome: { outcome: 'accepted', state: 'pending' } })
    inquire(run, { outcome: 'absent', isProven: true })
    expect(run.state.review?.reason).toBe('contradicting-news')
    expect(dueIn(run)).toEqual({})
  })

  it('that comes during a review neither sends nor asks again', () => {
    const run = unknown()
    inquire(run, { outcome: 'found', state: 'settled', amount: '1.00' })
    const before = run.state
    inquire(run, { outcome: 'found', state: 'pending' })
    inquire(run, { outcome: 'absent', isProven: true })
    expect(run.state).toBe(before)
    expect(dueIn(run)).toEqual({})
  })

  it('that nobody waits for changes nothing', () => {
    const run = unknown()
    inquire(run, { outcome: 'found', state: 'settled' })
    const before = run.state
    inquire(run, { outcome: 'absent', isProven: true })
    expect(run.state).toBe(before)
    expect(
      run.give({ type: 'inquiry-outcome', attemptNumber: 9, outcome: { outcome: 'unknown', cause: 'x' } }),
    ).toMatchObject([{ code: 'transaction_attempt_unknown' }])
  })

  it('asks on for the end of what was accepted', () => {
    const run = unknown()
    toInquiry(run)
    inquire(run, { outcome: 'found', state: 'pending' })
    expect(dueIn(run)).toEqual({ inquire: 5 })
    toInquiry(run)
    inquire(run, { outcome: 'found', state: 'pending' })
    expect(dueIn(run)).toEqual({ inquire: 25 })
  })
})

describe('a rail that cannot be asked', () => {
  const silent = { ...askableRail, inquiry: 'none' } as const

  it('leaves an unknown outcome to an operator at once', () => {
    const run = unknown(silent)
    expect(run.state.review).toMatchObject({ reason: 'outcome-unknown' })
    expect(dueIn(run)).toEqual({})
  })

  it('may still send news, and the review is over', () => {
    const run = unknown(silent)
    run.give({ type: 'rail-event', event: statusEvent('settled', 'e1'), returnTransactionId: 'return-1' })
    expect(run.state.latestStatus.status).toBe('SETTLED')
    expect(run.state.review).toBeUndefined()
  })

  it('is not asked beyond its window either', () => {
    const run = unknown({ ...askableRail, inquiryWindowMs: 60_000 })
    for (const _ of [1, 2, 3]) {
      toInquiry(run)
      inquire(run, { outcome: 'unknown', cause: 'time-out' })
    }
    expect(run.state.review?.reason).toBe('outcome-unknown')
  })
})

describe('an operator', () => {
  const resolve = (
    run: Run,
    resolution: 'settled' | 'declined' | 'submit-again' | 'dismissed',
    evidence = 'statement line 7',
  ) => run.give({ type: 'resolve', resolution, evidence })

  it.each([
    ['settled', 'SETTLED'],
    ['declined', 'DECLINED'],
  ] as const)('resolves an unknown outcome as %s, with the evidence in the history', (resolution, status) => {
    const run = unknown()
    expect(resolve(run, resolution)).toEqual([])
    expect(run.state.latestStatus).toMatchObject({ status, message: 'Resolved by an operator: statement line 7' })
    expect(dueIn(run)).toEqual({})
  })

  it('sends again under a new reference what moved nothing', () => {
    const run = unknown()
    resolve(run, 'submit-again')
    expect(run.state.attempts).toMatchObject([{ state: 'withdrawn' }, { number: 2, state: 'reserved' }])
    expect(dueIn(run)).toEqual({ submit: 0 })
  })

  it('changes nothing the second time', () => {
    const run = unknown()
    resolve(run, 'settled')
    const before = run.state
    expect(resolve(run, 'settled')).toEqual([])
    expect(run.state).toBe(before)
    expect(resolve(run, 'declined')).toMatchObject([{ code: 'transaction_nothing_to_resolve' }])
  })

  it('is refused while the submission runs', () => {
    expect(resolve(submitting(), 'settled')).toMatchObject([{ code: 'transaction_submission_running' }])
  })

  it('is refused without evidence, and where nothing is in doubt', () => {
    expect(resolve(unknown(), 'settled', ' ')).toMatchObject([{ code: 'input_required', path: 'evidence' }])
    expect(resolve(unknown(), 'settled', 'x'.repeat(501))).toMatchObject([{ code: 'input_length' }])
    const run = submitting()
    run.give({ type: 'submission-outcome', attemptNumber: 1, outcome: { outcome: 'accepted', state: 'pending' } })
    expect(resolve(run, 'settled')).toMatchObject([{ code: 'transaction_nothing_to_resolve' }])
  })

  it('dismisses no unknown outcome', () => {
    const run = unknown({ ...askableRail, inquiry: 'none' })
    expect(resolve(run, 'dismissed')).toMatchObject([{ code: 'transaction_outcome_open' }])
  })

  it('dismisses a difference of amount, and the end is waited for again', () => {
    const run = unknown()
    inquire(run, { outcome: 'found', state: 'pending', amount: '1.00' })
    expect(resolve(run, 'dismissed')).toEqual([])
    expect(run.state.review).toBeUndefined()
    expect(dueIn(run)).toEqual({ inquire: 5 })
  })
})
