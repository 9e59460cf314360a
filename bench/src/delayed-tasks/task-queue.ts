/** A delayed task of the benchmark. */
export interface DelayedTask {
  readonly number: number
  readonly session: string
  readonly kind: string
}

/** A store of delayed tasks under measurement. */
export interface TaskQueue {
  /** Stores the tasks, due in more than an hour, in the fastest way that the candidate has for many. */
  enqueue(tasks: readonly DelayedTask[]): Promise<void>
  /** One look for due tasks when none is due; absent where the candidate cannot be asked by hand. */
  look?(): Promise<unknown>
  /** Makes every stored task due, by whatever means. */
  makeDue(): Promise<void>
  /** Claims and completes every task, under leases that survive the death of the process; answers how many. */
  drain(tasks: number): Promise<number>
  stop(): Promise<void>
}

export interface QueueSettings {
  /** Of a fresh database; empty for candidates that keep files. */
  readonly connectionString: string
  readonly poolSize: number
  /** A folder of this run, for candidates that keep files. */
  readonly folder: string
}

export type CreateTaskQueue = (settings: QueueSettings) => Promise<TaskQueue>

/** Tasks in one call of `enqueue`. */
export const ENQUEUE_BATCH = 1_000
/** Tasks in one claim. */
export const CLAIM_BATCH = 500
/** Claimers that work at the same time. */
export const CLAIMERS = 4

/** Runs `work` by as many claimers at once until it answers 0; answers the sum. */
export const drainBy = async (work: () => Promise<number>): Promise<number> => {
  const claimer = async (): Promise<number> => {
    let total = 0
    for (let done = await work(); done > 0; done = await work()) total += done
    return total
  }
  const totals = await Promise.all(Array.from({ length: CLAIMERS }, claimer))
  return totals.reduce((sum, total) => sum + total, 0)
}
