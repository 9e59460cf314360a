import { describe, expect, it } from 'vitest'
import { isHeld, toRateResult } from './rate-result.ts'

const LOAD = { perSecond: 100, seconds: 15 }
const REST = { textsLateMs: 5, processorMs: 1, timersLateP99Ms: 1 }
const calm = Array.from({ length: LOAD.perSecond * LOAD.seconds }, () => 10)
/** One of three windows was slow throughout. */
const burst = calm.map((latency, place) => (place < 500 ? 300 : latency))

const resultOf = (latencies: readonly number[], rest = REST) => toRateResult(LOAD, { latencies, drainMs: 0 }, rest)

describe('a rate', () => {
  it('holds when creations and texts keep up', () => {
    expect(isHeld(resultOf(calm))).toBe(true)
    expect(isHeld(resultOf(calm, { ...REST, textsLateMs: 2_000 }))).toBe(false)
  })

  it('does not hold after a burst, though the median window does not show it', () => {
    const result = resultOf(burst)
    expect(result).toMatchObject({ p50Ms: 10, p99Ms: 300, windowP99Ms: 10, longestMs: 300 })
    expect(isHeld(result)).toBe(false)
  })
})
