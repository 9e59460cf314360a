import type { Clock } from '../platform/clock.ts'

/** Bounds how many attempts run at once in this process, so that slow endpoints leave the worker to payments. */
export interface AttemptSlots {
  /** Runs the attempt, or answers `undefined` if no place was free within a short time. */
  run<Value>(attempt: () => Promise<Value>): Promise<Value | undefined>
}

const LONGEST_WAIT_MS = 250

export const createAttemptSlots = (clock: Clock, concurrency: number): AttemptSlots => {
  const waiting = new Set<() => void>()
  let running = 0

  const enter = (): Promise<boolean> => {
    if (running < concurrency) {
      running += 1
      return Promise.resolve(true)
    }
    return new Promise((resolve) => {
      const take = (): void => {
        cancel()
        waiting.delete(take)
        resolve(true)
      }
      const cancel = clock.setTimer(() => {
        waiting.delete(take)
        resolve(false)
      }, LONGEST_WAIT_MS)
      waiting.add(take)
    })
  }

  /** The place goes to who waits longest. */
  const leave = (): void => {
    const [next] = waiting
    if (next === undefined) running -= 1
    else next()
  }

  return {
    run: async (attempt) => {
      if (!(await enter())) return undefined
      try {
        return await attempt()
      } finally {
        leave()
      }
    },
  }
}
