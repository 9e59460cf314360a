import type { Instant, SmsSendOutcome } from '@linx/contracts'
import type { Clock } from '../platform/clock.ts'

/** Waits of the channel after the first, second … refusal of our credentials or sender; the last one repeats. */
const PAUSES_MS = [60_000, 120_000, 300_000, 600_000, 900_000] as const
/** While one message tries whether the provider takes us again, the others wait this long. */
const PROBE_WAIT_MS = 5_000

type Rejection = Extract<SmsSendOutcome, { readonly outcome: 'rejected' }>

/** What an outcome means for the channel. */
export interface ChannelAnswer {
  readonly outcome: SmsSendOutcome
  /** The refusal that has just paused the channel. */
  readonly paused?: Rejection & { readonly until: Instant }
}

/** The way to the SMS provider in this process: a wrong password holds it up for a bounded time instead of using messages up. */
export interface SmsChannel {
  /** Until when a message has to wait; `undefined`: it may be sent now. */
  enter(): Instant | undefined
  /** Takes in what a send came to. Messages that were refused because of our configuration are to be tried again after the pause. */
  take(outcome: SmsSendOutcome): ChannelAnswer
}

export const createSmsChannel = (clock: Clock): SmsChannel => {
  let pauses = 0
  let until = Number.NEGATIVE_INFINITY
  let isProbing = false

  const pause = (): boolean => {
    const now = clock.now()
    if (now < until) return false
    until = now + (PAUSES_MS[Math.min(pauses, PAUSES_MS.length - 1)] ?? 0)
    pauses += 1
    return true
  }

  return {
    enter: () => {
      const now = clock.now()
      if (now < until) return until
      if (pauses === 0) return undefined
      if (isProbing) return now + PROBE_WAIT_MS
      isProbing = true
      return undefined
    },
    take: (outcome) => {
      isProbing = false
      if (outcome.outcome === 'accepted') pauses = 0
      if (outcome.outcome !== 'rejected' || outcome.class !== 'configuration') return { outcome }
      const isNew = pause()
      const waiting = { ...outcome, isRetryable: true, retryAfterMs: until - clock.now() }
      return { outcome: waiting, ...(isNew ? { paused: { ...outcome, until } } : {}) }
    },
  }
}
