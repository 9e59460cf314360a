import type { ParkedTask, StorageAdapter, TaskKey } from '@linx/contracts'
import { type Actor, formatInstant, type Result, success } from '@linx/core'
import { missing } from '../missing.ts'
import type { Store } from '../store/store.ts'

/** A task that failed for good, with what is needed to judge it. */
export interface ParkedTaskView {
  readonly businessAccountId: string
  readonly taskId: string
  readonly kind: string
  /** ISO 8601. */
  readonly dueAt: string
  /** What the last run threw. */
  readonly reason: string
}

export interface ParkedTaskQuery {
  /** Absent: of all Business Accounts. */
  readonly businessAccountId?: string
  /** The last task of the page before. */
  readonly after?: Pick<ParkedTaskView, 'businessAccountId' | 'taskId'>
  /** 1–1,000; default 100. */
  readonly limit?: number
}

/** Tasks that were taken out of the queue after they failed for good. */
export interface ParkedTasks {
  /** In the order of Business Account and id. */
  list(query?: ParkedTaskQuery): Promise<readonly ParkedTaskView[]>
  /** Puts a task back, due at once and as if it had never failed; audited under `actor`. `not_found` if it is not parked. */
  retry(
    task: Pick<ParkedTaskView, 'businessAccountId' | 'taskId'>,
    by: { readonly actor: Actor },
  ): Promise<Result<ParkedTaskView>>
}

export interface ParkedTaskParts {
  readonly storage: Pick<StorageAdapter, 'listParked'>
  readonly store: Pick<Store, 'commit'>
  now(): number
  ready(): Promise<void>
}

const DEFAULT_LIMIT = 100
const MAXIMUM_LIMIT = 1_000
const SUBJECT_CHARACTERS = 160

const view = ({ key, kind, dueAt, reason }: ParkedTask): ParkedTaskView => ({
  businessAccountId: key.businessAccountId,
  taskId: key.id,
  kind,
  dueAt: formatInstant(dueAt),
  reason,
})

/** The place right before a key, so that a list that begins behind it begins with the key. */
const before = ({ businessAccountId, id }: TaskKey): TaskKey => {
  const last = id.codePointAt(id.length - 1) ?? 0
  return { businessAccountId, id: `${id.slice(0, -1)}${String.fromCodePoint(Math.max(last - 1, 0x20))}~` }
}

const find = async (storage: ParkedTaskParts['storage'], key: TaskKey): Promise<ParkedTask | undefined> => {
  const { businessAccountId } = key
  let after = before(key)
  for (;;) {
    const page = await storage.listParked({ businessAccountId, after, limit: MAXIMUM_LIMIT })
    const found = page.find((task) => task.key.id === key.id)
    const last = page.at(-1)
    if (found !== undefined || last === undefined || last.key.id > key.id) return found
    after = last.key
  }
}

export const createParkedTasks = ({ storage, store, now, ready }: ParkedTaskParts): ParkedTasks => ({
  list: async ({ businessAccountId, after, limit = DEFAULT_LIMIT } = {}) => {
    await ready()
    const parked = await storage.listParked({
      limit: Math.max(1, Math.min(Math.floor(limit) || 1, MAXIMUM_LIMIT)),
      ...(businessAccountId === undefined ? {} : { businessAccountId }),
      ...(after === undefined ? {} : { after: { businessAccountId: after.businessAccountId, id: after.taskId } }),
    })
    return parked.map(view)
  },
  retry: async ({ businessAccountId, taskId }, { actor }) => {
    await ready()
    const parked = await find(storage, { businessAccountId, id: taskId })
    if (parked === undefined) return missing('parked task', 'taskId', taskId)
    const { failures: _, ...body } = parked.body
    const { kind, priority } = parked
    const result = await store.commit({
      businessAccountId,
      actor,
      action: 'task.retry',
      subject: `task/${taskId}`.slice(0, SUBJECT_CHARACTERS),
      records: [],
      tasks: [{ id: taskId, kind, priority, body, dueAt: now() }],
      unparkedTaskIds: [taskId],
    })
    return result.outcome === 'conflict' ? missing('parked task', 'taskId', taskId) : success(view(parked))
  },
})
