import type { ClaimedTask } from '@linx/contracts'

/**
 * Runs one task. It MUST settle the task by a commit that finishes, puts off or parks it. A throw puts it off with back-off and,
 * after `MAXIMUM_TASK_FAILURES`, parks it.
 */
export type TaskHandler = (task: ClaimedTask) => Promise<void>

/** One handler a task kind. */
export type TaskHandlers = ReadonlyMap<string, TaskHandler>
