import type { ClaimedTask, EncodedTaskPut, Instant, Task, TaskKey } from '@linx/contracts'
import type { HeapItem } from '../structure/heap.ts'

/** Where a task stands: claimable once due, leased, or out of the queue. */
export type TaskPlace = 'ready' | 'leased' | 'parked'

/** A stored task. */
export interface TaskEntry extends HeapItem {
  readonly key: TaskKey
  kind: string
  dueAt: Instant
  priority: number
  body: string
  fence: number
  place: TaskPlace
  /** Set while a worker holds the task, even after its lease lapsed. */
  leasedUntil: Instant | undefined
  parkedReason: string
}

export const taskName = ({ businessAccountId, id }: TaskKey): string => `${businessAccountId} ${id}`

/** A task that is not in the queue yet. */
export const newTaskEntry = (put: EncodedTaskPut): TaskEntry => ({
  key: put.key,
  kind: put.kind,
  dueAt: put.dueAt,
  priority: put.priority,
  body: put.body,
  fence: 0,
  place: 'parked',
  leasedUntil: undefined,
  parkedReason: '',
  heapPosition: 0,
})

/** When a claim can take the task, parking aside. */
export const claimableAt = ({ place, dueAt, leasedUntil }: TaskEntry): Instant =>
  place === 'leased' && leasedUntil !== undefined ? Math.max(dueAt, leasedUntil) : dueAt

export const toTask = ({ key, kind, dueAt, priority, body }: TaskEntry): Task => ({
  key: { ...key },
  kind,
  dueAt,
  priority,
  body: JSON.parse(body),
})

export const toClaimedTask = (entry: TaskEntry, leasedUntil: Instant): ClaimedTask => ({
  ...toTask(entry),
  fence: entry.fence,
  leasedUntil,
})
