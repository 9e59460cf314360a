import type { SmppClock } from '../link/clock.ts'
import { NOW } from './examples.ts'

/** A clock that stands still until it is moved. */
export interface ManualClock extends SmppClock {
  /** Calls back what is due by then, in order. */
  advance(byMs: number): void
}

export const createManualClock = (): ManualClock => {
  const timers = new Set<{ readonly at: number; readonly callback: () => void }>()
  let now = NOW
  return {
    now: () => now,
    setTimer: (callback, delayMs) => {
      const timer = { at: now + delayMs, callback }
      timers.add(timer)
      return () => timers.delete(timer)
    },
    advance: (byMs) => {
      const until = now + byMs
      for (;;) {
        const [next] = [...timers].filter(({ at }) => at <= until).sort((left, right) => left.at - right.at)
        if (next === undefined) break
        timers.delete(next)
        now = next.at
        next.callback()
      }
      now = until
    },
  }
}
