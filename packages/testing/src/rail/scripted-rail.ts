import type {
  CancelOutcome,
  EligibilityOutcome,
  InquireOutcome,
  Instant,
  RailAccount,
  RailAdapter,
  RailCapabilities,
  RailEvent,
  RailInbound,
  Solution,
} from '@linx/contracts'
import type { PeerClock } from '../clock/virtual-clock.ts'
import { createScript, type Script } from '../peer/script.ts'
import { createOrderBook } from './order-book.ts'
import type { CancelBehaviour, InquireBehaviour, SubmitBehaviour } from './rail-behaviour.ts'
import { type InboundManner, packEvents, unpackEvents } from './rail-inbound.ts'
import { createRailLedger, type RailLedger } from './rail-ledger.ts'
import { createRailNews, type RailNews } from './rail-news.ts'
import { planAt } from './rail-plan.ts'
import { brokenRules } from './rail-rules.ts'
import { type AcceptedState, RAIL_STANDARDS } from './rail-standards.ts'
import { createRailTalk } from './rail-talk.ts'
import { createVerificationDesk } from './verification-desk.ts'

export interface ScriptedRailOptions {
  readonly solution: Solution
  readonly clock: PeerClock
  /** Over those of the solution. `inquiry: 'none'`, `cancel: 'none'` and an absent `verification` leave the methods out. */
  readonly capabilities?: Partial<Omit<RailCapabilities, 'solution'>>
  /** The state in which submits are accepted. Default: `settled` for push-to-card, else `pending`. */
  readonly acceptedState?: AcceptedState
  /** Default: every account is eligible, immediately. */
  readonly checkEligibility?: (account: RailAccount) => EligibilityOutcome
}

/** One call that reached the rail; a request that its rules refuse does not. */
export interface RailCall {
  readonly verb: 'submit' | 'inquire' | 'cancel' | 'verify'
  readonly reference: string
  readonly at: Instant
}

/** A rail that does as a test says, and counts the money. */
export interface ScriptedRail extends RailAdapter, RailNews, Pick<RailLedger, 'timesMoved'> {
  /** How the next submits go; the subject is the transaction id. Standard: accept. */
  readonly submits: Script<SubmitBehaviour>
  /** How the next inquiries go; the subject is the reference. Standard: the truth. */
  readonly inquiries: Script<InquireBehaviour>
  /** How the next cancellations go; the subject is the reference. Standard: the truth. */
  readonly cancels: Script<CancelBehaviour>
  /** How the next verifications go; the subject is the reference. Standard: accept, usable four days later. */
  readonly verifications: Script<SubmitBehaviour>
  /** Every call, oldest first. */
  calls(): readonly RailCall[]
  ledger(): Pick<RailLedger, 'entries' | 'totals'>
  /** Events as the host receives them; `ingest` reads them back. */
  inboundOf(events: readonly RailEvent[], manner: InboundManner): RailInbound
}

/** Makes a rail adapter for one solution that moves no money and remembers everything. */
export const createScriptedRail = (options: ScriptedRailOptions): ScriptedRail => {
  const { clock } = options
  const standard = RAIL_STANDARDS[options.solution]
  const capabilities = { ...standard.capabilities, ...options.capabilities }
  const submits = createScript<SubmitBehaviour>({ answer: 'accept' })
  const inquiries = createScript<InquireBehaviour>({ answer: 'truth' })
  const cancels = createScript<CancelBehaviour>({ answer: 'truth' })
  const verifications = createScript<SubmitBehaviour>({ answer: 'accept' })
  const desk = createVerificationDesk(clock)
  const ledger = createRailLedger()
  const book = createOrderBook(capabilities, ledger)
  const { inquiryWindowMs } = capabilities
  const acceptedState = options.acceptedState ?? standard.acceptedState
  const talk = createRailTalk(book, {
    clock,
    acceptedState,
    ...(inquiryWindowMs === undefined ? {} : { inquiryWindowMs }),
  })
  const calls: RailCall[] = []

  const record = (verb: RailCall['verb'], reference: string): void => {
    calls.push({ verb, reference, at: clock.now() })
  }

  const inquire: RailAdapter['inquire'] = async ({ reference }, { signal }): Promise<InquireOutcome> => {
    record('inquire', reference)
    const behaviour = inquiries.take(reference)
    const verification = behaviour.answer === 'truth' ? desk.find(reference) : undefined
    return verification ?? talk.inquire(reference, behaviour, signal)
  }

  const cancel: RailAdapter['cancel'] = async ({ reference }, { signal }): Promise<CancelOutcome> => {
    record('cancel', reference)
    return talk.cancel(reference, cancels.take(reference), signal)
  }

  const verification: Pick<RailAdapter, 'planVerification' | 'verifyAccount'> = {
    planVerification: (_, { now }) => desk.plan(now),
    verifyAccount: async (_, { reference }, { signal }) => {
      record('verify', reference)
      return desk.take(reference, verifications.take(reference), signal)
    },
  }

  return {
    specificationVersion: 'v1',
    name: `scripted-${options.solution}`,
    capabilities,
    submits,
    inquiries,
    cancels,
    verifications,
    ...createRailNews(book, desk, clock.now),
    timesMoved: ledger.timesMoved,
    ledger: () => ({ entries: ledger.entries, totals: ledger.totals }),
    calls: () => [...calls],
    inboundOf: packEvents,

    validate: (request) => brokenRules(request, capabilities),
    plan: (request, { now }) => planAt(request, now),
    makeReference: ({ transactionId, number }) => ({ reference: `${transactionId}.${number}` }),
    submit: async (request, { reference }, { signal }) => {
      const [issue] = brokenRules(request, capabilities)
      if (issue !== undefined) return { outcome: 'rejected', code: issue.code, reason: issue.message, retry: 'never' }
      record('submit', reference)
      return talk.submit({ ...request }, reference, submits.take(request.transactionId), signal)
    },
    ...(capabilities.inquiry === 'none' ? {} : { inquire }),
    ...(capabilities.cancel === 'none' ? {} : { cancel }),
    ...(capabilities.verification === undefined ? {} : verification),
    checkEligibility: async (account) =>
      options.checkEligibility?.(account) ?? { outcome: 'eligible', availability: 'immediate' },
    ingest: async (inbound) => unpackEvents(inbound),
  }
}
