import type { SmsMessage } from './sms-message.ts'
import type { SmsDeliveryEvent, SmsInbound, SmsSendOutcome } from './sms-outcome.ts'

export interface SmsCapabilities {
  /** The provider drops a second message with the same reference. */
  readonly idempotent: boolean
  readonly deliveryReports: boolean
  readonly inbound: boolean
  readonly alphanumericSender: boolean
  /** At most 1,600. */
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

/**
 * The SMS contract, version 1.
 */
export interface SmsAdapter {
  readonly specificationVersion: 'v1'
  /** For operators and the notification history, for example `twilio`. */
  readonly name: string
  readonly capabilities: SmsCapabilities

  /**
   * Hands one message to the provider. MUST NOT retry by itself and MUST stop at `signal`. MUST answer `rejected` only if the
   * message definitely is not and will not be sent. Numbers are validated before they come here.
   */
  send(message: SmsMessage, context: { readonly signal: AbortSignal }): Promise<SmsSendOutcome>

  /** Verifies and reads a delivery callback. Throws `SmsError` `callback_not_verified` before looking at the content. */
  parseCallback?(request: SmsCallbackRequest): Promise<readonly SmsDeliveryEvent[]>

  /** Verifies and reads an inbound message. Throws `SmsError` `callback_not_verified` before looking at the content. */
  parseInbound?(request: SmsCallbackRequest): Promise<readonly SmsInbound[]>
}
