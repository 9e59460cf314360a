import type {
  CancelOutcome,
  EligibilityOutcome,
  IngestOutcome,
  InquireOutcome,
  Instant,
  RailAccount,
  RailAdapter,
  RailInbound,
  RailReference,
  RailRequest,
  RailVerificationRequest,
  SubmitOutcome,
} from '@linx/contracts'
import { callAdapter } from '../kit/call-adapter.ts'
import type { ConformanceCase } from '../kit/conformance-case.ts'
import { ConformanceFailure } from '../kit/expect.ts'
import {
  checkCancelOutcome,
  checkEligibilityOutcome,
  checkIngestOutcome,
  checkInquireOutcome,
  checkSubmitOutcome,
} from './check/check-shape.ts'
import type { NewsManner, RailFaultPlan, RailHappening } from './rail-fault.ts'
import type { RailBench, RailPayment, RailPeer, RailSubject } from './rail-subject.ts'

/** 2026-03-02T15:00:00Z, a Monday. */
const DEFAULT_NOW = 1_772_463_600_000
const DEFAULT_ANSWER_WITHIN_MS = 5_000

/** An open adapter: every call waits a bounded time, and its answer has the shape of the contract. */
export interface OpenRail {
  readonly rail: RailAdapter
  readonly peer: RailPeer
  submit(payment: RailPayment, signal?: AbortSignal): Promise<SubmitOutcome>
  inquire(reference: RailReference, signal?: AbortSignal): Promise<InquireOutcome>
  cancel(reference: RailReference, signal?: AbortSignal): Promise<CancelOutcome>
  checkEligibility(account: RailAccount, signal?: AbortSignal): Promise<EligibilityOutcome>
  verifyAccount(
    request: RailVerificationRequest,
    reference: RailReference,
    signal?: AbortSignal,
  ): Promise<SubmitOutcome>
  ingest(inbound: RailInbound): Promise<IngestOutcome>
  tell(happening: RailHappening, payment: RailPayment, manner?: NewsManner): Promise<RailInbound>
  /** A payment with a transaction id that no other has, not submitted. */
  newPayment(members?: Partial<RailRequest>): RailPayment
}

/** What a case works with. Everything opened is closed when the case ends. */
export interface RailContext {
  readonly subject: RailSubject
  readonly now: Instant
  open(faults?: RailFaultPlan): Promise<OpenRail>
  /** The first example. */
  readonly example: RailRequest
}

export type RailCase = ConformanceCase<RailContext>

/** A UUID of version 7 as the engine makes them. */
export const transactionIdOf = (number: number): string =>
  `019caf3a-5e80-7000-8000-${number.toString(16).padStart(12, '0')}`

const demand = <Value>(value: Value | undefined, subject: RailSubject, what: string): Value => {
  if (value === undefined) throw new ConformanceFailure(`${subject.name} needs ${what} for this case.`)
  return value
}

const openRail = (subject: RailSubject, { rail, peer, handOver }: RailBench, example: RailRequest): OpenRail => {
  const withinMs = subject.answerWithinMs ?? DEFAULT_ANSWER_WITHIN_MS
  let payments = 0

  const call = async <Answer>(
    what: string,
    check: (answer: Answer) => void,
    work: () => Promise<Answer>,
  ): Promise<Answer> => {
    const answer = await callAdapter(what, withinMs, work)
    check(answer)
    return answer
  }
  const unaborted = (): AbortSignal => new AbortController().signal

  return {
    rail,
    peer,
    submit: async ({ request, reference }, signal = unaborted()) => {
      const outcome = await call('submit', checkSubmitOutcome, () =>
        rail.submit(structuredClone(request), structuredClone(reference), { signal }),
      )
      await handOver?.()
      return outcome
    },
    inquire: (reference, signal = unaborted()) =>
      call('inquire', checkInquireOutcome, () =>
        demand(rail.inquire?.bind(rail), subject, 'inquire')(structuredClone(reference), { signal }),
      ),
    cancel: (reference, signal = unaborted()) =>
      call('cancel', checkCancelOutcome, () =>
        demand(rail.cancel?.bind(rail), subject, 'cancel')(structuredClone(reference), { signal }),
      ),
    checkEligibility: (account, signal = unaborted()) =>
      call('checkEligibility', checkEligibilityOutcome, () =>
        demand(rail.checkEligibility?.bind(rail), subject, 'checkEligibility')(structuredClone(account), { signal }),
      ),
    verifyAccount: async (request, reference, signal = unaborted()) => {
      const outcome = await call('verifyAccount', checkSubmitOutcome, () =>
        demand(rail.verifyAccount?.bind(rail), subject, 'verifyAccount')(
          structuredClone(request),
          structuredClone(reference),
          { signal },
        ),
      )
      await handOver?.()
      return outcome
    },
    ingest: (inbound) =>
      call('ingest', checkIngestOutcome, () => demand(rail.ingest?.bind(rail), subject, 'ingest')(inbound)),
    tell: async (happening, payment, manner = 'sound') =>
      demand(peer.tell, subject, 'peer.tell')(happening, payment, manner),
    newPayment: (members = {}) => {
      payments += 1
      const transactionId = transactionIdOf(payments)
      const request = { ...example, ...members, transactionId }
      return { request, reference: rail.makeReference({ transactionId, number: 1 }) }
    },
  }
}

/** Runs a case in a context of its own and closes what it opened. */
export const runRailCase = async (subject: RailSubject, each: RailCase): Promise<void> => {
  const [example] = subject.examples
  if (example === undefined) throw new TypeError(`${subject.name} needs at least one example request.`)
  const opened: RailBench[] = []
  const open = async (faults: RailFaultPlan = {}): Promise<OpenRail> => {
    const bench = await subject.open(faults)
    opened.push(bench)
    return openRail(subject, bench, example)
  }
  try {
    await each.run({ subject, now: subject.now ?? DEFAULT_NOW, open, example })
  } finally {
    for (const bench of opened) await bench.close?.()
  }
}
