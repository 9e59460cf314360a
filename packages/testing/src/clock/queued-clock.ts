import type { VirtualClock } from './virtual-clock.ts'

/** The same clock for several movers: an advance waits for the one before it, and one into the past is none. */
export const createQueuedClock = (clock: VirtualClock): VirtualClock => {
  let last: Promise<void> = Promise.resolve()
  const advanceTo = (instant: number): Promise<void> => {
    const run = last.then(() => clock.advanceTo(Math.max(instant, clock.now())))
    last = run.catch(() => undefined)
    return run
  }
  return { ...clock, advanceTo, advance: (durationMs) => advanceTo(clock.now() + durationMs) }
}
