import type { SmsMessage } from './sms-message.ts'
import type { SmsDeliveryEvent, SmsInbound, SmsSendOutcome } from './sms-outcome.ts'

/** What an adapter promises; it does not change while the adapter lives. */
export interface SmsCapabilities {
  /** The provider drops a second message with the same reference. */
  readonly idempotent: boolean
  /** Delivery events come by `parseCallback` or by `listen`. */
  readonly deliveryReports: boolean
  /** Texts from phones come by `parseInbound` or by `listen`. */
  readonly inbound: boolean
  readonly alphanumericSender: boolean
  /** UTF-16 units; at most 1,600. A longer text is `rejected`, never cut. */
  readonly maximumBodyCharacters: number
}

/** A request from the provider, as the host received it. */
export interface SmsCallbackRequest {
  /** The public URL that the provider called; signatures cover it. */
  readonly url: string
  /** Lower-case names. */
  readonly headers: { readonly [name: string]: string }
  /** The body before any parsing. */
  readonly rawBody: string
}

/** What an adapter hears on a connection of its own. */
export type SmsEvent =
  | { readonly event: 'delivery'; readonly delivery: SmsDeliveryEvent }
  | { readonly event: 'inbound'; readonly inbound: SmsInbound }

/** Resolves once the event is stored; it may be handed over more than once. A rejection lets the provider tell it again. */
export type SmsListener = (event: SmsEvent) => Promise<void>

/** An ear that is open until it is closed. */
export interface SmsListening {
  /** After it resolved, the listener is not called any more. */
  close(): Promise<void>
}

/**
 * The SMS contract, version 1. How news come differs by provider: those that call the host by HTTP are read by `parseCallback` and
 * `parseInbound`; an adapter with a connection of its own (SMPP) hands them to the listener given to `listen`.
 */
export interface SmsAdapter {
  readonly specificationVersion: 'v1'
  /** For operators and the notification history, for example `twilio`. */
  readonly name: string
  readonly capabilities: SmsCapabilities

  /**
   * Hands one message to the provider. MUST NOT retry by itself and MUST stop at `signal`. MUST answer `rejected` only if the
   * message definitely is not and will not be sent. SHOULD answer rather than throw. Numbers are validated before they come here.
   */
  send(message: SmsMessage, context: { readonly signal: AbortSignal }): Promise<SmsSendOutcome>

  /**
   * Verifies and reads a delivery callback; none if it is about something else. Throws `SmsError` `callback_not_verified` before
   * looking at the content, and `callback_unreadable` for content that it cannot read. Each callback is read on its own, whatever came before.
   */
  parseCallback?(request: SmsCallbackRequest): Promise<readonly SmsDeliveryEvent[]>

  /** Verifies and reads an inbound message; none if it is about something else. Throws as `parseCallback` does. */
  parseInbound?(request: SmsCallbackRequest): Promise<readonly SmsInbound[]>

  /**
   * Hands over what the provider tells on a connection of the adapter, one call for each event. MUST acknowledge an event to the provider
   * only after the listener resolved, and MUST let the provider tell it again if the listener rejected. Throws `SmsError`
   * `already_listening` while another listener is there.
   */
  listen?(listener: SmsListener): SmsListening

  /** Lets go of connections. Later sends are `rejected`. May be called more than once. */
  close?(): Promise<void>
}
