import type { Instant } from '@linx/contracts'

/** The engine's only source of time. Pass a virtual one in tests; every due time follows it. */
export interface Clock {
  now(): Instant
  /** Calls back once after `delayMs`; answers a function that calls it off. */
  setTimer(callback: () => void, delayMs: number): () => void
}

const MAXIMUM_TIMER_MS = 2 ** 31 - 1

/** The machine's clock. Its timers do not keep a process alive. */
export const systemClock: Clock = {
  now: () => Date.now(),
  setTimer: (callback, delayMs) => {
    const timer = setTimeout(callback, Math.min(Math.max(delayMs, 0), MAXIMUM_TIMER_MS))
    timer.unref()
    return () => clearTimeout(timer)
  },
}
