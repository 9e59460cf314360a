import { type Instant, SMS_KIND_DELIVERY, type SmsKind, type SmsSendOutcome } from '@linx/contracts'
import { HOUR_MS, MINUTE_MS, type TimeZone } from '../time/index.ts'
import { nextAllowedInstant } from './allowed-hours.ts'
import { COURTEOUS_HOURS, recipientHours } from './recipient-hours.ts'

/** How often a message was tried: definite refusals, and calls after which it may have gone out. */
export interface SendHistory {
  readonly rejections: number
  /** Calls after which the message may have gone out, the one that an outcome belongs to included. */
  readonly copies: number
}

/** What the time of another try depends on. */
export interface SendTimes {
  readonly now: Instant
  /** The message is worth nothing from then on. */
  readonly until: Instant
  readonly recipient: { readonly phoneNumber: string; readonly timeZone?: TimeZone }
}

type Rejection = Extract<SmsSendOutcome, { readonly outcome: 'rejected' }>

/** Waits after the first, second … passing refusal (reference section 9). */
const RETRY_DELAYS_MS = [30_000, 120_000, 600_000, 3_600_000, 14_400_000] as const
const UNKNOWN_DELAY_MS = 120_000

/** A provider that says "not now" while the hours are right by our own reckoning is asked again after this time at the earliest. */
const DEFERRED_DELAY_MS = HOUR_MS
/** Windows, or pauses of the channel, that one message waits for. */
const MAXIMUM_WAITS = 40

/** No logical message goes out more often (requirement X9). */
export const MAXIMUM_COPIES = 2

/** `true` if one more call keeps the bound on copies for messages of this kind. */
export const maySend = (kind: SmsKind, copies: number): boolean =>
  copies < (SMS_KIND_DELIVERY[kind] === 'at-least-once' ? MAXIMUM_COPIES : 1)

/** When a refused message is tried again; the provider's own wish counts as a minimum. */
const nextAfterRejection = (
  { class: reason, retryAfterMs = 0 }: Rejection,
  rejections: number,
  { now, recipient }: SendTimes,
): Instant | undefined => {
  if (reason === 'transient') {
    const delayMs = RETRY_DELAYS_MS[rejections]
    return delayMs === undefined ? undefined : now + Math.max(delayMs, retryAfterMs)
  }
  if (rejections >= MAXIMUM_WAITS) return undefined
  if (reason !== 'deferred') return now + Math.max(MINUTE_MS, retryAfterMs)
  return nextAllowedInstant(now + Math.max(DEFERRED_DELAY_MS, retryAfterMs), recipientHours(recipient, COURTEOUS_HOURS))
}

/** When to send the message again, or `undefined` if it is settled: taken, refused for good, out of time or out of copies. */
export const nextSendAt = (
  kind: SmsKind,
  outcome: SmsSendOutcome,
  history: SendHistory,
  times: SendTimes,
): Instant | undefined => {
  if (outcome.outcome === 'accepted') return undefined
  if (outcome.outcome === 'unknown') {
    const retryAt = times.now + UNKNOWN_DELAY_MS
    return maySend(kind, history.copies) && retryAt < times.until ? retryAt : undefined
  }
  if (!outcome.isRetryable) return undefined
  const retryAt = nextAfterRejection(outcome, history.rejections, times)
  return retryAt !== undefined && retryAt < times.until ? retryAt : undefined
}
