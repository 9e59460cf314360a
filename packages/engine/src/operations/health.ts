import type { Instant, StorageAdapter, StorageStats } from '@linx/contracts'
import type { Clock } from '../platform/clock.ts'
import type { WorkerState } from '../worker/create-worker.ts'
import type { WorkerPolicy } from '../worker/worker-policy.ts'

/** Something that an operator should look at. */
export type HealthProblem =
  | 'storage-unavailable'
  /** The worker was started and has not looked at the queue for long. */
  | 'worker-stalled'
  /** A due task waits for longer than a lease. */
  | 'backlog'
  | 'parked-tasks'

export interface Health {
  /** `false` for `storage-unavailable` and `worker-stalled`: restart this process, or take it out of service. */
  readonly isHealthy: boolean
  readonly problems: readonly HealthProblem[]
  /** Absent if the storage did not answer. */
  readonly queue?: StorageStats
  readonly worker: WorkerState
}

export interface HealthParts {
  readonly storage: Pick<StorageAdapter, 'stats'>
  readonly clock: Clock
  readonly policy: WorkerPolicy
  workerState(): WorkerState
  ready(): Promise<void>
}

const STALLED_AFTER_POLLS = 10

const isStalled = ({ isStarted, claimedAt, runningTasks }: WorkerState, now: Instant, policy: WorkerPolicy): boolean =>
  isStarted &&
  claimedAt !== undefined &&
  runningTasks < policy.concurrency &&
  now - claimedAt > policy.pollMs * STALLED_AFTER_POLLS

/** What this process can say about itself and the queue. Counts the whole queue: ask every few seconds, not for each request. */
export const readHealth = async ({ storage, clock, policy, workerState, ready }: HealthParts): Promise<Health> => {
  const now = clock.now()
  const queue = await ready()
    .then(() => storage.stats({ now }))
    .catch(() => undefined)
  const worker = workerState()
  const found: readonly (HealthProblem | false)[] = [
    queue === undefined && 'storage-unavailable',
    isStalled(worker, now, policy) && 'worker-stalled',
    queue?.oldestDueAt !== undefined && now - queue.oldestDueAt > policy.leaseMs && 'backlog',
    queue !== undefined && queue.parkedTasks > 0 && 'parked-tasks',
  ]
  const problems = found.filter((problem) => problem !== false)
  const isHealthy = !problems.includes('storage-unavailable') && !problems.includes('worker-stalled')
  return { isHealthy, problems, ...(queue === undefined ? {} : { queue }), worker }
}
