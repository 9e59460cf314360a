/** A message on its way to the bank. */
export interface OutboundWire {
  /** Unique; the name of the file where messages are files. The same message has the same id and the same bytes each time. */
  readonly messageId: string
  readonly reference: string
  readonly uetr: string
  readonly xml: string
}

/** What became of handing a message over. Whatever is not clearly one of these is in doubt: `unknown`. */
export type WireSendOutcome =
  /** The bank has the message whole. */
  | { readonly outcome: 'accepted'; readonly providerId?: string }
  /** The bank answered with a status report (pain.002 or pacs.002), which the rail reads. */
  | { readonly outcome: 'answered'; readonly xml: string | Uint8Array; readonly providerId?: string }
  /** The bank definitely did not take the message. `retry` as in `SubmitOutcome`, default `never`. */
  | {
      readonly outcome: 'rejected'
      readonly code: string
      readonly reason: string
      readonly retry?: 'never' | 'same-reference' | 'new-reference'
    }
  /** Proven: no byte of it left. */
  | { readonly outcome: 'not-sent'; readonly cause: string; readonly retryAfterMs?: number }
  | { readonly outcome: 'unknown'; readonly cause: string; readonly inquireAfterMs?: number }

/** What is asked about. */
export interface WireQuestion {
  readonly reference: string
  readonly uetr: string
  /** `undefined` if this machine's submissions know nothing of it. */
  readonly messageId?: string
}

/** What the bank says when asked, as in `InquireOutcome`; a report is read by the rail. */
export type WireAnswer =
  | { readonly outcome: 'answered'; readonly xml: string | Uint8Array }
  /** `isProven`: the bank says that it has no such payment and will take none. */
  | { readonly outcome: 'absent'; readonly isProven: boolean }
  | { readonly outcome: 'unknown'; readonly cause: string }

/** The host's connection to its bank. */
export interface WireTransport {
  /** Hands one message over, once, and stops at `signal`. A throw is `unknown`, so say `not-sent` where nothing left. */
  send(message: OutboundWire, context: { readonly signal: AbortSignal }): Promise<WireSendOutcome>
  /** Asks for the status (pacs.028, a REST call). Leave it out if the bank has no such thing. */
  inquire?(question: WireQuestion, context: { readonly signal: AbortSignal }): Promise<WireAnswer>
}
