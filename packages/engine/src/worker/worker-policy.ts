/** How the worker claims and runs tasks. */
export interface WorkerPolicy {
  /** Tasks that run at the same time in this process; default 64. */
  readonly concurrency: number
  /** Of these, at most so many that call the same adapter; default 32 for each rail, 32 for SMS and 24 for webhooks. */
  readonly adapterConcurrency: { readonly rail: number; readonly sms: number; readonly webhook: number }
  /** A crashed worker's tasks are claimable again after this; default 30,000. Renewed while a task runs. */
  readonly leaseMs: number
  /** The longest time between two looks at the queue; default 1,000. */
  readonly pollMs: number
  /** One call to an SMS provider or a rail may take this long; default 10,000, less than `leaseMs`. */
  readonly callTimeoutMs: number
}

export const defaultWorkerPolicy: WorkerPolicy = {
  concurrency: 64,
  adapterConcurrency: { rail: 32, sms: 32, webhook: 24 },
  leaseMs: 30_000,
  pollMs: 1_000,
  callTimeoutMs: 10_000,
}

/** A task that failed this often is parked. */
export const MAXIMUM_TASK_FAILURES = 12

const FIRST_RETRY_MS = 1_000
const LONGEST_RETRY_MS = 3_600_000

/** Exponential back-off with jitter: between half and the whole of 1 s, 2 s, 4 s … 1 h. `random` is in [0, 1). */
export const retryDelayMs = (failures: number, random: number): number => {
  const whole = Math.min(FIRST_RETRY_MS * 2 ** Math.min(failures - 1, 30), LONGEST_RETRY_MS)
  return Math.round(whole / 2 + (whole / 2) * random)
}
