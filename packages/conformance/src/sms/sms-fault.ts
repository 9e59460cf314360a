import type { SmsDeliveryStatus } from '@linx/contracts'
import type { PeerSms } from './peer-sms.ts'

/**
 * What the peer does with one send. It takes the message unless it says otherwise.
 *
 * - `refuse-<class>`: refuses it by a code of that class; takes nothing.
 * - `refuse-strangely`: refuses it by a code that is in no table; takes nothing.
 * - `refuse-with-secrets`: refuses it for good and repeats the number, the text and every secret of the subject; takes nothing.
 * - `rate-limited`: asks for fewer messages, and to wait seven seconds where the protocol can say so; takes nothing.
 * - `unreachable`: cannot be reached, no byte leaves; takes nothing.
 * - `drop-before-commit`: reads the message and breaks off; takes nothing.
 * - `drop-after-commit`: breaks off without an answer.
 * - `server-error`: answers with an error of its own (HTTP 500, a system error).
 * - `garbage`, `empty`, `truncated`: says success with a body that is noise, nothing, or half of the sound one.
 * - `flood`: says success with a body that does not end.
 * - `slow`: gives no answer until the caller hangs up.
 */
export type SmsSendFault =
  | 'refuse-permanent-number'
  | 'refuse-opted-out'
  | 'refuse-compliance'
  | 'refuse-configuration'
  | 'refuse-deferred'
  | 'refuse-transient'
  | 'refuse-strangely'
  | 'refuse-with-secrets'
  | 'rate-limited'
  | 'unreachable'
  | 'drop-before-commit'
  | 'drop-after-commit'
  | 'server-error'
  | 'garbage'
  | 'empty'
  | 'truncated'
  | 'flood'
  | 'slow'

/** What the provider can tell the host. */
export type SmsNews =
  | { readonly news: 'delivery'; readonly message: PeerSms; readonly status: SmsDeliveryStatus }
  /** The message could not be delivered since the number takes no SMS. */
  | { readonly news: 'dead-number'; readonly message: PeerSms }
  | { readonly news: 'inbound'; readonly from: string; readonly text: string }

/**
 * How it reaches a host that is called by HTTP. `forged`: what is to prove the origin is wrong. `unsigned`: it is missing.
 * `tampered`: it is that of other content. `garbled`: nothing in it can be read, but it is not forged.
 */
export type SmsNewsManner = 'sound' | 'forged' | 'unsigned' | 'tampered' | 'garbled'

/**
 * What else an adapter and its provider can do. `reference`: the provider is given our reference. `reference-in-news`: delivery events carry
 * it. `validity`: the provider is told how long a message is worth sending. `wait`: `rate-limited` says how long. `segments`: `accepted` says how
 * many. `dead-number`: the peer can tell of one.
 */
export type SmsTrait = 'reference' | 'reference-in-news' | 'validity' | 'wait' | 'segments' | 'dead-number'
