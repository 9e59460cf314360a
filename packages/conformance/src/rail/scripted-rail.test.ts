import type { Solution } from '@linx/contracts'
import {
  createScriptedRail,
  createVirtualClock,
  exampleRailRequest,
  RAIL_STANDARDS,
  type ScriptedRail,
  type SubmitBehaviour,
} from '@linx/testing'
import { describe, it } from 'vitest'
import type { RailHappening, SubmitFault } from './rail-fault.ts'
import type { RailPayment, RailSubject } from './rail-subject.ts'
import { runRailConformance } from './run-rail-conformance.ts'

const START = 1_772_463_600_000
const LATE_MS = 60_000

/** A scripted rail answers in outcomes, so faults of a wire (noise, half an answer) do not exist for it. */
const SUBMITS: { readonly [fault in SubmitFault]?: SubmitBehaviour } = {
  decline: { answer: 'reject', retry: 'new-reference' },
  'rate-limited': { answer: 'not-sent', retryAfterMs: 1_000 },
  unavailable: { answer: 'not-sent' },
  'drop-before-send': { answer: 'not-sent' },
  'drop-before-commit': { answer: 'unknown', isDone: false },
  'drop-after-commit': { answer: 'unknown', isDone: true },
  'server-error': { answer: 'unknown', isDone: true },
  undecided: { answer: 'accept', state: 'pending' },
  'wrong-amount': { answer: 'accept', echoAmount: '9.99' },
  'wrong-currency': { answer: 'accept', echoCurrency: 'CAD' },
  slow: { answer: 'time-out', isDone: true },
  late: { answer: 'unknown', isDone: true, doneAfterMs: LATE_MS },
}

const submitFaults = Object.keys(SUBMITS) as SubmitFault[]

const happen = (rail: ScriptedRail, happening: RailHappening, { request, reference }: RailPayment) => {
  const known = rail
    .ledger()
    .entries()
    .some((entry) => entry.reference === reference.reference)
  if (known && happening === 'settled') return rail.settle(reference.reference)
  if (known && happening === 'failed') return rail.fail(reference.reference)
  if (known && happening === 'returned') return rail.returnPayment(reference.reference)
  if (known) return rail.correct(reference.reference, { routingNumber: '021000021' })
  const { amount, currency } = request
  const common = { dedupeKey: `stranger/${happening}`, reference: reference.reference, occurredAt: START }
  return { ...common, event: 'returned', code: 'R01', reason: 'Insufficient funds', amount, currency } as const
}

const scriptedSubject = (solution: Solution): RailSubject => {
  const { capabilities } = RAIL_STANDARDS[solution]
  const example = exampleRailRequest(solution)
  return {
    name: `scripted ${solution}`,
    capabilities,
    open: ({ submit = [], inquire = [], cancel = [], eligibility = [] }) => {
      const clock = createVirtualClock(START)
      const rail = createScriptedRail({
        solution,
        clock,
        acceptedState: 'pending',
        checkEligibility: () =>
          eligibility.includes('not-eligible')
            ? { outcome: 'not-eligible', code: 'BLOCKED', reason: 'Blocked' }
            : { outcome: 'eligible', availability: 'immediate' },
      })
      rail.submits.next(...submit.flatMap((fault) => SUBMITS[fault] ?? []))
      rail.inquiries.next(
        ...inquire.map((fault) => {
          if (fault === 'slow') return { answer: 'time-out' } as const
          if (fault === 'proven-absent') return { answer: 'absent', isProven: true } as const
          return fault === 'wrong-amount'
            ? ({ answer: 'truth', echoAmount: '9.99' } as const)
            : ({ answer: 'unknown' } as const)
        }),
      )
      rail.cancels.next(
        ...cancel.map((fault) => ({ answer: fault === 'slow' ? 'time-out' : 'unknown', isDone: true }) as const),
      )
      return {
        rail,
        peer: {
          payments: () => {
            const lines = rail.ledger().entries()
            const undone = new Set(
              lines.filter(({ movement }) => movement === 'undone').map(({ reference }) => reference),
            )
            return lines
              .filter(({ movement, reference }) => movement === 'moved' && !undone.has(reference))
              .map(({ reference, amountMinor, currency }) => {
                const digits = String(amountMinor).padStart(3, '0')
                return { reference, currency, amount: `${digits.slice(0, -2)}.${digits.slice(-2)}` }
              })
          },
          callCount: () => rail.calls().filter(({ verb }) => verb === 'submit').length,
          whenHolding: async () => undefined,
          finishLate: () => clock.advance(LATE_MS),
          tell: (happening, payment, manner) => {
            const manners = { sound: 'webhook', forged: 'forged', garbled: 'garbled' } as const
            return rail.inboundOf([happen(rail, happening, payment)], manners[manner])
          },
        },
      }
    },
    examples: capabilities.currencies.map((currency) => ({ ...example, currency })),
    legalReference: /^.{1,40}\.\d+$/,
    faults: {
      submit: submitFaults,
      inquire: ['rate-limited', 'drop', 'server-error', 'wrong-amount', 'slow', 'proven-absent'],
      cancel: ['drop', 'server-error', 'slow'],
      eligibility: ['not-eligible'],
    },
    checksEligibility: true,
    happenings:
      capabilities.finality === 'returnable'
        ? ['settled', 'failed', 'returned', 'correction']
        : ['settled', 'failed', 'correction'],
    manners: ['forged', 'garbled'],
    now: START,
  }
}

for (const solution of ['ach', 'wire', 'push-to-card'] as const) {
  runRailConformance(scriptedSubject(solution), { describe, it })
}
