import type { InquireOutcome, RailEvent, SubmitOutcome } from '@linx/contracts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FinancialAccount } from '../party/index.ts'
import type { AccountVerification } from './account-verification.ts'
import { decideVerification } from './decide-verification.ts'
import { newVerification } from './start-verification.ts'
import { START, sampleAccount, sampleContext } from './test-support/sample-verification.ts'
import type { VerificationCommand } from './verification-commands.ts'
import { verificationLifeCycle, verificationRefusals } from './verification-life-cycle.ts'

const HOUR_MS = 3_600_000
const WAIT_MS = 96 * HOUR_MS

const attemptNumber = fc.integer({ min: 1, max: 4 })
const submitOutcome = fc.constantFrom<SubmitOutcome>(
  { outcome: 'accepted', state: 'pending' },
  { outcome: 'unknown', cause: 'time-out' },
  { outcome: 'not-sent', cause: 'refused' },
  { outcome: 'rejected', code: 'x', reason: 'no', retry: 'never' },
  { outcome: 'rejected', code: 'x', reason: 'no', retry: 'same-reference' },
  { outcome: 'rejected', code: 'x', reason: 'no', retry: 'new-reference' },
)
const inquireOutcome = fc.constantFrom<InquireOutcome>(
  { outcome: 'found', state: 'settled' },
  { outcome: 'found', state: 'pending' },
  { outcome: 'found', state: 'failed', code: 'x', reason: 'left out' },
  { outcome: 'absent', isProven: true },
  { outcome: 'absent', isProven: false },
  { outcome: 'unknown', cause: 'time-out' },
)
const railEvent = fc
  .record({ key: fc.integer({ min: 1, max: 3 }), number: attemptNumber, kind: fc.nat(2) })
  .map(({ key, number, kind }): RailEvent => {
    const common = { dedupeKey: `${key}/${kind}`, reference: `verification-1.${number}`, occurredAt: START }
    if (kind === 0) {
      return { ...common, event: 'returned', code: 'R03', reason: 'No account', amount: '0.00', currency: 'USD' }
    }
    if (kind === 1) return { ...common, event: 'correction', code: 'C01', changes: { accountNumber: `9998887${key}` } }
    return { ...common, event: 'status', state: 'settled' }
  })

const command: fc.Arbitrary<(now: number) => VerificationCommand> = fc.oneof(
  fc.constant((now: number) => ({
    type: 'start' as const,
    verificationId: 'verification-1',
    plan: { submitAt: now, usableFrom: now + WAIT_MS },
  })),
  fc.nat(5).map((id) => () => ({ type: 'await' as const, transactionId: `transaction-${id}` })),
  attemptNumber.map((number) => () => ({ type: 'begin-submission' as const, attemptNumber: number })),
  fc
    .record({ attemptNumber, outcome: submitOutcome })
    .map((members) => () => ({ type: 'submission-outcome' as const, ...members })),
  fc
    .record({ attemptNumber, outcome: inquireOutcome })
    .map((members) => () => ({ type: 'inquiry-outcome' as const, ...members })),
  railEvent.map((event) => () => ({ type: 'rail-event' as const, event })),
  fc
    .constantFrom('APPROVED' as const, 'DECLINED' as const, 'REVIEW' as const)
    .map((status) => () => ({ type: 'set-result' as const, status, method: 'AGGREGATION' as const })),
  fc.constant(() => ({ type: 'question' as const, code: 'C02', message: 'unclear' })),
  fc.constant(() => ({ type: 'fail' as const, message: 'no rail' })),
  fc.constant(() => ({ type: 'reset' as const })),
)

/** Gives commands at times that pass, and looks after each. */
const play = (
  steps: readonly { readonly make: (now: number) => VerificationCommand; readonly hours: number }[],
  look: (
    before: AccountVerification,
    after: AccountVerification,
    given: VerificationCommand,
    decided: ReturnType<typeof decideVerification> & { readonly ok: true },
    now: number,
  ) => void,
): void => {
  let account: FinancialAccount = sampleAccount
  let state = newVerification(account, START)
  let now = START
  for (const { make, hours } of steps) {
    now += hours * HOUR_MS
    const given = make(now)
    const decided = decideVerification(state, given, sampleContext(now, account))
    if (!decided.ok) continue
    look(state, decided.state, given, decided, now)
    state = decided.state
    account = decided.account
  }
}

/** The way that a prenote goes when all is well; stories begin anywhere on it. */
const way: readonly ((now: number) => VerificationCommand)[] = [
  (now) => ({ type: 'start', verificationId: 'verification-1', plan: { submitAt: now, usableFrom: now + WAIT_MS } }),
  () => ({ type: 'begin-submission', attemptNumber: 1 }),
  () => ({ type: 'submission-outcome', attemptNumber: 1, outcome: { outcome: 'accepted', state: 'pending' } }),
]

const steps = fc
  .tuple(fc.nat(way.length), fc.array(fc.record({ make: command, hours: fc.nat(60) }), { maxLength: 40 }))
  .map(([length, random]) => [...way.slice(0, length).map((make) => ({ make, hours: 1 })), ...random])

describe('a verification, whatever happens in whatever order', () => {
  it('marks the account with its own status, moves along edges of the machine, and tells each change once', () => {
    fc.assert(
      fc.property(steps, (given) => {
        play(given, (before, after, _, { account, events }) => {
          expect(account.verification.status).toBe(after.status)
          const told = events.filter(({ type }) => type === 'account.verification-status-updated')
          expect(told).toHaveLength(before.status === after.status ? 0 : 1)
        })
      }),
      { numRuns: 300 },
    )
  })

  it('approves by silence only after the waiting period of an attempt that the rail has', () => {
    fc.assert(
      fc.property(steps, (given) => {
        play(given, (before, after, { type }, _, now) => {
          if (after.status !== 'APPROVED' || before.status === 'APPROVED' || type === 'set-result') return
          const attempt = after.attempts.at(-1)
          expect(attempt?.state).toBe('accepted')
          expect(now).toBeGreaterThanOrEqual(attempt?.usableFrom ?? Number.POSITIVE_INFINITY)
        })
      }),
      { numRuns: 300 },
    )
  })

  it('wakes every waiting transaction once with the end, and none before', () => {
    fc.assert(
      fc.property(steps, (given) => {
        play(given, (before, after, _, { tasks }) => {
          const woken = tasks.filter(({ kind }) => kind === 'resume-transaction')
          const hasEnded = ['APPROVED', 'DECLINED', 'ERROR', 'UNVERIFIED'].includes(after.status)
          expect(woken).toHaveLength(hasEnded ? before.waitingTransactionIds.length : 0)
          if (hasEnded) expect(after.waitingTransactionIds).toEqual([])
        })
      }),
      { numRuns: 300 },
    )
  })

  it('answers a repeat of news with the same state', () => {
    fc.assert(
      fc.property(steps, railEvent, (given, event) => {
        let last: AccountVerification | undefined
        play(given, (_, after) => {
          last = after
        })
        if (last === undefined) return
        const context = sampleContext(START + 5_000 * HOUR_MS)
        const first = decideVerification(last, { type: 'rail-event', event }, context)
        if (!first.ok) throw new Error('News are never refused.')
        const second = decideVerification(first.state, { type: 'rail-event', event }, context)
        expect(second).toMatchObject({ ok: true, tasks: [], events: [] })
        expect(second.ok && second.state).toBe(first.state)
      }),
    )
  })
})

describe('the machine of a verification', () => {
  it('knows the statuses of an account, and answers every pair that is no transition by name', () => {
    expect(verificationLifeCycle.states.toSorted()).toEqual(
      ['APPROVED', 'DECLINED', 'ERROR', 'PENDING', 'PROCESSING', 'REVIEW', 'UNVERIFIED'].toSorted(),
    )
    for (const status of verificationLifeCycle.states) {
      for (const event of verificationLifeCycle.events) {
        if (verificationLifeCycle.next(status, event) !== undefined) continue
        expect(verificationRefusals.codeFor(status, event)).toMatch(/^verification_/)
      }
    }
  })
})
