import type { Instant } from '@linx/contracts'
import { createTimerQueue } from './timer-queue.ts'

/** A clock that moves only when a test moves it. Has the shape of the engine's clock. */
export interface VirtualClock {
  now(): Instant

  /** Calls back once `advance` or `advanceTo` reaches now + `delayMs` (at least 0). Answers a function that cancels. */
  setTimer(callback: () => void, delayMs: number): () => void

  /** Jumps, also backwards, and fires nothing; timers that are overdue then fire in the next advance. */
  set(instant: Instant): void

  /** Like `advanceTo`, by a duration of 0 ms or more. */
  advance(durationMs: number): Promise<void>

  /**
   * Moves on to `instant` and fires every timer due until then, also those set meanwhile: by due time, then in the order in
   * which they were set. After each one it lets everything that was started settle, and only then looks for the next.
   * Throws a `RangeError` for an instant in the past and after 100,000 timers; throws what a callback throws.
   */
  advanceTo(instant: Instant): Promise<void>

  /** When the next timer is due; `undefined` without one. */
  nextTimerAt(): Instant | undefined
}

/** What a peer made by this package needs of a clock; the engine's clock will do. */
export type PeerClock = Pick<VirtualClock, 'now' | 'setTimer'>

export interface VirtualClockOptions {
  /**
   * Waits until what was started has settled. Default: twenty turns of the event loop (about 20 µs), enough for storage in
   * memory or SQLite; with a storage that does network I/O give a function that waits for it.
   */
  readonly settle?: () => Promise<void>
}

const MAXIMUM_TIMERS_PER_ADVANCE = 100_000

const SETTLING_TURNS = 20

const turnEventLoop = async (): Promise<void> => {
  for (let turn = 0; turn < SETTLING_TURNS; turn++) await new Promise<void>((resolve) => setImmediate(resolve))
}

/** Makes a clock that stands at `start`. */
export const createVirtualClock = (start: Instant, options: VirtualClockOptions = {}): VirtualClock => {
  const settle = options.settle ?? turnEventLoop
  const timers = createTimerQueue()
  let now = start
  let isAdvancing = false

  const fireUntil = async (end: Instant): Promise<void> => {
    await settle()
    for (let fired = 0; ; fired++) {
      const timer = timers.takeDue(end)
      if (timer === undefined) return
      if (fired === MAXIMUM_TIMERS_PER_ADVANCE) {
        throw new RangeError(
          `More than ${MAXIMUM_TIMERS_PER_ADVANCE} timers fired in one advance: does one set itself again?`,
        )
      }
      now = Math.max(now, timer.dueAt)
      timer.callback()
      await settle()
    }
  }

  const advanceTo = async (instant: Instant): Promise<void> => {
    if (!(instant >= now))
      throw new RangeError(`Expected an instant from ${now} on, received ${instant}. Use set to go back.`)
    if (isAdvancing) throw new Error('The clock is advancing already: await the first advance.')
    isAdvancing = true
    try {
      await fireUntil(instant)
      now = Math.max(now, instant)
    } finally {
      isAdvancing = false
    }
  }

  return {
    now: () => now,
    setTimer: (callback, delayMs) => timers.add(callback, now + Math.max(0, delayMs)),
    set: (instant) => {
      now = instant
    },
    advance: (durationMs) => advanceTo(now + durationMs),
    advanceTo,
    nextTimerAt: () => timers.nextDueAt(),
  }
}
