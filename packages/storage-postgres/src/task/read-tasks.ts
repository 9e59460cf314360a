import type { Instant, ParkedTask, StorageStats, TaskKey } from '@linx/contracts'
import { type Connections, prepare } from '../connection/connections.ts'
import type { TableNames } from '../schema/table-names.ts'
import { priorityLevels } from './claim-statements.ts'
import type { LeaseNow } from './claim-tasks.ts'
import { DATABASE_NOW, TASK_COLUMNS, type TaskRow, toInstant, toTask } from './task-row.ts'

/**
 * When the next queued task can be claimed. Within a priority a leased task matters only before the first unleased one: behind
 * it, it is due later, whenever its lease ends.
 */
export const createNextDueReader = (connections: Connections, { task }: TableNames) => {
  const statement = prepare(`
    WITH RECURSIVE ${priorityLevels(task)}, ready AS (
      SELECT priority, (
        SELECT due_at FROM ${task} AS stored
        WHERE stored.parked_reason IS NULL AND stored.priority = level.priority AND stored.leased_until IS NULL
        ORDER BY due_at LIMIT 1
      ) AS due_at
      FROM level WHERE priority IS NOT NULL
    )
    SELECT min(least(ready.due_at, (
      SELECT min(greatest(stored.due_at, stored.leased_until)) FROM ${task} AS stored
      WHERE stored.parked_reason IS NULL AND stored.priority = ready.priority AND stored.leased_until IS NOT NULL
        AND stored.due_at <= coalesce(ready.due_at, ${Number.MAX_SAFE_INTEGER})
    ))) FROM ready`)

  return async (): Promise<Instant | undefined> => {
    const [row] = await connections.query<readonly [string | null]>(statement, [])
    return toInstant(row?.[0])
  }
}

/** A page of parked tasks, of one tenant or of all. */
export interface ParkedQuery {
  readonly businessAccountId?: string
  readonly after?: TaskKey
  readonly limit: number
}

type ParkedRow = readonly [...task: TaskRow, reason: string]

/** Parked tasks in the order of tenant and id. */
export const createParkedReader = (connections: Connections, { task }: TableNames) => {
  const select = (condition: string) =>
    prepare(`SELECT ${TASK_COLUMNS.join(', ')}, parked_reason FROM ${task}
      WHERE parked_reason IS NOT NULL AND (business_account_id, id) > ($1, $2) ${condition}
      ORDER BY business_account_id, id LIMIT $3`)
  const ofAll = select('')
  const ofTenant = select('AND business_account_id = $4')

  return async ({ businessAccountId, after, limit }: ParkedQuery): Promise<readonly ParkedTask[]> => {
    const parameters = [after?.businessAccountId ?? '', after?.id ?? '', limit]
    const rows =
      businessAccountId === undefined
        ? await connections.query<ParkedRow>(ofAll, parameters)
        : await connections.query<ParkedRow>(ofTenant, [...parameters, businessAccountId])
    return rows.map(([tenant, id, kind, dueAt, priority, body, reason]) => ({
      ...toTask([tenant, id, kind, dueAt, priority, body]),
      reason: JSON.parse(reason),
    }))
  }
}

type StatsRow = readonly [queued: string, parked: string, due: string, oldest: string | null]

/** Counts over the whole queue. */
export const createStatsReader = (connections: Connections, { task }: TableNames, leaseNow: LeaseNow) => {
  const due = `parked_reason IS NULL AND due_at <= $1::int8
    AND (leased_until IS NULL OR leased_until <= coalesce($2::int8, ${DATABASE_NOW}))`
  const statement = prepare(`
    SELECT count(*) FILTER (WHERE parked_reason IS NULL), count(*) FILTER (WHERE parked_reason IS NOT NULL),
      count(*) FILTER (WHERE ${due}), min(due_at) FILTER (WHERE ${due})
    FROM ${task}`)

  return async (now: Instant): Promise<StorageStats> => {
    const [row] = await connections.query<StatsRow>(statement, [now, leaseNow(now)])
    const [queued, parked, dueTasks, oldest] = row ?? ['0', '0', '0', null]
    const stats = { queuedTasks: Number(queued), dueTasks: Number(dueTasks), parkedTasks: Number(parked) }
    const oldestDueAt = toInstant(oldest)
    return oldestDueAt === undefined ? stats : { ...stats, oldestDueAt }
  }
}
