import { QUERY_LIMITS } from '@linx/contracts'
import { prepare } from '../connection/connections.ts'
import { DATABASE_NOW, TASK_COLUMNS } from './task-row.ts'

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

/** As a query of its own it is answered once, not once a row. */
const LEASE_FROM = `(SELECT coalesce($2::int8, ${DATABASE_NOW}))`

/** Tasks whose due time has come and that nobody holds. */
const claimable = `stored.due_at <= $1::int8 AND (stored.leased_until IS NULL OR stored.leased_until <= ${LEASE_FROM})`

/**
 * How `due` names the rows that it has locked. By their address too, which spares a search of the key for each, wherever the database
 * has addresses; the key stays in the condition, since two partitions may use one address. A row that another statement changed
 * between its choice and its lock has a new address, which this statement does not see: it is left to the next claim.
 */
type Naming = 'addresses' | 'keys'

const LOCKED: { readonly [naming in Naming]: string } = {
  addresses: 'business_account_id, id, ctid AS address',
  keys: 'business_account_id, id',
}

const SAME: { readonly [naming in Naming]: string } = {
  addresses:
    'stored.ctid = due.address AND stored.business_account_id = due.business_account_id AND stored.id = due.id',
  keys: 'stored.business_account_id = due.business_account_id AND stored.id = due.id',
}

/** Leases what `due` names; the parameters are those of every claim. */
const leaseDue = (task: string, naming: Naming): string => `
  UPDATE ${task} AS stored
  SET fence = fence + 1, leased_until = ${LEASE_FROM} + $4::int8, owner = $5
  FROM due WHERE ${SAME[naming]}
  RETURNING ${TASK_COLUMNS.map((column) => `stored.${column}`).join(', ')}, stored.fence, stored.leased_until`

/** The inner limit is a number that every claim keeps and that the planner knows: without it a plan may sort all that is due. */
const claimText = (task: string, naming: Naming, ofKinds: string): string => `
  WITH RECURSIVE ${priorityLevels(task)}, due AS MATERIALIZED (
    SELECT ready.*
    FROM (SELECT priority FROM level WHERE priority IS NOT NULL ORDER BY priority OFFSET 0) AS step
    CROSS JOIN LATERAL (
      SELECT ${LOCKED[naming]} FROM ${task} AS stored
      WHERE stored.parked_reason IS NULL AND stored.priority = step.priority AND ${claimable} ${ofKinds}
      ORDER BY due_at, id, business_account_id
      LIMIT ${QUERY_LIMITS.page} FOR UPDATE SKIP LOCKED
    ) AS ready
    LIMIT $3
  )${leaseDue(task, naming)}`

/** Tenants in turn: each that has tasks in a priority is found by one index step, and its most urgent tasks by another. */
const turnText = (task: string, naming: Naming): string => `
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
    SELECT ready.*
    FROM (SELECT priority, tenant FROM turn WHERE tenant IS NOT NULL ORDER BY priority, tenant OFFSET 0) AS step
    CROSS JOIN LATERAL (
      SELECT ${LOCKED[naming]} FROM ${task} AS stored
      WHERE stored.parked_reason IS NULL AND stored.priority = step.priority AND stored.business_account_id = step.tenant
        AND ${claimable} AND ($6::text[] IS NULL OR stored.kind = ANY ($6::text[]))
      ORDER BY due_at
      LIMIT $7 FOR UPDATE SKIP LOCKED
    ) AS ready
    LIMIT $3
  )${leaseDue(task, naming)}`

/** The claims in the order of the whole queue, those of some kinds, and those in which tenants take turns. */
export const claimStatements = (task: string, naming: Naming) => ({
  ofAll: prepare(claimText(task, naming, '')),
  ofKinds: prepare(claimText(task, naming, 'AND stored.kind = ANY ($6::text[])')),
  inTurn: prepare(turnText(task, naming)),
})
