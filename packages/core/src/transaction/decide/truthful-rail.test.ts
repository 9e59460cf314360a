import type { InquireOutcome, RailCapabilities, SubmitOutcome } from '@linx/contracts'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type TransactionStatus, transactionLifeCycle } from '../transaction-life-cycle.ts'
import {
  askableRail,
  begin,
  type Run,
  returnEvent,
  START,
  startRun,
  statusEvent,
} from './test-support/transaction-harness.ts'

/** What the rail really did, whatever its answers say: how often money moved under each reference. */
interface Ledger {
  readonly moved: Map<string, number>
  readonly capabilities: RailCapabilities
}

const referenceOf = ({ state }: Run) => state.attempts.at(-1)?.reference ?? ''

const hasMoved = (ledger: Ledger, reference: string) => (ledger.moved.get(reference) ?? 0) > 0

const totalMoves = ({ moved }: Ledger) => [...moved.values()].reduce((sum, count) => sum + count, 0)

const moveMoney = (ledger: Ledger, reference: string) => {
  const before = ledger.moved.get(reference) ?? 0
  ledger.moved.set(reference, ledger.capabilities.idempotency === 'reference' ? 1 : before + 1)
}

const accepted: SubmitOutcome = { outcome: 'accepted', state: 'pending' }
const rejected = (retry: 'never' | 'same-reference' | 'new-reference'): SubmitOutcome => ({
  outcome: 'rejected',
  code: '51',
  reason: 'Refused',
  retry,
})

/** How one call of `submit` can go; `undefined`: the process dies before it can tell. */
const calls = {
  'does it': { moves: true, outcome: accepted },
  'does it and settles': { moves: true, outcome: { outcome: 'accepted', state: 'settled' } },
  'does it and loses the answer': { moves: true, outcome: { outcome: 'unknown', cause: 'time-out' } },
  'does it and the caller dies': { moves: true, outcome: undefined },
  'loses the request': { moves: false, outcome: { outcome: 'unknown', cause: 'time-out' } },
  'is never called, the caller dies': { moves: false, outcome: undefined },
  'cannot be reached': { moves: false, outcome: { outcome: 'not-sent', cause: 'connection refused' } },
  'refuses for good': { moves: false, outcome: rejected('never') },
  'refuses for now': { moves: false, outcome: rejected('same-reference') },
  'wants a new reference': { moves: false, outcome: rejected('new-reference') },
} as const satisfies {
  readonly [name: string]: { readonly moves: boolean; readonly outcome: SubmitOutcome | undefined }
}

type Call = keyof typeof calls
type Answer = 'settled' | 'pending' | 'unknown' | 'unproven'

type Step =
  | { readonly step: 'run submit task'; readonly call: Call }
  | { readonly step: 'run inquire task'; readonly answer: Answer }
  | {
      readonly step: 'news'
      readonly state: 'pending' | 'approved' | 'settled'
      readonly key: number
      readonly attempt: number
    }
  | { readonly step: 'return'; readonly key: number }
  | { readonly step: 'release' | 'cancel' | 'resolve' | 'run dead worker again' }

const submit = (run: Run, ledger: Ledger, call: Call) => {
  if (!run.tasks.has('transaction-1:submit') || begin(run).length > 0) return
  const attempt = run.state.attempts.at(-1)
  if (attempt?.state !== 'started') return
  const { moves, outcome } = calls[call]
  if (moves || hasMoved(ledger, attempt.reference)) moveMoney(ledger, attempt.reference)
  // A rail that drops duplicates can't refuse what it has already done.
  const told = outcome?.outcome === 'accepted' || outcome?.outcome === 'unknown' || !hasMoved(ledger, attempt.reference)
  if (outcome !== undefined && told) run.give({ type: 'submission-outcome', attemptNumber: attempt.number, outcome })
}

const inquire = (run: Run, ledger: Ledger, answer: Answer) => {
  const task = run.tasks.get('transaction-1:inquire')
  const attempt = run.state.attempts.at(-1)
  if (task === undefined || attempt === undefined) return
  run.now = Math.max(run.now, task.dueAt)
  const found: InquireOutcome = { outcome: 'found', state: answer === 'settled' ? 'settled' : 'pending' }
  const absent: InquireOutcome = { outcome: 'absent', isProven: answer !== 'unproven' }
  const truth = hasMoved(ledger, attempt.reference) ? found : absent
  const outcome: InquireOutcome = answer === 'unknown' ? { outcome: 'unknown', cause: 'time-out' } : truth
  run.give({ type: 'inquiry-outcome', attemptNumber: attempt.number, outcome })
}

const resolve = (run: Run, ledger: Ledger) => {
  const resolution = hasMoved(ledger, referenceOf(run)) ? 'settled' : 'submit-again'
  run.give({ type: 'resolve', resolution, evidence: 'the ledger of the rail' })
}

const takeStep = (run: Run, ledger: Ledger, step: Step) => {
  switch (step.step) {
    case 'run submit task':
      return submit(run, ledger, step.call)
    case 'run inquire task':
      return inquire(run, ledger, step.answer)
    case 'news': {
      const reference = `transaction-1-${step.attempt}`
      if (!hasMoved(ledger, reference)) return
      return run.give({
        type: 'rail-event',
        event: statusEvent(step.state, `news-${step.key}`, reference),
        returnTransactionId: 'return-1',
      })
    }
    case 'return':
      if (!hasMoved(ledger, 'transaction-1-1')) return
      return run.give({ type: 'rail-event', event: returnEvent(`return-${step.key}`), returnTransactionId: 'return-1' })
    case 'release':
      return run.give({ type: 'release', submitAt: START })
    case 'cancel':
      return run.give({ type: 'cancel' })
    case 'resolve':
      return resolve(run, ledger)
    case 'run dead worker again':
      if (run.state.attempts.at(-1)?.state === 'started') return begin(run)
  }
}

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      step: fc.constant('run submit task' as const),
      call: fc.constantFrom(...(Object.keys(calls) as Call[])),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      step: fc.constant('run inquire task' as const),
      answer: fc.constantFrom<Answer>('settled', 'pending', 'unknown', 'unproven'),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      step: fc.constant('news' as const),
      state: fc.constantFrom('pending', 'approved', 'settled'),
      key: fc.integer({ min: 0, max: 5 }),
      attempt: fc.integer({ min: 1, max: 3 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ step: fc.constant('return' as const), key: fc.integer({ min: 0, max: 2 }) }) },
  {
    weight: 3,
    arbitrary: fc.record({ step: fc.constantFrom('release', 'cancel', 'resolve', 'run dead worker again') }),
  },
)

const rails: readonly RailCapabilities[] = [
  askableRail,
  { ...askableRail, idempotency: 'none' },
  { ...askableRail, dedupeWindowMs: 60_000 },
  { ...askableRail, inquiry: 'none' },
  { ...askableRail, inquiry: 'none', idempotency: 'none' },
]

const life = fc.record({
  capabilities: fc.constantFrom(...rails),
  transactionType: fc.constantFrom('SEND', 'REQUEST'),
  steps: fc.array(step, { minLength: 5, maxLength: 60 }),
})

const OPEN: readonly string[] = ['reserved', 'started', 'unknown', 'accepted']

/** Runs a life and looks after every step. */
const live = (
  {
    capabilities,
    transactionType,
    steps,
  }: { capabilities: RailCapabilities; transactionType: 'SEND' | 'REQUEST'; steps: readonly Step[] },
  look: (run: Run, ledger: Ledger, before: Run['state']) => void,
) => {
  const run = startRun({ transactionType }, capabilities)
  const ledger: Ledger = { moved: new Map(), capabilities }
  run.give({ type: 'release', submitAt: START })
  for (const next of steps) {
    const before = run.state
    run.now += 1_000
    takeStep(run, ledger, next)
    look(run, ledger, before)
  }
  return { run, ledger }
}

/** `LINX_LONG_TESTS=1` lives 3,000. */
const LIVES = process.env.LINX_LONG_TESTS === '1' ? 3_000 : 600

const always = (look: Parameters<typeof live>[1]) =>
  fc.assert(
    fc.property(life, (facts) => {
      live(facts, look)
    }),
    { numRuns: LIVES },
  )

describe('whatever a truthful rail and a dying process do', () => {
  it('money moves at most once', () => {
    always((_, ledger) => {
      expect(totalMoves(ledger)).toBeLessThanOrEqual(1)
    })
  })

  it('a good end means that money moved, a bad one that none did', () => {
    always((run, ledger) => {
      const { status } = run.state.latestStatus
      if (status === 'SETTLED' || status === 'CLEARED') expect(totalMoves(ledger)).toBe(1)
      if (status === 'DECLINED' || status === 'CANCELLED' || status === 'ERROR') expect(totalMoves(ledger)).toBe(0)
    })
  })

  it('no reference is lost or used for two attempts', () => {
    always((run, _, before) => {
      const references = run.state.attempts.map(({ reference }) => reference)
      expect(references.slice(0, before.attempts.length)).toEqual(before.attempts.map(({ reference }) => reference))
      expect(new Set(references).size).toBe(references.length)
    })
  })

  it('only the latest attempt is open', () => {
    always((run) => {
      expect(run.state.attempts.slice(0, -1).filter(({ state }) => OPEN.includes(state))).toEqual([])
    })
  })

  it('an end is final: only a reversal leaves it', () => {
    always((run, _, before) => {
      if (transactionLifeCycle.isEnded(before.latestStatus.status))
        expect(run.state.latestStatus).toEqual(before.latestStatus)
    })
  })

  it('the history follows the machine', () => {
    always((run) => {
      const statuses = run.state.history.map(({ status }) => status)
      expect(run.state.latestStatus.status).toBe(statuses.at(-1))
      expect(statuses[0]).toBe('NEW')
      const broken = statuses.slice(1).filter((status, index) => !isEdge(statuses[index] ?? 'NEW', status))
      expect(broken).toEqual([])
    })
  })

  it('an open transaction is never forgotten: a task, a person or the rail will move it', () => {
    always((run) => {
      const { state, tasks } = run
      if (transactionLifeCycle.isEnded(state.latestStatus.status)) return
      const attempt = state.attempts.at(-1)
      const isHeld = attempt?.state === 'started'
      const hasTask = tasks.has('transaction-1:submit') || tasks.has('transaction-1:inquire')
      const isWithRail = attempt?.state === 'accepted'
      expect(isHeld || hasTask || isWithRail || state.review !== undefined).toBe(true)
    })
  })

  it('nothing is sent or asked after an end or during a review', () => {
    always((run) => {
      const isStill = transactionLifeCycle.isEnded(run.state.latestStatus.status) || run.state.review !== undefined
      if (!isStill) return
      expect(
        [...run.tasks.keys()].filter((id) => id === 'transaction-1:submit' || id === 'transaction-1:inquire'),
      ).toEqual([])
    })
  })

  it('the state is plain JSON and bounded', () => {
    always((run) => {
      expect(JSON.parse(JSON.stringify(run.state))).toEqual(run.state)
      expect(run.state.attempts.length).toBeLessThanOrEqual(6)
      expect(run.state.history.length).toBeLessThanOrEqual(50)
      expect(run.created.length).toBeLessThanOrEqual(1)
    })
  })
})

const isEdge = (from: TransactionStatus, to: TransactionStatus): boolean =>
  transactionLifeCycle.events.some((event) => transactionLifeCycle.next(from, event) === to)
