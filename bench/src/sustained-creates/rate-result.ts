import { median } from '../measure/median.ts'
import { percentile } from '../measure/percentile.ts'
import type { OpenLoopLoad, OpenLoopTimes } from '../scale/open-loop.ts'

/** What one rate came to. */
export interface RateResult extends OpenLoopLoad {
  readonly p50Ms: number
  readonly p99Ms: number
  /** The median of the p99 of every five seconds: what a burst of load by others does not spoil. */
  readonly windowP99Ms: number
  readonly longestMs: number
  /** From the last answer to the last invitation that went out. */
  readonly textsLateMs: number
  /** Of the process, for a creation with its invitation. */
  readonly processorMs: number
  /** By how much the process' own timers were late: what load by others costs. */
  readonly timersLateP99Ms: number
}

/** Of a creation, from the instant at which its request was due. */
export const P99_MS = 100
/** A worker that is further behind than this does not keep up. */
const TEXTS_LATE_MS = 1_000
const WINDOW_SECONDS = 5
const PERCENTILE = 0.99

const windowsOf = (latencies: readonly number[], length: number): readonly (readonly number[])[] =>
  Array.from({ length: Math.ceil(latencies.length / length) }, (_, window) =>
    latencies.slice(window * length, (window + 1) * length),
  )

export const toRateResult = (
  load: OpenLoopLoad,
  { latencies }: OpenLoopTimes,
  rest: Pick<RateResult, 'textsLateMs' | 'processorMs' | 'timersLateP99Ms'>,
): RateResult => ({
  ...load,
  p50Ms: percentile(latencies, 0.5),
  p99Ms: percentile(latencies, PERCENTILE),
  windowP99Ms: median(
    windowsOf(latencies, load.perSecond * WINDOW_SECONDS).map((window) => percentile(window, PERCENTILE)),
  ),
  longestMs: Math.max(...latencies),
  ...rest,
})

/** Whether creations and worker keep up. */
export const isHeld = ({ p99Ms, textsLateMs }: RateResult): boolean => p99Ms < P99_MS && textsLateMs < TEXTS_LATE_MS
