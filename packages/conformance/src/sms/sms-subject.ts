import type { SmsAdapter, SmsCallbackRequest, SmsCapabilities, SmsDeliveryStatus } from '@linx/contracts'
import type { Waiver } from '../kit/conformance-case.ts'
import type { PeerSms } from './peer-sms.ts'
import type { SmsNews, SmsNewsManner, SmsSendFault, SmsTrait } from './sms-fault.ts'

/** What the provider got back for news on a connection: `refused` means that it will tell them again. */
export type Acknowledgement = 'taken' | 'refused'

/** The other side of the adapter, in the hands of the kit. */
export interface SmsPeer {
  /** What goes to phones, oldest first. */
  messages(): readonly PeerSms[]
  /** How often the adapter called the peer to send (each part counts), whatever came of it. */
  callCount(): number
  /** Resolves once the peer holds an answer back: required for the fault `slow`. */
  readonly whenHolding?: () => Promise<void>
  /** Packs news as the host would receive them. Required if `newsBy` is `callback`. */
  readonly pack?: (news: SmsNews, manner: SmsNewsManner) => Promise<SmsCallbackRequest> | SmsCallbackRequest
  /** Tells news on the adapter's connection. Required if `newsBy` is `connection`. */
  readonly push?: (news: SmsNews) => Promise<Acknowledgement>
}

/** An adapter with its peer, both new. */
export interface SmsBench {
  readonly sms: SmsAdapter
  readonly peer: SmsPeer
  /** Closes the peer; the kit closes the adapter before. */
  readonly close?: () => Promise<void> | void
}

/** The adapter under test, as its author describes it. */
export interface SmsSubject {
  readonly name: string
  /** What the adapter says of itself; cases that need more do not apply. */
  readonly capabilities: SmsCapabilities
  /** Opens an adapter with a peer that took nothing yet and plays these faults for the first sends; further ones go well. */
  open(faults: readonly SmsSendFault[]): Promise<SmsBench> | SmsBench
  /** A number or short code that the adapter may send from, other than its default sender. */
  readonly sender: string
  /** The faults that the peer can play; a case whose fault is missing does not apply. */
  readonly faults: readonly SmsSendFault[]
  readonly traits: readonly SmsTrait[]
  /** How news reach the host. */
  readonly newsBy: 'callback' | 'connection' | 'none'
  /** The statuses that the peer can tell of. */
  readonly statuses: readonly SmsDeliveryStatus[]
  /** Ways of telling beside `sound`; empty unless `newsBy` is `callback`. */
  readonly manners: readonly SmsNewsManner[]
  /** Credentials that must not come out; the texts of messages are looked for anyhow. */
  readonly secrets?: readonly string[]
  /** How long an answer may take before it counts as none. Default 5,000; nothing waits for it to pass unless the adapter is at fault. */
  readonly answerWithinMs?: number
  readonly waivers?: readonly Waiver[]
}
