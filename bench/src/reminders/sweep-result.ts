/** What the sweeping process answers. */
export interface SweepResult {
  /** From the worker's start until nothing is due any more. */
  readonly sweepMs: number
  /** Garbage collected, at even distances of the sweep. */
  readonly heapBytes: readonly number[]
  /** Reminders beyond the first of a phone. */
  readonly repeats: number
  /** Tasks that are due after the sweep. */
  readonly left: number
}
