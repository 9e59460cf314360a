import type { Instant } from '@linx/contracts'
import type { Clock } from '../platform/clock.ts'

/** Sleeps that can be cut short. What comes while nobody sleeps counts for the next sleep, so no wake is lost. */
export interface Alarm {
  /** Resolves after `delayMs`, at the next wake, or at the earliest instant that `wakeBy` named. */
  sleep(delayMs: number): Promise<void>
  wake(): void
  wakeBy(instant: Instant): void
}

export const createAlarm = (clock: Clock): Alarm => {
  let wakeAt = Number.POSITIVE_INFINITY
  let sleepingUntil: Instant | undefined
  let end = (): void => undefined

  const wakeBy = (instant: Instant): void => {
    if (sleepingUntil === undefined) wakeAt = Math.min(wakeAt, instant)
    else if (instant < sleepingUntil) end()
  }

  const sleepUntil = (instant: Instant): Promise<void> =>
    new Promise((resolve) => {
      const finish = (): void => {
        cancel()
        sleepingUntil = undefined
        resolve()
      }
      const cancel = clock.setTimer(finish, instant - clock.now())
      sleepingUntil = instant
      end = finish
    })

  return {
    sleep: async (delayMs) => {
      const now = clock.now()
      const until = Math.min(now + delayMs, wakeAt)
      wakeAt = Number.POSITIVE_INFINITY
      if (until > now) await sleepUntil(until)
    },
    wake: () => wakeBy(Number.NEGATIVE_INFINITY),
    wakeBy,
  }
}
