import type { Clock } from '@linx/engine'

/** Slows down who guesses links (requirement L11). */
export interface MissLimiter {
  /** `false`: this address has missed too often and is not answered for now. */
  isAllowed(address: string): boolean | Promise<boolean>
  /** Somebody at this address asked for a link that does not exist. */
  countMiss(address: string): void | Promise<void>
}

const WINDOW_MS = 60_000
const DEFAULT_MISSES = 30
const MAXIMUM_ADDRESSES = 10_000

interface Window {
  readonly startedAt: number
  readonly misses: number
}

/** Counts in memory, for one process: at most `maximumMisses` (default 30) in a minute from the first one. */
export const createMissLimiter = (clock: Clock, maximumMisses: number = DEFAULT_MISSES): MissLimiter => {
  const windows = new Map<string, Window>()
  const current = (address: string): Window | undefined => {
    const window = windows.get(address)
    return window !== undefined && clock.now() - window.startedAt < WINDOW_MS ? window : undefined
  }
  return {
    isAllowed: (address) => (current(address)?.misses ?? 0) < maximumMisses,
    countMiss: (address) => {
      const { startedAt, misses } = current(address) ?? { startedAt: clock.now(), misses: 0 }
      windows.delete(address)
      windows.set(address, { startedAt, misses: misses + 1 })
      const [oldest] = windows.keys()
      if (windows.size > MAXIMUM_ADDRESSES && oldest !== undefined) windows.delete(oldest)
    },
  }
}
