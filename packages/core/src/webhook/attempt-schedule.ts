import type { Instant } from '@linx/contracts'
import { MINUTE_MS } from '../time/index.ts'
import type { AttemptOutcome } from './attempt-outcome.ts'
import type { WebhookPolicy } from './webhook-policy.ts'

/** Answers of an endpoint, or of what stands before it, that has too much to do. */
const BUSY_STATUSES: ReadonlySet<number> = new Set([429, 502, 503, 504])
const SHORTEST_BUSY_DELAY_MS = MINUTE_MS

const requestedDelayMs = (outcome: AttemptOutcome): number => {
  if (outcome.outcome !== 'answered') return 0
  const busyMs = BUSY_STATUSES.has(outcome.httpStatus) ? SHORTEST_BUSY_DELAY_MS : 0
  return Math.max(outcome.retryAfterMs ?? 0, busyMs)
}

/**
 * When the next attempt is made after `attemptsMade` failed ones, or `undefined` behind the last. The delay is lengthened by a random share,
 * and to what the endpoint asked for; a busy one gets at least a minute. `random` is in [0, 1).
 */
export const nextAttemptAt = (
  attemptsMade: number,
  outcome: AttemptOutcome,
  context: { readonly now: Instant; readonly random: number; readonly policy: WebhookPolicy },
): Instant | undefined => {
  const { now, random, policy } = context
  const delayMs = policy.attemptDelaysMs[attemptsMade]
  if (delayMs === undefined) return undefined
  const jittered = Math.round(delayMs * (1 + policy.jitter * random))
  return now + Math.max(jittered, requestedDelayMs(outcome))
}
