import type { SmsCapabilities, SmsRejectionClass } from '@linx/contracts'
import type { PeerFault } from '../peer/peer-fault.ts'

/** What the provider does with one `send`. `afterMs` holds the answer back on the clock, also beyond the caller's deadline. */
export type SmsBehaviour = { readonly afterMs?: number } & (
  | { readonly answer: 'accept' }
  | {
      readonly answer: 'reject'
      readonly class: SmsRejectionClass
      /** Default: `true` for `deferred` and `transient`. */
      readonly isRetryable?: boolean
      readonly retryAfterMs?: number
    }
  /** `isSent`: whether the phone gets the message all the same. */
  | { readonly answer: PeerFault; readonly isSent: boolean }
)

/** A provider that can do everything and does not drop doubles. */
export const RECORDING_SMS_CAPABILITIES: SmsCapabilities = {
  idempotent: false,
  deliveryReports: true,
  inbound: true,
  alphanumericSender: true,
  maximumBodyCharacters: 1_600,
}

/** Whether the phone gets the message. */
export const reachesPhone = (behaviour: SmsBehaviour): boolean =>
  behaviour.answer === 'accept' || (behaviour.answer !== 'reject' && behaviour.isSent)
