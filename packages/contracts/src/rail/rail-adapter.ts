import type { Instant } from '../instant.ts'
import type { CancelOutcome, EligibilityOutcome, InquireOutcome, RailEvent, SubmitOutcome } from './rail-outcome.ts'
import type {
  RailAccount,
  RailCurrency,
  RailIssue,
  RailReference,
  RailRequest,
  RailTransactionType,
  SettlementPriority,
  Solution,
} from './rail-request.ts'
import type { RailVerificationPlan, RailVerificationRequest } from './rail-verification.ts'

export interface RailCapabilities {
  readonly solution: Solution
  readonly currencies: readonly RailCurrency[]
  readonly transactionTypes: readonly RailTransactionType[]
  readonly priorities: readonly SettlementPriority[]
  /** `reference`: a second submit with the same reference moves no second money, within `dedupeWindowMs`. */
  readonly idempotency: 'reference' | 'none'
  readonly dedupeWindowMs?: number
  /** `none`: an unknown outcome waits for an operator. */
  readonly inquiry: 'by-reference' | 'none'
  readonly inquiryWindowMs?: number
  /** `returnable`: settled money may come back until `returnWindowMs` has passed. */
  readonly finality: 'final' | 'returnable'
  readonly returnWindowMs?: number
  readonly cancel: 'until-cutoff' | 'none'
  /** `prenote`: the rail finds out whether a bank account is there, without moving money. Absent: it cannot. */
  readonly verification?: 'prenote'
}

/** When the rail will do what. */
export interface RailPlan {
  /** Submit not before this instant (the next window). */
  readonly submitAt: Instant
  /** The earliest day on which the money can be there, `YYYY-MM-DD`. */
  readonly valueDate?: string
  /** The priority that is used; differs from the asked one only if the adapter's policy says so, and then `notice` tells. */
  readonly settlementPriority: SettlementPriority
  readonly notice?: string
}

/** A webhook or a file from the rail, as the host received it. */
export interface RailInbound {
  readonly source: 'webhook' | 'file'
  readonly name?: string
  readonly headers?: { readonly [name: string]: string }
  readonly rawBody: string | Uint8Array
}

export type IngestOutcome =
  | { readonly outcome: 'read'; readonly events: readonly RailEvent[] }
  /** Not verified: nothing in it is believed; the engine inquires about `references` instead. */
  | { readonly outcome: 'unverified'; readonly references: readonly string[] }
  /** Not readable: parked whole for a person. */
  | { readonly outcome: 'unreadable'; readonly reason: string }

/**
 * The rail contract, version 1. The engine enforces, whatever the adapter does: the reference is stored before the first call;
 * a throw or a malformed answer is `unknown`; unknown is looked up and never sent again blindly; settled is not final on a
 * returnable rail; events are deduplicated, may come in any order, and what matches nothing is parked.
 */
export interface RailAdapter {
  readonly specificationVersion: 'v1'
  /** For operators, for example `nacha-file`. */
  readonly name: string
  readonly capabilities: RailCapabilities

  /** Pure: every rule of the rail that the request breaks; the same rules that `submit` enforces. */
  validate(request: RailRequest): readonly RailIssue[]

  /** Pure: cut-offs, windows and dates at `now`. */
  plan(request: RailRequest, context: { readonly now: Instant }): RailPlan

  /** Pure and deterministic: the same attempt gives the same reference, and different attempts different ones. A verification's id counts as one. */
  makeReference(attempt: { readonly transactionId: string; readonly number: number }): RailReference

  /** Hands the payment over once. MUST NOT retry by itself; MUST stop at `signal`; MUST NOT answer `rejected` in doubt. */
  submit(
    request: RailRequest,
    reference: RailReference,
    context: { readonly signal: AbortSignal },
  ): Promise<SubmitOutcome>

  /** Asks by our reference; MUST work without a provider id. */
  inquire?(reference: RailReference, context: { readonly signal: AbortSignal }): Promise<InquireOutcome>

  cancel?(reference: RailReference, context: { readonly signal: AbortSignal }): Promise<CancelOutcome>

  checkEligibility?(account: RailAccount, context: { readonly signal: AbortSignal }): Promise<EligibilityOutcome>

  /** Pure: when an account that is asked about at `now` may be used. Together with `verifyAccount`, for `verification: 'prenote'`. */
  planVerification?(request: RailVerificationRequest, context: { readonly now: Instant }): RailVerificationPlan

  /**
   * Asks the account's bank, once, under a reference of `makeReference`; MUST move no money. `inquire` says `pending` until live payments
   * may follow and `settled` from then on; a `returned` event says that the account is not there, a `correction` what to change.
   */
  verifyAccount?(
    request: RailVerificationRequest,
    reference: RailReference,
    context: { readonly signal: AbortSignal },
  ): Promise<SubmitOutcome>

  /** Verifies, then reads. MUST NOT throw for anything that came from outside. */
  ingest?(inbound: RailInbound): Promise<IngestOutcome>
}
