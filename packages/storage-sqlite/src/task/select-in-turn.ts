import { type ClaimTurns, type Instant, QUERY_LIMITS } from '@linx/contracts'
import type { Database } from '../database/database.ts'
import { readyPriorities } from './ready-priorities.ts'
import { LEASE_END, LEASED, READY, TASK_COLUMNS, type TaskRow } from './task-row.ts'

interface TurnQuery {
  readonly now: Instant
  readonly limit: number
  readonly kinds: readonly string[] | undefined
  readonly turns: ClaimTurns
}

/** Each tenant that has unleased tasks in a priority, by one index step each. */
function* readyTenants(database: Database, priority: number, after: string): Generator<string> {
  const next = `SELECT min(business_account_id) AS tenant FROM task WHERE ${READY} AND priority = ? AND business_account_id > ?`
  let last: string | undefined = after
  for (let turn = 0; turn < QUERY_LIMITS.turns; turn += 1) {
    last = database.get<{ tenant: string | null }>(next, priority, last)?.tenant ?? undefined
    if (last === undefined) return
    yield last
  }
}

const selectReady = (database: Database, { now, limit, kinds, turns }: TurnQuery, ofKinds: string): TaskRow[] => {
  const sql = `SELECT ${TASK_COLUMNS} FROM task WHERE ${READY} AND priority = ? AND business_account_id = ? AND due_at <= ?
     ${ofKinds} ORDER BY due_at, id LIMIT ?`
  const kindsParameter = kinds === undefined ? [] : [JSON.stringify(kinds)]
  const rows: TaskRow[] = []
  for (const priority of readyPriorities(database)) {
    for (const tenant of readyTenants(database, priority, turns.after)) {
      if (rows.length >= limit) return rows
      rows.push(...database.all<TaskRow>(sql, priority, tenant, now, ...kindsParameter, turns.perTenant))
    }
  }
  return rows
}

const selectLapsed = (database: Database, { now, kinds, turns }: TurnQuery, ofKinds: string): readonly TaskRow[] =>
  database.all<TaskRow>(
    `SELECT ${TASK_COLUMNS} FROM task WHERE ${LEASED} AND ${LEASE_END} <= ? ${ofKinds} AND business_account_id > ? LIMIT ?`,
    now,
    ...(kinds === undefined ? [] : [JSON.stringify(kinds)]),
    turns.after,
    QUERY_LIMITS.page,
  )

const compareText = (left: string, right: string): number => Number(left > right) - Number(left < right)

const compareTurns = (left: TaskRow, right: TaskRow): number =>
  left.priority - right.priority ||
  compareText(left.business_account_id, right.business_account_id) ||
  left.due_at - right.due_at ||
  compareText(left.id, right.id)

/** Due tasks of tenants in turn: at most so many of each tenant and priority. */
export const selectInTurn = (database: Database, query: TurnQuery): TaskRow[] => {
  const ofKinds = query.kinds === undefined ? '' : 'AND kind IN (SELECT value FROM json_each(?))'
  const rows = [...selectLapsed(database, query, ofKinds), ...selectReady(database, query, ofKinds)].sort(compareTurns)
  const taken = new Map<string, number>()
  const inTurn = rows.filter(({ priority, business_account_id }) => {
    const turn = `${priority} ${business_account_id}`
    const count = (taken.get(turn) ?? 0) + 1
    taken.set(turn, count)
    return count <= query.turns.perTenant
  })
  return inTurn.slice(0, query.limit)
}
