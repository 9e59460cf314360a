import { percentile } from '../measure/percentile.ts'

/** Of one kind of call, in milliseconds. */
export interface CallTimes {
  readonly p50Ms: number
  readonly p99Ms: number
}

const SHARE_OF_WARM_UP = 0.1

/** The first tenth warms up and is not counted. */
export const timesOf = (latencies: readonly number[]): CallTimes => {
  const counted = latencies.slice(Math.ceil(latencies.length * SHARE_OF_WARM_UP))
  return { p50Ms: percentile(counted, 0.5), p99Ms: percentile(counted, 0.99) }
}

/** The milliseconds that a call takes. */
export const timed = async (call: () => Promise<unknown>): Promise<number> => {
  const start = performance.now()
  await call()
  return performance.now() - start
}
