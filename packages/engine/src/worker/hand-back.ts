import type { ClaimedTask, StorageAdapter } from '@linx/contracts'
import type { Clock } from '../platform/clock.ts'
import { resourceOf } from './task-kinds.ts'

/** What a stop left to others. */
export interface StopSummary {
  /** Tasks that were given back and can be claimed at once. */
  readonly handedBack: number
  /** Tasks whose call to an adapter goes on: their lease keeps others away until they end or the process does. */
  readonly stillRunning: number
}

const FINISHED: StopSummary = { handedBack: 0, stillRunning: 0 }

type Running = ReadonlyMap<Promise<unknown>, ClaimedTask>

/** Also those that the last commits of the others handed to this process. */
const untilEnded = async (running: Running): Promise<void> => {
  const ended = new Set<Promise<unknown>>()
  for (;;) {
    const open = [...running.keys()].filter((run) => !ended.has(run))
    if (open.length === 0) return
    await Promise.allSettled(open)
    for (const run of open) ended.add(run)
  }
}

/** Waits until all have ended, at most `graceMs`. */
const waitFor = (clock: Clock, running: Running, graceMs: number): Promise<void> => {
  const ended = untilEnded(running)
  if (graceMs === Number.POSITIVE_INFINITY) return ended
  const { promise, resolve } = Promise.withResolvers<void>()
  const cancel = clock.setTimer(resolve, graceMs)
  return Promise.race([ended, promise]).finally(cancel)
}

/**
 * Waits for what runs; when the grace is over, gives back what touches nothing but the store: its commits fail from then on, because the fence is
 * no longer its own. A call to a provider is never given back while it runs: another process would call again.
 */
export const finishOrHandBack = async (
  { storage, clock }: { readonly storage: Pick<StorageAdapter, 'commit'>; readonly clock: Clock },
  running: Running,
  graceMs: number,
): Promise<StopSummary> => {
  await waitFor(clock, running, graceMs)
  const left = [...running.values()]
  if (left.length === 0) return FINISHED
  const safe = left.filter(({ kind }) => resourceOf(kind) === 'storage')
  const now = clock.now()
  const results = await Promise.all(
    safe.map((held) => storage.commit({ now, tasks: [{ change: 'postpone', held, dueAt: now }] })),
  )
  return {
    handedBack: results.filter(({ committed }) => committed).length,
    stillRunning: left.length - safe.length,
  }
}
