import { type ClaimedTask, type Instant, QUERY_LIMITS, type StorageStats } from '@linx/contracts'
import type { CommitListener } from '../store/store.ts'
import { createAlarm } from './alarm.ts'
import { createDueTimes } from './due-times.ts'
import { FairClaims } from './fair-claims.ts'
import { finishOrHandBack, type StopSummary } from './hand-back.ts'
import { createKeyPruner } from './key-pruner.ts'
import { runTask, type TaskRunContext, type TaskRunResult } from './run-task.ts'
import type { TaskResource } from './task-kinds.ts'
import { TaskSlots } from './task-slots.ts'

/** Counts of one `runDue`. */
export interface RunSummary {
  readonly tasks: number
  readonly retried: number
  readonly parked: number
}

/** What this process does, beside what the queue holds. */
export interface WorkerStats extends StorageStats {
  readonly isStarted: boolean
  readonly runningTasks: number
  /** By what they keep busy. */
  readonly running: { readonly [resource in TaskResource]: number }
  /** Runs of this process by how they ended. */
  readonly runs: { readonly [result in TaskRunResult]: number }
  /** When the queue was looked at last. */
  readonly claimedAt?: Instant
}

/** Runs the effects that commits asked for. Any number of processes may run one; none is special. */
export interface Worker {
  /** Starts claiming in the background. Safe to call twice. */
  start(): Promise<void>
  /**
   * Claims nothing more and waits until what runs has settled, for at most `graceMs` (default: as long as it takes). Then tasks that call no
   * provider are given back to be claimed at once; a call that runs keeps its lease.
   */
  stop(options?: { readonly graceMs?: number }): Promise<StopSummary>
  /**
   * Runs what is due now by hand until nothing is due, for tests and hosts without background work.
   * `maximumTasks` (default 100,000) bounds the run.
   */
  runDue(options?: { readonly maximumTasks?: number }): Promise<RunSummary>
  /** Counts the whole queue: not for every second. */
  stats(): Promise<WorkerStats>
}

/** The worker of this process as health and metrics see it. */
export type WorkerState = Omit<WorkerStats, keyof StorageStats>

interface WorkerParts extends Omit<CommitListener, 'onEvents' | 'onEntry'> {
  readonly worker: Worker
  state(): WorkerState
}

const DEFAULT_MAXIMUM_TASKS = 100_000

/** `sealAudit` is called as often as the worker looks for tasks. */
export const createWorker = (
  context: TaskRunContext,
  ready: () => Promise<void>,
  sealAudit: () => Promise<void>,
): WorkerParts => {
  const { clock, policy, storage, ids } = context
  const owner = `worker-${ids.uuid()}`
  const alarm = createAlarm(clock)
  const dueTimes = createDueTimes({ storage, clock, alarm, pollMs: policy.pollMs })
  const pruneKeys = createKeyPruner(storage, clock)
  const slots = new TaskSlots(policy)
  const claims = new FairClaims({ storage, clock, leaseMs: policy.leaseMs, owner })
  const running = new Map<Promise<TaskRunResult>, ClaimedTask>()
  const runs = { done: 0, retried: 0, parked: 0, lost: 0 }
  let isStarted = false
  let claimedAt: Instant | undefined
  let loop: Promise<void> = Promise.resolve()
  let upkeep: Promise<void> | undefined
  let endHints = (): void => undefined

  const state = (): WorkerState => ({
    isStarted,
    runningTasks: running.size,
    running: slots.running(),
    runs: { ...runs },
    ...(claimedAt === undefined ? {} : { claimedAt }),
  })

  const track = (task: ClaimedTask): void => {
    const run = runTask(context, task)
    slots.take(task.kind)
    running.set(run, task)
    run.then((result) => {
      const wasFull = !slots.hasRoom(task.kind)
      runs[result] += 1
      slots.leave(task.kind)
      running.delete(run)
      if (wasFull) alarm.wake()
    })
  }

  const keepUp = async (): Promise<void> => {
    await pruneKeys()
    await sealAudit()
  }

  /** Beside the claims, which must not wait for it. */
  const keepUpBeside = (): void => {
    upkeep ??= keepUp()
      .catch(() => undefined)
      .finally(() => {
        upkeep = undefined
      })
  }

  const step = async (): Promise<void> => {
    const room = slots.room()
    if (room.limit === 0) return alarm.sleep(policy.pollMs)
    const tasks = await claims.next(room)
    claimedAt = clock.now()
    for (const task of tasks) track(task)
    keepUpBeside()
    if (!isStarted || tasks.length === room.limit) return
    // A full adapter's tasks may be due all the time: its end wakes the alarm, looking again and again does not help.
    if (room.kinds === undefined) dueTimes.lookAhead()
    await alarm.sleep(policy.pollMs)
  }

  const runLoop = async (): Promise<void> => {
    while (isStarted) await step().catch(() => alarm.sleep(policy.pollMs))
  }

  const runDue = async ({ maximumTasks = DEFAULT_MAXIMUM_TASKS } = {}): Promise<RunSummary> => {
    await ready()
    await keepUp()
    const before = { ...runs }
    let total = 0
    while (total < maximumTasks) {
      const limit = Math.min(policy.concurrency, QUERY_LIMITS.page, maximumTasks - total)
      const tasks = await claims.next({ limit })
      claimedAt = clock.now()
      if (tasks.length === 0) break
      total += tasks.length
      for (const result of await Promise.all(tasks.map((task) => runTask(context, task)))) runs[result] += 1
    }
    return { tasks: total, retried: runs.retried - before.retried, parked: runs.parked - before.parked }
  }

  const stop: Worker['stop'] = async ({ graceMs = Number.POSITIVE_INFINITY } = {}) => {
    isStarted = false
    alarm.wake()
    await loop
    const summary = await finishOrHandBack(context, running, graceMs)
    await upkeep
    endHints()
    return summary
  }

  return {
    state,
    lease: () => (isStarted ? { owner, leaseMs: policy.leaseMs, hasRoom: (kind) => slots.hasRoom(kind) } : undefined),
    onLeased: (tasks) => {
      for (const task of tasks) track(task)
    },
    onScheduled: dueTimes.note,
    worker: {
      start: async () => {
        await ready()
        if (isStarted) return
        isStarted = true
        endHints = storage.onWake?.(alarm.wake) ?? endHints
        loop = runLoop()
      },
      stop,
      runDue,
      stats: async () => {
        await ready()
        return { ...(await storage.stats({ now: clock.now() })), ...state() }
      },
    },
  }
}
