import type { Clock } from '@linx/engine'

/** How much faster time passes than outside: a lease of 30 s lapses in three quarters of a second. */
const FACTOR = 40

/** The machine's clock, faster; processes that are given the same `startedAt` agree on the time. */
export const createFastClock = (startedAt: number): Clock => ({
  now: () => startedAt + Math.floor((Date.now() - startedAt) * FACTOR),
  setTimer: (callback, delayMs) => {
    const timer = setTimeout(callback, Math.max(0, delayMs) / FACTOR)
    return () => clearTimeout(timer)
  },
})
