import type { Instant } from '@linx/contracts'

export interface QueuedTimer {
  readonly dueAt: Instant
  readonly callback: () => void
}

/** Timers by due time, then in the order in which they were added. */
export interface TimerQueue {
  /** Answers a function that takes the timer out again; harmless after it fired. */
  add(callback: () => void, dueAt: Instant): () => void
  /** Takes the first timer out if it is due at `end` or before. */
  takeDue(end: Instant): QueuedTimer | undefined
  nextDueAt(): Instant | undefined
}

export const createTimerQueue = (): TimerQueue => {
  const queue: QueuedTimer[] = []

  return {
    add: (callback, dueAt) => {
      const timer = { dueAt, callback }
      const later = queue.findIndex((other) => other.dueAt > dueAt)
      queue.splice(later === -1 ? queue.length : later, 0, timer)
      return () => {
        const place = queue.indexOf(timer)
        if (place !== -1) queue.splice(place, 1)
      }
    },
    takeDue: (end) => ((queue[0]?.dueAt ?? Number.POSITIVE_INFINITY) <= end ? queue.shift() : undefined),
    nextDueAt: () => queue[0]?.dueAt,
  }
}
