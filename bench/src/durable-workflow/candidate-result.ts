/** What a child process answers of its candidate, as one line of JSON. */
export interface CandidateResult {
  readonly workflowsPerSecond: number
  /** Milliseconds, in the order of median and 99th percentile. */
  readonly step: readonly [number, number]
  readonly signal: readonly [number, number]
  readonly timer: readonly [number, number]
  readonly repeats: number
  /** 0 where the store is no PostgreSQL. */
  readonly statementsPerWorkflow: number
  readonly writeAheadLogBytesPerWorkflow: number
  /** The largest resident set of the child. */
  readonly residentMebibytes: number
}
