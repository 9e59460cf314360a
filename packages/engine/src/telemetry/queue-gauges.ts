import type { Instant, StorageAdapter, StorageStats } from '@linx/contracts'
import { type BatchObservableCallback, metrics, type Observable } from '@opentelemetry/api'
import type { Clock } from '../platform/clock.ts'
import type { WorkerState } from '../worker/create-worker.ts'
import { instrumentTable } from './instrument-table.ts'

export interface QueueGaugeParts {
  readonly storage: Pick<StorageAdapter, 'stats'>
  readonly clock: Clock
  workerState(): WorkerState
  ready(): Promise<void>
}

/** Counting reads the whole queue, so readers share an answer for so long. */
const SHARED_FOR_MS = 15_000
const SECOND_MS = 1_000

/** Observes the queue whenever the host's SDK reads its metrics. Answers a function that ends it. */
export const observeQueue = ({ storage, clock, workerState, ready }: QueueGaugeParts): (() => void) => {
  const meter = metrics.getMeter('@linx/engine')
  const gauge = ({ name, unit, description }: { name: string; unit: string; description: string }): Observable =>
    meter.createObservableGauge(name, { unit, description })
  const queued = gauge(instrumentTable.queuedTasks)
  const due = gauge(instrumentTable.dueTasks)
  const parked = gauge(instrumentTable.parkedTasks)
  const oldest = gauge(instrumentTable.oldestDueAge)
  const running = gauge(instrumentTable.runningTasks)
  const observed = [queued, due, parked, oldest, running]
  let known: { readonly at: Instant; readonly stats: Promise<StorageStats | undefined> } | undefined

  const readStats = (now: Instant): Promise<StorageStats | undefined> => {
    if (known !== undefined && now - known.at < SHARED_FOR_MS) return known.stats
    const stats = ready()
      .then(() => storage.stats({ now }))
      .catch(() => undefined)
    known = { at: now, stats }
    return stats
  }

  const observe: BatchObservableCallback = async (result) => {
    const now = clock.now()
    for (const [resource, count] of Object.entries(workerState().running)) {
      result.observe(running, count, { 'linx.task.resource': resource })
    }
    const stats = await readStats(now)
    if (stats === undefined) return
    result.observe(queued, stats.queuedTasks)
    result.observe(due, stats.dueTasks)
    result.observe(parked, stats.parkedTasks)
    result.observe(oldest, stats.oldestDueAt === undefined ? 0 : (now - stats.oldestDueAt) / SECOND_MS)
  }

  meter.addBatchObservableCallback(observe, observed)
  return () => meter.removeBatchObservableCallback(observe, observed)
}
