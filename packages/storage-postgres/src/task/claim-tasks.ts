import { type ClaimedTask, type ClaimRequest, type HeldTask, type Instant, QUERY_LIMITS } from '@linx/contracts'
import { type Connections, prepare } from '../connection/connections.ts'
import type { TableNames } from '../schema/table-names.ts'
import { type ColumnEncodings, ParameterRows, selectRows } from '../sql/array-parameter.ts'
import { DATABASE_NOW, TASK_COLUMNS, type TaskRow, toTask } from './task-row.ts'

/** Which clock judges leases: a caller's now, or the database's for `null`. */
export type LeaseNow = (now: Instant) => Instant | null

/**
 * Each priority that tasks have, by one index step each: ordering by priority first would read every future task. (`OFFSET 0`
 * keeps the order of the steps.)
 */
export const priorityLevels = (task: string): string => `
  level (priority) AS (
    SELECT (SELECT min(priority) FROM ${task} WHERE parked_reason IS NULL)
    UNION ALL
    SELECT (SELECT min(stored.priority) FROM ${task} AS stored
      WHERE stored.parked_reason IS NULL AND stored.priority > level.priority)
    FROM level WHERE level.priority IS NOT NULL
  )`

/** The inner limit is a number that every claim keeps and that the planner knows: without it a plan may sort all that is due. */
const claimText = (task: string, ofKinds: string): string => `
  WITH RECURSIVE ${priorityLevels(task)}, due AS MATERIALIZED (
    SELECT ready.business_account_id, ready.id
    FROM (SELECT priority FROM level WHERE priority IS NOT NULL ORDER BY priority OFFSET 0) AS step
    CROSS JOIN LATERAL (
      SELECT business_account_id, id FROM ${task} AS stored
      WHERE stored.parked_reason IS NULL AND stored.priority = step.priority AND stored.due_at <= $1::int8
        AND (stored.leased_until IS NULL OR stored.leased_until <= coalesce($2::int8, ${DATABASE_NOW})) ${ofKinds}
      ORDER BY due_at, id, business_account_id
      LIMIT ${QUERY_LIMITS.page} FOR UPDATE SKIP LOCKED
    ) AS ready
    LIMIT $3
  )
  UPDATE ${task} AS stored
  SET fence = fence + 1, leased_until = coalesce($2::int8, ${DATABASE_NOW}) + $4::int8, owner = $5
  FROM due WHERE stored.business_account_id = due.business_account_id AND stored.id = due.id
  RETURNING ${TASK_COLUMNS.map((column) => `stored.${column}`).join(', ')}, stored.fence, stored.leased_until`

type ClaimedRow = readonly [...task: TaskRow, fence: string, leasedUntil: string]

const compareText = (left: string, right: string): number => Number(left > right) - Number(left < right)

const compareTasks = (left: ClaimedTask, right: ClaimedTask): number =>
  left.priority - right.priority ||
  left.dueAt - right.dueAt ||
  compareText(left.key.id, right.key.id) ||
  compareText(left.key.businessAccountId, right.key.businessAccountId)

const toClaimedTask = (row: ClaimedRow): ClaimedTask => {
  const [businessAccountId, id, kind, dueAt, priority, body, fence, leasedUntil] = row
  const task = toTask([businessAccountId, id, kind, dueAt, priority, body])
  return { ...task, fence: Number(fence), leasedUntil: Number(leasedUntil) }
}

/** Leases due tasks; rows that another claim holds at this moment are stepped over. One that finds nothing writes nothing. */
export const createClaimer = (connections: Connections, { task }: TableNames, leaseNow: LeaseNow) => {
  const ofAll = prepare(claimText(task, ''))
  const ofKinds = prepare(claimText(task, 'AND stored.kind = ANY ($6::text[])'))

  return async ({ now, limit, leaseMs, owner, kinds }: ClaimRequest): Promise<readonly ClaimedTask[]> => {
    const parameters = [now, leaseNow(now), limit, leaseMs, owner]
    const rows =
      kinds === undefined
        ? await connections.query<ClaimedRow>(ofAll, parameters)
        : await connections.query<ClaimedRow>(ofKinds, [...parameters, [...kinds]])
    return rows.map(toClaimedTask).sort(compareTasks)
  }
}

const HELD_COLUMNS: ColumnEncodings = { place: 'integer', business_account_id: 'word', id: 'word', fence: 'integer' }

/** Extends leases; answers for each task whether it was held under that fence. */
export const createRenewer = (connections: Connections, { task }: TableNames, leaseNow: LeaseNow) => {
  const statement = prepare(`UPDATE ${task} AS stored SET leased_until = coalesce($1::int8, ${DATABASE_NOW}) + $2::int8
    FROM (${selectRows(HELD_COLUMNS, 3)}) AS given
    WHERE stored.business_account_id = given.business_account_id AND stored.id = given.id
      AND stored.fence = given.fence AND stored.leased_until IS NOT NULL
    RETURNING given.place`)

  return async (now: Instant, leaseMs: number, held: readonly HeldTask[]): Promise<readonly boolean[]> => {
    const rows = new ParameterRows(HELD_COLUMNS)
    for (const [place, { key, fence }] of held.entries()) rows.push(place, key.businessAccountId, key.id, fence)
    const parameters = [leaseNow(now), leaseMs, ...rows.parameters()]
    const renewed = await connections.query<readonly [string]>(statement, parameters)
    const places = new Set(renewed.map(([place]) => Number(place)))
    return held.map((_, place) => places.has(place))
  }
}
