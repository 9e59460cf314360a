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

/** Tasks whose due time has come and that nobody holds. */
const claimable = `stored.due_at <= $1::int8
        AND (stored.leased_until IS NULL OR stored.leased_until <= coalesce($2::int8, ${DATABASE_NOW}))`

/** Leases what `due` names; the parameters are those of every claim. */
const leaseDue = (task: string): string => `
  UPDATE ${task} AS stored
  SET fence = fence + 1, leased_until = coalesce($2::int8, ${DATABASE_NOW}) + $4::int8, owner = $5
  FROM due WHERE stored.business_account_id = due.business_account_id AND stored.id = due.id
  RETURNING ${TASK_COLUMNS.map((column) => `stored.${column}`).join(', ')}, stored.fence, stored.leased_until`

/** The inner limit is a number that every claim keeps and that the planner knows: without it a plan may sort all that is due. */
const claimText = (task: string, ofKinds: string): string => `
  WITH RECURSIVE ${priorityLevels(task)}, due AS MATERIALIZED (
    SELECT ready.business_account_id, ready.id
    FROM (SELECT priority FROM level WHERE priority IS NOT NULL ORDER BY priority OFFSET 0) AS step
    CROSS JOIN LATERAL (
      SELECT business_account_id, id FROM ${task} AS stored
      WHERE stored.parked_reason IS NULL AND stored.priority = step.priority AND ${claimable} ${ofKinds}
      ORDER BY due_at, id, business_account_id
      LIMIT ${QUERY_LIMITS.page} FOR UPDATE SKIP LOCKED
    ) AS ready
    LIMIT $3
  )${leaseDue(task)}`

/** Tenants in turn: each that has tasks in a priority is found by one index step, and its most urgent tasks by another. */
const turnText = (task: string): string => `
  WITH RECURSIVE ${priorityLevels(task)}, turn (priority, tenant, step) AS (
    SELECT level.priority, (SELECT min(business_account_id) FROM ${task} AS stored
      WHERE stored.parked_reason IS NULL AND stored.priority = level.priority AND stored.business_account_id > $8), 1
    FROM level WHERE level.priority IS NOT NULL
    UNION ALL
    SELECT turn.priority, (SELECT min(business_account_id) FROM ${task} AS stored
      WHERE stored.parked_reason IS NULL AND stored.priority = turn.priority AND stored.business_account_id > turn.tenant),
      turn.step + 1
    FROM turn WHERE turn.tenant IS NOT NULL AND turn.step < ${QUERY_LIMITS.turns}
  ), due AS MATERIALIZED (
    SELECT ready.business_account_id, ready.id
    FROM (SELECT priority, tenant FROM turn WHERE tenant IS NOT NULL ORDER BY priority, tenant OFFSET 0) AS step
    CROSS JOIN LATERAL (
      SELECT business_account_id, id FROM ${task} AS stored
      WHERE stored.parked_reason IS NULL AND stored.priority = step.priority AND stored.business_account_id = step.tenant
        AND ${claimable} AND ($6::text[] IS NULL OR stored.kind = ANY ($6::text[]))
      ORDER BY due_at
      LIMIT $7 FOR UPDATE SKIP LOCKED
    ) AS ready
    LIMIT $3
  )${leaseDue(task)}`

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
  const inTurn = prepare(turnText(task))

  const claimRows = (request: ClaimRequest): Promise<readonly ClaimedRow[]> => {
    const { now, limit, leaseMs, owner, kinds, turns } = request
    const parameters = [now, leaseNow(now), limit, leaseMs, owner]
    if (turns !== undefined) {
      const ofTurn = [...parameters, kinds === undefined ? null : [...kinds], turns.perTenant, turns.after]
      return connections.query<ClaimedRow>(inTurn, ofTurn)
    }
    if (kinds === undefined) return connections.query<ClaimedRow>(ofAll, parameters)
    return connections.query<ClaimedRow>(ofKinds, [...parameters, [...kinds]])
  }

  return async (request: ClaimRequest): Promise<readonly ClaimedTask[]> =>
    (await claimRows(request)).map(toClaimedTask).sort(compareTasks)
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
