import type { Instant } from '@linx/contracts'
import type { Clock } from '../platform/clock.ts'

/** Sleeps that can be cut short. What comes while nobody sleeps counts for the next sleep, so no wake is lost. */
export interface Alarm {
  /** Resolves after `delayMs`, at the next wake, or at the earliest instant that `wakeBy` named. */
  sleep(delayMs: number): Promise<void>
  wake(): void
  /** Instants are kept until they have passed, so a sleep that ends at one of them forgets none behind it. */
  wakeBy(instant: Instant): void
  /** The earliest instant that was named and at which no sleep has ended yet. */
  nextAt(): Instant | undefined
}

/** Where an instant stands, or would stand, in an ascending list. */
const placeOf = (instants: readonly Instant[], instant: Instant): number => {
  let [low, high] = [0, instants.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((instants[middle] ?? instant) < instant) low = middle + 1
    else high = middle
  }
  return low
}

export const createAlarm = (clock: Clock): Alarm => {
  /** Ascending, each once. */
  const instants: Instant[] = []
  let isWoken = false
  let ring: (() => void) | undefined

  /** Forgets what has passed; answers whether there was something. */
  const takePassed = (): boolean => {
    const passed = instants.splice(0, placeOf(instants, clock.now() + 1))
    const isOver = isWoken || passed.length > 0
    isWoken = false
    return isOver
  }

  /** The timer is set anew for an earlier instant, and when it fires a moment too early. */
  const sleepUntil = (end: Instant): Promise<void> =>
    new Promise((resolve) => {
      let cancel = (): void => undefined
      ring = (): void => {
        cancel()
        const now = clock.now()
        const until = Math.min(end, instants[0] ?? end)
        if (!isWoken && now < until) {
          cancel = clock.setTimer(() => ring?.(), until - now)
          return
        }
        ring = undefined
        takePassed()
        resolve()
      }
      ring()
    })

  const wakeBy = (instant: Instant): void => {
    const place = placeOf(instants, instant)
    if (instants[place] === instant) return
    instants.splice(place, 0, instant)
    if (place === 0) ring?.()
  }

  return {
    sleep: async (delayMs) => {
      if (!takePassed()) await sleepUntil(clock.now() + delayMs)
    },
    wake: () => {
      isWoken = true
      ring?.()
    },
    wakeBy,
    nextAt: () => instants[0],
  }
}
