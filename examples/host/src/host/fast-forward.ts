import type { StorageAdapter } from '@linx/contracts'
import type { Engine } from '@linx/engine'
import type { AchRail } from '@linx/rail-ach'
import type { HostClock } from './host-clock.ts'

interface Parts {
  readonly engine: Engine
  readonly storage: StorageAdapter
  readonly clock: HostClock
  readonly ach: AchRail
}

/** Moves the clock ahead, stopping wherever something is due on the way. */
export interface FastForward {
  /** Calls that come while one is running wait for it. */
  to(instant: number): Promise<void>
  /** Waits for what runs, runs what is due now, and gives the bank its files. */
  runDue(): Promise<void>
}

/** How often the files for the bank are looked at. */
const FLUSH_MS = 30 * 60_000
const SHORTEST_STEP_MS = 1_000

export const createFastForward = ({ engine, storage, clock, ach }: Parts): FastForward => {
  const work = async (): Promise<void> => {
    await engine.worker.runDue()
    await ach.flush()
  }

  const travel = async (instant: number): Promise<void> => {
    await work()
    while (clock.now() < instant) {
      const dueAt = (await storage.nextDueAt()) ?? Number.POSITIVE_INFINITY
      const next = Math.min(dueAt, clock.now() + FLUSH_MS, instant)
      clock.moveTo(Math.max(next, clock.now() + SHORTEST_STEP_MS))
      await work()
    }
  }

  let last: Promise<unknown> = Promise.resolve()
  const to = (instant: number): Promise<void> => {
    const journey = last.then(async () => {
      await engine.worker.stop()
      try {
        await travel(instant)
      } finally {
        await engine.worker.start()
      }
    })
    last = journey.catch(() => undefined)
    return journey
  }

  return { to, runDue: () => to(clock.now()) }
}
