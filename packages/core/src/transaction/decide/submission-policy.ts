import type { Instant, RailCapabilities } from '@linx/contracts'
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../time/index.ts'
import type { SubmissionAttempt } from '../transaction.ts'

/** An unknown outcome is asked for after these times, then daily (requirement X3); counted from when it became unknown. */
export const INQUIRY_OFFSETS_MS = [5 * SECOND_MS, 30 * SECOND_MS, 2 * MINUTE_MS, 10 * MINUTE_MS, HOUR_MS, 6 * HOUR_MS]

/** An outcome that is unknown for so long is told to the operator. */
export const ALARM_AFTER_MS = DAY_MS

/** Waits before the second, third … send of what is proven to have moved nothing; the last one repeats. */
export const RESEND_DELAYS_MS = [5 * SECOND_MS, 30 * SECOND_MS, 2 * MINUTE_MS, 10 * MINUTE_MS, HOUR_MS]

/** Sends under one reference; beyond it the transaction ends in ERROR, as nothing has moved. */
export const MAXIMUM_SENDS = 12

/** The first time of the schedule that lies behind `now`. */
export const nextInquiryAt = (since: Instant, now: Instant): Instant => {
  const offset = INQUIRY_OFFSETS_MS.find((candidate) => since + candidate > now)
  if (offset !== undefined) return since + offset
  const days = Math.floor(Math.max(0, now - since) / DAY_MS) + 1
  return since + days * DAY_MS
}

/** News that fit nothing are tried again for so long: what they are about may be on its way. */
const MATCHING_MS = 7 * DAY_MS

/** When news that fitted nothing at `receivedAt` are tried again; `undefined`: they are left to a person. */
export const nextMatchAt = (receivedAt: Instant, now: Instant): Instant | undefined => {
  const next = nextInquiryAt(receivedAt, now)
  return next - receivedAt > MATCHING_MS ? undefined : next
}

/** How long to wait after the n-th send (1 for the first); never shorter than the rail asks for. */
export const resendDelayMs = (sendCount: number, retryAfterMs = 0): number => {
  const index = Math.min(Math.max(sendCount, 1), RESEND_DELAYS_MS.length) - 1
  return Math.max(RESEND_DELAYS_MS[index] ?? HOUR_MS, retryAfterMs)
}

/** The rail drops a second submit with this attempt's reference, now. A window that is not named has no end. */
export const isReferenceSafe = (attempt: SubmissionAttempt, capabilities: RailCapabilities, now: Instant): boolean =>
  capabilities.idempotency === 'reference' &&
  (capabilities.dedupeWindowMs === undefined || now - (attempt.firstSentAt ?? now) < capabilities.dedupeWindowMs)

/** The rail can be asked about an attempt, now. */
export const canInquire = (attempt: SubmissionAttempt, capabilities: RailCapabilities, now: Instant): boolean =>
  capabilities.inquiry === 'by-reference' &&
  (capabilities.inquiryWindowMs === undefined || now - (attempt.firstSentAt ?? now) < capabilities.inquiryWindowMs)
