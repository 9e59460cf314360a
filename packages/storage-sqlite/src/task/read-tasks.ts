import type { Instant, ParkedTask, StorageStats, TaskKey } from '@linx/contracts'
import type { Database } from '../database/database.ts'
import { readyPriorities } from './ready-priorities.ts'
import { LEASE_END, LEASED, READY, TASK_COLUMNS, type TaskRow, toTask } from './task-row.ts'

const smallest = (instants: readonly (Instant | null | undefined)[]): Instant | undefined => {
  const known = instants.filter((instant) => instant !== null && instant !== undefined)
  return known.length === 0 ? undefined : Math.min(...known)
}

/** When the next queued task can be claimed. */
export const readNextDueAt = (database: Database): Instant | undefined => {
  const first = (sql: string, ...parameters: readonly number[]) =>
    database.get<{ at: Instant | null }>(sql, ...parameters)?.at
  const ready = `SELECT min(due_at) AS at FROM task WHERE ${READY} AND priority = ?`
  return database.snapshot(() =>
    smallest([
      ...Array.from(readyPriorities(database), (priority) => first(ready, priority)),
      first(`SELECT min(${LEASE_END}) AS at FROM task WHERE ${LEASED}`),
    ]),
  )
}

/** Parked tasks in the order of tenant and id. */
export const readParked = (
  database: Database,
  { businessAccountId, after, limit }: { businessAccountId?: string; after?: TaskKey; limit: number },
): readonly ParkedTask[] => {
  const tenant = businessAccountId === undefined ? '' : 'AND business_account_id = ?'
  const rows = database.all<TaskRow>(
    `SELECT ${TASK_COLUMNS} FROM task WHERE parked_reason IS NOT NULL ${tenant}
     AND (business_account_id, id) > (?, ?) ORDER BY business_account_id, id LIMIT ?`,
    ...(businessAccountId === undefined ? [] : [businessAccountId]),
    after?.businessAccountId ?? '',
    after?.id ?? '',
    limit,
  )
  return rows.map((row) => ({ ...toTask(row), reason: row.parked_reason ?? '' }))
}

interface Counts {
  readonly queued: number
  readonly parked: number
  readonly due: number
  readonly oldest: Instant | null
}

/** Counts over the whole queue. */
export const readStats = (database: Database, now: Instant): StorageStats => {
  const isDue = `parked_reason IS NULL AND max(due_at, coalesce(leased_until, due_at)) <= ?1`
  const counts = database.get<Counts>(
    `SELECT count(*) FILTER (WHERE parked_reason IS NULL) AS queued,
            count(*) FILTER (WHERE parked_reason IS NOT NULL) AS parked,
            count(*) FILTER (WHERE ${isDue}) AS due,
            min(due_at) FILTER (WHERE ${isDue}) AS oldest
     FROM task`,
    now,
  )
  const { queued = 0, parked = 0, due = 0, oldest = null } = counts ?? {}
  const stats = { queuedTasks: queued, dueTasks: due, parkedTasks: parked }
  return oldest === null ? stats : { ...stats, oldestDueAt: oldest }
}
