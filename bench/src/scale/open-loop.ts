import { setTimeout as delay } from 'node:timers/promises'

/** Arrivals that come whether or not the ones before are answered. */
export interface OpenLoopLoad {
  readonly perSecond: number
  readonly seconds: number
}

export interface OpenLoopTimes {
  /** From the instant at which each arrival was due to its answer, in milliseconds: waiting for a late start counts (no coordinated omission). */
  readonly latencies: readonly number[]
  /** From the last due arrival to the last answer. */
  readonly drainMs: number
}

const SECOND_MS = 1_000

/** Calls `arrive` at even distances; rejects with what it rejects with. */
export const runOpenLoop = async (
  { perSecond, seconds }: OpenLoopLoad,
  arrive: (arrival: number) => Promise<unknown>,
): Promise<OpenLoopTimes> => {
  const start = performance.now()
  const dueOf = (arrival: number): number => start + (arrival * SECOND_MS) / perSecond
  const answers: Promise<number>[] = []
  const answer = async (arrival: number): Promise<number> => {
    await arrive(arrival)
    return performance.now() - dueOf(arrival)
  }
  for (let arrival = 0; arrival < perSecond * seconds; arrival += 1) {
    const earlyMs = dueOf(arrival) - performance.now()
    if (earlyMs > 0) await delay(earlyMs)
    answers.push(answer(arrival))
  }
  const latencies = await Promise.all(answers)
  return { latencies, drainMs: performance.now() - dueOf(answers.length - 1) }
}
