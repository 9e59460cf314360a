import { type Instant, SMS_KIND_DELIVERY, type SmsKind, type SmsSendOutcome } from '@linx/contracts'

/** How often a message was tried: definite refusals, and calls after which it may have gone out. */
export interface SendHistory {
  readonly rejections: number
  /** Calls after which the message may have gone out, the one that an outcome belongs to included. */
  readonly copies: number
}

/** Waits after the first, second … passing refusal (reference section 9). */
const RETRY_DELAYS_MS = [30_000, 120_000, 600_000, 3_600_000, 14_400_000] as const
const UNKNOWN_DELAY_MS = 120_000

/** No logical message goes out more often (requirement X9). */
export const MAXIMUM_COPIES = 2

/** `true` if one more call keeps the bound on copies for messages of this kind. */
export const maySend = (kind: SmsKind, copies: number): boolean =>
  copies < (SMS_KIND_DELIVERY[kind] === 'at-least-once' ? MAXIMUM_COPIES : 1)

/** When to send the message again, or `undefined` if it is settled: taken, refused for good, out of time or out of copies. */
export const nextSendAt = (
  kind: SmsKind,
  outcome: SmsSendOutcome,
  history: SendHistory,
  times: { readonly now: Instant; readonly until: Instant },
): Instant | undefined => {
  if (outcome.outcome === 'accepted') return undefined
  if (outcome.outcome === 'unknown') {
    const retryAt = times.now + UNKNOWN_DELAY_MS
    return maySend(kind, history.copies) && retryAt < times.until ? retryAt : undefined
  }
  const delayMs = RETRY_DELAYS_MS[history.rejections]
  if (!outcome.isRetryable || delayMs === undefined) return undefined
  const retryAt = times.now + Math.max(delayMs, outcome.retryAfterMs ?? 0)
  return retryAt < times.until ? retryAt : undefined
}
