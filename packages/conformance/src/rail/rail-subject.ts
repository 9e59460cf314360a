import type { Instant, RailAdapter, RailCapabilities, RailInbound, RailReference, RailRequest } from '@linx/contracts'
import type { Waiver } from '../kit/conformance-case.ts'
import type { NewsManner, RailFaultPlan, RailHappening } from './rail-fault.ts'

/** A request with the reference that its attempt has. */
export interface RailPayment {
  readonly request: RailRequest
  readonly reference: RailReference
}

/** A payment as the peer understood it. */
export interface PeerPayment {
  /** `RailReference.reference` of the submission. */
  readonly reference: string
  /** Decimal string with two places, worked out from what arrived, not from what the adapter was given. */
  readonly amount: string
  readonly currency: string
}

/** The other side of the adapter, in the hands of the kit. */
export interface RailPeer {
  /** The payments that move money, oldest first, one for each time it moves; cancelled and failed ones are not among them. */
  payments(): readonly PeerPayment[]
  /** How often the adapter called the peer (or handed a file over), whatever came of it. */
  callCount(): number
  /** Resolves once the peer holds an answer back: required for the fault `slow`. */
  readonly whenHolding?: () => Promise<void>
  /** Takes the payments of the fault `late`: required for it. */
  readonly finishLate?: () => Promise<void> | void
  /**
   * Lets it happen and packs the news as the host would receive it. `settled` comes before `returned`. For a payment that the peer
   * never took it only packs the news. Required if the subject has `happenings`.
   */
  readonly tell?: (
    happening: RailHappening,
    payment: RailPayment,
    manner: NewsManner,
  ) => Promise<RailInbound> | RailInbound
}

/** An adapter with its peer, both new. */
export interface RailBench {
  readonly rail: RailAdapter
  readonly peer: RailPeer
  /** For a rail that collects payments: hands what it accepted over to the peer. Called after every submission. */
  readonly handOver?: () => Promise<void> | void
  readonly close?: () => Promise<void> | void
}

/** The adapter under test, as its author describes it. */
export interface RailSubject {
  readonly name: string
  /** What the adapter says of itself; cases that need more do not apply. */
  readonly capabilities: RailCapabilities
  /** Opens an adapter with a peer that took nothing yet and plays these faults; every call others. */
  open(faults: RailFaultPlan): Promise<RailBench> | RailBench
  /** Correct requests, at least one for each currency; the kit gives each a transaction id of its own. */
  readonly examples: readonly RailRequest[]
  /** What the provider takes as reference; matched against `RailReference.reference`. */
  readonly legalReference: RegExp
  /** The faults that the peer can play; a case whose fault is missing does not apply. */
  readonly faults: Required<RailFaultPlan>
  /** Whether the adapter has `checkEligibility`; the first example's credit account is eligible then. Default `false`. */
  readonly checksEligibility?: boolean
  /** What the peer can tell of; empty if the adapter has no `ingest`. */
  readonly happenings: readonly RailHappening[]
  /** Ways of telling beside `sound`. */
  readonly manners: readonly NewsManner[]
  /** Credentials that must not come out; the account numbers and tokens of the examples are looked for anyhow. */
  readonly secrets?: readonly string[]
  /** When plans are made. Default 2026-03-02T15:00:00Z, a Monday. */
  readonly now?: Instant
  /** How long an answer may take before it counts as none. Default 5,000; nothing waits for it to pass unless the adapter is at fault. */
  readonly answerWithinMs?: number
  readonly waivers?: readonly Waiver[]
}
