import { median } from './median.ts'

/** One of several ways to do the same work. */
export interface Candidate {
  readonly name: string
  /** Does the work `times` times; what it answers is kept, so that the work cannot be optimised away. */
  readonly run: (times: number) => unknown
}

/** What the rounds of one candidate came to; the sample with the same index is of the same round. */
export interface Measurement {
  readonly name: string
  readonly perSecond: readonly number[]
}

export interface InterleaveOptions {
  /** Default 7. */
  readonly rounds?: number
  /** How long one candidate works in one round; default 150. */
  readonly roundMs?: number
}

const SECOND_MS = 1_000
/** Where the answers go: somebody could read them, so they must be computed. */
const answers: { last: unknown } = { last: undefined }

const elapsedMs = (run: Candidate['run'], times: number): number => {
  const start = performance.now()
  answers.last = run(times)
  return performance.now() - start
}

/** How often the candidate does its work in one round, found by doubling. */
const calibrate = (run: Candidate['run'], roundMs: number): number => {
  let times = 1
  let spentMs = elapsedMs(run, times)
  while (spentMs < roundMs / 2) {
    times *= 2
    spentMs = elapsedMs(run, times)
  }
  return Math.max(1, Math.round((times * roundMs) / spentMs))
}

/** Runs all candidates round by round, so that noise of the machine hits all alike. The first round is thrown away. */
export const interleave = (
  candidates: readonly Candidate[],
  { rounds = 7, roundMs = 150 }: InterleaveOptions = {},
): readonly Measurement[] => {
  const runs = candidates.map(({ name, run }) => ({
    name,
    run,
    times: calibrate(run, roundMs),
    perSecond: [] as number[],
  }))
  for (let round = 0; round <= rounds; round += 1) {
    for (const { run, times, perSecond } of runs) {
      const rate = (times * SECOND_MS) / elapsedMs(run, times)
      if (round > 0) perSecond.push(rate)
    }
  }
  return runs
}

/** The median over the rounds. */
export const ratePerSecond = ({ perSecond }: Measurement): number => median(perSecond)

/** How many times faster `measured` is than `base`: the median of the ratios inside each round. */
export const speedRatio = (measured: Measurement, base: Measurement): number =>
  median(measured.perSecond.map((rate, round) => rate / (base.perSecond[round] ?? Number.NaN)))
