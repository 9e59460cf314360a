/** Why a message is sent. It decides what happens when nobody knows whether it went out (`SMS_KIND_DELIVERY`). */
export type SmsKind =
  | 'invitation'
  | 'reminder'
  | 'expiry'
  | 'transaction-status'
  | 'one-time-code'
  | 'opt-out-confirmation'
  /** Answers a person who texted HELP, also one who opted out. */
  | 'help'

/**
 * What an unknown send outcome means for each kind: `at-least-once` is sent again, though never more than two copies;
 * `at-most-once` is not (a repeat would need a new code).
 */
export const SMS_KIND_DELIVERY: { readonly [kind in SmsKind]: 'at-least-once' | 'at-most-once' } = {
  invitation: 'at-least-once',
  reminder: 'at-least-once',
  expiry: 'at-least-once',
  'transaction-status': 'at-least-once',
  'one-time-code': 'at-most-once',
  'opt-out-confirmation': 'at-most-once',
  help: 'at-most-once',
}

/** One SMS to send. The adapter MUST NOT change the text and MUST NOT log it: it holds a link or a code. */
export interface SmsMessage {
  /** E.164, for example `+16471234567`. */
  readonly to: string
  /** What the Customer reads, at most 1,600 characters. */
  readonly body: string
  /** Number, short code or alphanumeric sender; absent: the adapter's default. */
  readonly sender?: string
  readonly kind: SmsKind
  /** Ours, the same for every copy of one logical message; providers that take a reference MUST be given it. */
  readonly reference: string
  /** The provider SHOULD give up after this many seconds. */
  readonly validitySeconds?: number
}
