import type { Instant } from '@linx/contracts'
import type { CheckedOptions } from '../smpp-sms-options.ts'

/** When the next attempt to connect is due. */
export interface Reconnection {
  /** A bound connection ended: the wait before the next attempt; none for one that lived, and none for a first quick end. */
  afterLoss(boundAt: Instant): number
  /** An attempt failed: the wait before the next one. */
  afterFailure(): number
}

/** Waits are doubled with each failure up to the longest, and spread over their upper half, so that many processes do not come at once. */
export const createReconnection = ({
  clock,
  random,
  reconnectDelayMs: { first, longest },
}: Pick<CheckedOptions, 'clock' | 'random' | 'reconnectDelayMs'>): Reconnection => {
  let failures = 0
  const spread = (): number => {
    const delayMs = Math.min(first * 2 ** (failures - 1), longest)
    return Math.round(delayMs * (0.5 + random() / 2))
  }
  return {
    afterLoss: (boundAt) => {
      failures = clock.now() - boundAt >= first ? 0 : failures + 1
      return failures <= 1 ? 0 : spread()
    },
    afterFailure: () => {
      failures += 1
      return spread()
    },
  }
}
