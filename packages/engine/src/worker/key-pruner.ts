import type { StorageAdapter } from '@linx/contracts'
import type { Clock } from '../platform/clock.ts'

const INTERVAL_MS = 3_600_000
const BATCH = 1_000
/** More is left for the next time, so that no worker is kept from its tasks for long. */
const MAXIMUM_BATCHES = 10

/**
 * Has the storage forget keys whose time is over, at most once an hour and 10,000 at a time. A failure is tried again an hour later:
 * a key that is kept for longer does no harm.
 */
export const createKeyPruner = (storage: Pick<StorageAdapter, 'prune'>, clock: Clock): (() => Promise<void>) => {
  let nextAt = Number.NEGATIVE_INFINITY

  const prune = async (now: number): Promise<void> => {
    for (let batch = 0; batch < MAXIMUM_BATCHES; batch += 1) {
      if ((await storage.prune({ now, limit: BATCH })) < BATCH) return
    }
  }

  return async () => {
    const now = clock.now()
    if (now < nextAt) return
    nextAt = now + INTERVAL_MS
    await prune(now).catch(() => undefined)
  }
}
