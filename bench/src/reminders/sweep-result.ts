/** What the sweeping process answers. */
export interface SweepResult {
  /** From the worker's start until nothing is due any more, without looking at the heap. */
  readonly sweepMs: number
  /** Processor time of the sweeping process, without looking at its heap: what load by others does not lengthen. */
  readonly processorMs: number
  /** Garbage collected, at even distances of the sweep. */
  readonly heapBytes: readonly number[]
  /** Reminders beyond the first of a phone. */
  readonly repeats: number
  /** Tasks that are due after the sweep. */
  readonly left: number
}
