import type { ClaimedTask, StorageAdapter, TaskChange } from '@linx/contracts'
import { redactText } from '@linx/core'
import type { Clock } from '../platform/clock.ts'
import type { IdSource } from '../platform/id-source.ts'
import { randomFraction } from '../platform/random-fraction.ts'
import { LeaseLostError } from '../store/execute.ts'
import type { Telemetry } from '../telemetry/telemetry.ts'
import { PreparationError } from './preparation-error.ts'
import type { TaskHandlers } from './task-handler.ts'
import { MAXIMUM_TASK_FAILURES, retryDelayMs, type WorkerPolicy } from './worker-policy.ts'

export interface TaskRunContext {
  readonly storage: StorageAdapter
  readonly clock: Clock
  readonly ids: IdSource
  readonly policy: WorkerPolicy
  readonly handlers: TaskHandlers
  readonly telemetry: Telemetry
}

/** How a run ended. `lost`: another worker holds the task now. */
export type TaskRunResult = 'done' | 'retried' | 'parked' | 'lost'

const failuresOf = (task: ClaimedTask): number => {
  const { failures } = task.body
  return typeof failures === 'number' ? failures : 0
}

/** Error texts may come from anywhere; the name and a short head are enough to find the place. */
const reasonOf = (error: unknown): string =>
  error instanceof Error ? redactText(`${error.name}: ${error.message}`) : 'A value that is no Error was thrown.'

const failedChange = (context: TaskRunContext, task: ClaimedTask, error: unknown): TaskChange => {
  const failures = failuresOf(task) + 1
  if (failures >= MAXIMUM_TASK_FAILURES) return { change: 'park', held: task, reason: reasonOf(error) }
  const dueAt = context.clock.now() + retryDelayMs(failures, randomFraction(context.ids))
  const body = error instanceof PreparationError ? error.body : task.body
  return { change: 'postpone', held: task, dueAt, body: { ...body, failures } }
}

const settle = async (context: TaskRunContext, change: TaskChange): Promise<TaskRunResult> => {
  const result = await context.storage.commit({ now: context.clock.now(), tasks: [change] })
  if (!result.committed) return 'lost'
  return change.change === 'park' ? 'parked' : 'retried'
}

/** Keeps the lease alive at half its length until the returned function is called. */
const keepLease = (context: TaskRunContext, task: ClaimedTask): (() => void) => {
  const { clock, policy, storage } = context
  let cancel = (): void => undefined
  let isReleased = false
  const schedule = (): void => {
    // The answer to the last renewal may come behind the end of the run, and from a storage that is closed by then.
    if (isReleased) return
    cancel = clock.setTimer(() => {
      storage
        .renew({ now: clock.now(), leaseMs: policy.leaseMs, held: [task] })
        .then(([isHeld]) => (isHeld === true ? schedule() : undefined))
        .catch(schedule)
    }, policy.leaseMs / 2)
  }
  schedule()
  return () => {
    isReleased = true
    cancel()
  }
}

const run = async (context: TaskRunContext, task: ClaimedTask): Promise<TaskRunResult> => {
  const handler = context.handlers.get(task.kind)
  const release = keepLease(context, task)
  try {
    if (handler === undefined) {
      return await settle(context, { change: 'park', held: task, reason: `No handler for tasks of kind ${task.kind}.` })
    }
    await context.telemetry.span(`task ${task.kind}`, { 'linx.task.kind': task.kind }, () => handler(task))
    return 'done'
  } catch (error) {
    if (error instanceof LeaseLostError) return 'lost'
    return await settle(context, failedChange(context, task, error)).catch(() => 'lost' as const)
  } finally {
    release()
  }
}

/** Runs one leased task to a settled end: done, put off, parked, or lost to another worker. Never throws. */
export const runTask = async (context: TaskRunContext, task: ClaimedTask): Promise<TaskRunResult> => {
  const { clock, handlers, telemetry } = context
  // A kind that nobody knows came from outside: its name says nothing about us, and is no attribute.
  const kind = handlers.has(task.kind) ? task.kind : 'unknown'
  const startedAt = clock.now()
  telemetry.countLateness(kind, startedAt - task.dueAt)
  const result = await run(context, task)
  telemetry.countRun(kind, result, clock.now() - startedAt)
  return result
}
