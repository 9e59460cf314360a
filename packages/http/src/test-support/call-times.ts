/** What calls took. */
export interface CallTimes {
  /** Runs a call and notes its time; the answer is the call's. */
  measure<Answer>(call: () => Promise<Answer>): Promise<Answer>
  /** One line: how many there were, the median, the 99th percentile against its aim, the longest. */
  summary(): string
}

/** Requirement A7. */
const MAXIMUM_P99_MS = 50

export const createCallTimes = (): CallTimes => {
  const times: number[] = []
  return {
    measure: async (call) => {
      const startedAt = performance.now()
      const answer = await call()
      times.push(performance.now() - startedAt)
      return answer
    },
    summary: () => {
      const sorted = times.toSorted((one, other) => one - other)
      const at = (share: number): number => sorted[Math.floor((sorted.length - 1) * share)] ?? 0
      const aim = `p99 under ${MAXIMUM_P99_MS} ms: ${at(0.99) < MAXIMUM_P99_MS ? 'kept' : 'MISSED'}`
      return `${times.length} hostile bodies: p50 ${at(0.5).toFixed(1)} ms, p99 ${at(0.99).toFixed(1)} ms, longest ${at(1).toFixed(1)} ms; ${aim}`
    },
  }
}
