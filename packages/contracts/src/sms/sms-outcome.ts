import type { Instant } from '../instant.ts'

/** Why a message was refused, in the order from "never again" to "try again soon". */
export type SmsRejectionClass =
  /** The number cannot receive SMS: stop, tell the business. */
  | 'permanent-number'
  /** The provider knows that the recipient opted out: suppress. */
  | 'opted-out'
  /** Content or registration: no retry, alarm the business. */
  | 'compliance'
  /** Credentials or sender: pause the channel, alarm the operator. */
  | 'configuration'
  /** Not in this window (quiet hours): next window. */
  | 'deferred'
  /** Throttled or a passing fault: try again with back-off. */
  | 'transient'

/**
 * What became of a `send`. `accepted`: the provider took the message. `rejected`: it definitely did not.
 * `unknown`: a time-out, a reset or an unreadable answer; a throw counts as `unknown` too.
 */
export type SmsSendOutcome =
  | { readonly outcome: 'accepted'; readonly providerId?: string; readonly segments?: number }
  | {
      readonly outcome: 'rejected'
      readonly class: SmsRejectionClass
      readonly isRetryable: boolean
      /** The provider's own code, as text. */
      readonly providerCode: string
      /** The provider asked to wait this long. */
      readonly retryAfterMs?: number
    }
  | { readonly outcome: 'unknown'; readonly cause: string }

/** Delivery status in its lattice: it moves to the right or stays, never back; the last four are final. */
export const SMS_DELIVERY_STATUSES = ['QUEUED', 'SENT', 'DELIVERED', 'UNDELIVERED', 'REJECTED', 'EXPIRED'] as const
export type SmsDeliveryStatus = (typeof SMS_DELIVERY_STATUSES)[number]

/** A verified delivery event. At least one of `providerId` and `reference` is given. */
export interface SmsDeliveryEvent {
  readonly providerId?: string
  readonly reference?: string
  readonly status: SmsDeliveryStatus
  readonly class?: SmsRejectionClass
  readonly at: Instant
}

/** A verified message from a phone. */
export interface SmsInbound {
  /** E.164. */
  readonly from: string
  readonly to: string
  readonly text: string
  readonly providerId?: string
}
