import type { ClaimedTask, StorageStats } from '@linx/contracts'
import type { CommitListener } from '../store/store.ts'
import { createAlarm } from './alarm.ts'
import { createKeyPruner } from './key-pruner.ts'
import { runTask, type TaskRunContext, type TaskRunResult } from './run-task.ts'

/** Counts of one `runDue`. */
export interface RunSummary {
  readonly tasks: number
  readonly retried: number
  readonly parked: number
}

/** Runs the effects that commits asked for. Any number of processes may run one; none is special. */
export interface Worker {
  /** Starts claiming in the background. Safe to call twice. */
  start(): Promise<void>
  /** Claims nothing more and waits until what runs has settled. */
  stop(): Promise<void>
  /**
   * Runs what is due now by hand until nothing is due, for tests and hosts without background work.
   * `maximumTasks` (default 100,000) bounds the run.
   */
  runDue(options?: { readonly maximumTasks?: number }): Promise<RunSummary>
  stats(): Promise<StorageStats & { readonly runningTasks: number }>
}

interface WorkerParts extends Omit<CommitListener, 'onEvents' | 'onEntry'> {
  readonly worker: Worker
}

const DEFAULT_MAXIMUM_TASKS = 100_000
const SHORTEST_SLEEP_MS = 1

/** `sealAudit` is called as often as the worker looks for tasks. */
export const createWorker = (
  context: TaskRunContext,
  ready: () => Promise<void>,
  sealAudit: () => Promise<void>,
): WorkerParts => {
  const { clock, policy, storage, ids } = context
  const owner = `worker-${ids.uuid()}`
  const alarm = createAlarm(clock)
  const pruneKeys = createKeyPruner(storage, clock)
  const running = new Set<Promise<TaskRunResult>>()
  let isStarted = false
  let loop: Promise<void> = Promise.resolve()
  let endHints = (): void => undefined

  const isFull = (): boolean => running.size >= policy.concurrency

  const track = (task: ClaimedTask): void => {
    const run = runTask(context, task)
    running.add(run)
    run.finally(() => {
      if (isFull()) alarm.wake()
      running.delete(run)
    })
  }

  const claim = (limit: number): Promise<readonly ClaimedTask[]> =>
    storage.claim({ now: clock.now(), limit, leaseMs: policy.leaseMs, owner })

  /** Until the next known due time; other processes' commits are found by polling. */
  const sleepMs = async (): Promise<number> => {
    const dueAt = await storage.nextDueAt()
    if (dueAt === undefined) return policy.pollMs
    return Math.min(Math.max(dueAt - clock.now(), SHORTEST_SLEEP_MS), policy.pollMs)
  }

  const step = async (): Promise<void> => {
    if (isFull()) return alarm.sleep(policy.pollMs)
    await pruneKeys()
    await sealAudit()
    const free = policy.concurrency - running.size
    const tasks = await claim(free)
    for (const task of tasks) track(task)
    if (isStarted && tasks.length < free) await alarm.sleep(await sleepMs())
  }

  const runLoop = async (): Promise<void> => {
    while (isStarted) await step().catch(() => alarm.sleep(policy.pollMs))
  }

  const runDue = async ({ maximumTasks = DEFAULT_MAXIMUM_TASKS } = {}): Promise<RunSummary> => {
    await ready()
    await pruneKeys()
    await sealAudit()
    const counts = { done: 0, retried: 0, parked: 0, lost: 0 }
    let total = 0
    while (total < maximumTasks) {
      const tasks = await claim(Math.min(policy.concurrency, maximumTasks - total))
      if (tasks.length === 0) break
      total += tasks.length
      for (const result of await Promise.all(tasks.map((task) => runTask(context, task)))) counts[result] += 1
    }
    return { tasks: total, retried: counts.retried, parked: counts.parked }
  }

  return {
    lease: () => (isStarted && !isFull() ? { owner, leaseMs: policy.leaseMs } : undefined),
    onLeased: (tasks) => {
      for (const task of tasks) track(task)
    },
    onScheduled: alarm.wakeBy,
    worker: {
      start: async () => {
        await ready()
        if (isStarted) return
        isStarted = true
        endHints = storage.onWake?.(alarm.wake) ?? endHints
        loop = runLoop()
      },
      stop: async () => {
        isStarted = false
        alarm.wake()
        await loop
        await Promise.all(running)
        endHints()
      },
      runDue,
      stats: async () => {
        await ready()
        return { ...(await storage.stats({ now: clock.now() })), runningTasks: running.size }
      },
    },
  }
}
