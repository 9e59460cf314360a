import type { Instant } from '../instant.ts'
import type { SmsDeliveryStatus } from './sms-delivery-status.ts'

/** Why a message was refused, in the order from "never again" to "try again soon". */
export type SmsRejectionClass =
  /** The number cannot receive SMS: stop, tell the business. */
  | 'permanent-number'
  /** The provider knows that the recipient opted out: suppress. */
  | 'opted-out'
  /** Content or registration, and every refusal whose reason is not known: no retry, alarm the business. */
  | 'compliance'
  /** Credentials or sender: pause the channel, alarm the operator. */
  | 'configuration'
  /** Not in this window (quiet hours): next window. */
  | 'deferred'
  /** Throttled or a passing fault: try again with back-off. */
  | 'transient'

/**
 * What became of a `send`. `accepted`: the provider took the message. `rejected`: it definitely did not, or it was proven never to
 * hear of it. `unknown`: a time-out, a reset or an unreadable answer; a throw counts as `unknown` too.
 */
export type SmsSendOutcome =
  | { readonly outcome: 'accepted'; readonly providerId?: string; readonly segments?: number }
  | {
      readonly outcome: 'rejected'
      readonly class: SmsRejectionClass
      /** `true` for `deferred` and `transient`, `false` for the others. */
      readonly isRetryable: boolean
      /** The provider's own code, as text; `not_connected` and the like where the provider was never reached. */
      readonly providerCode: string
      /** The provider asked to wait this long. */
      readonly retryAfterMs?: number
    }
  /** `cause` names what happened and holds nothing that the provider wrote. */
  | { readonly outcome: 'unknown'; readonly cause: string }

/** A verified delivery event. At least one of `providerId` and `reference` is given. */
export interface SmsDeliveryEvent {
  readonly providerId?: string
  readonly reference?: string
  readonly status: SmsDeliveryStatus
  readonly class?: SmsRejectionClass
  /** The provider's own code of what went wrong, as text. */
  readonly providerCode?: string
  /** When the provider says that it happened; when it was heard, if the provider gives no time that can be relied on. */
  readonly at: Instant
}

/** A verified message from a phone. */
export interface SmsInbound {
  /** E.164; what is sent from anything else (short codes, names) is left out. */
  readonly from: string
  /** The number, short code or name that was written to, as the provider tells it. */
  readonly to: string
  readonly text: string
  readonly providerId?: string
}
