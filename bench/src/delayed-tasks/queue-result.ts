/** What a child process answers of its queue, as one line of JSON. */
export interface QueueResult {
  readonly enqueuedPerSecond: number
  /** Claimed and completed. */
  readonly drainedPerSecond: number
  /** Median of one look for due tasks when none is due. */
  readonly lookMs?: number
}
