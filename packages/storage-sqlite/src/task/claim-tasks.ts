import type { ClaimedTask, ClaimRequest, ClaimTurns, HeldTask, Instant } from '@linx/contracts'
import type { Database } from '../database/database.ts'
import { readyPriorities } from './ready-priorities.ts'
import { selectInTurn } from './select-in-turn.ts'
import { LEASE_END, LEASED, ONE_TASK, READY, TASK_COLUMNS, type TaskRow, toTask } from './task-row.ts'

const compareText = (left: string, right: string): number => Number(left > right) - Number(left < right)

const compareRows = (left: TaskRow, right: TaskRow): number =>
  left.priority - right.priority ||
  left.due_at - right.due_at ||
  compareText(left.id, right.id) ||
  compareText(left.business_account_id, right.business_account_id)

interface DueQuery {
  readonly now: Instant
  readonly limit: number
  readonly kinds?: readonly string[] | undefined
  readonly turns?: ClaimTurns | undefined
}

const selectDue = (database: Database, { now, limit, kinds, turns }: DueQuery): readonly TaskRow[] => {
  const ofKinds = kinds === undefined ? '' : 'AND kind IN (SELECT value FROM json_each(?))'
  const kindsParameter = kinds === undefined ? [] : [JSON.stringify(kinds)]
  if (turns !== undefined) return selectInTurn(database, { now, limit, kinds, turns }).sort(compareRows)
  const lapsed = database.all<TaskRow>(
    `SELECT ${TASK_COLUMNS} FROM task WHERE ${LEASED} AND ${LEASE_END} <= ? ${ofKinds}
     ORDER BY priority, due_at, id, business_account_id LIMIT ?`,
    now,
    ...kindsParameter,
    limit,
  )
  const ready: TaskRow[] = []
  for (const priority of readyPriorities(database)) {
    if (ready.length === limit) break
    const rows = database.all<TaskRow>(
      `SELECT ${TASK_COLUMNS} FROM task WHERE ${READY} AND priority = ? AND due_at <= ? ${ofKinds}
       ORDER BY due_at, id, business_account_id LIMIT ?`,
      priority,
      now,
      ...kindsParameter,
      limit - ready.length,
    )
    ready.push(...rows)
  }
  return lapsed.length === 0 ? ready : [...lapsed, ...ready].sort(compareRows).slice(0, limit)
}

/** Whether a claim would find anything: a read, so that an idle poll writes nothing. */
export const hasDueTask = (database: Database, { now, kinds, turns }: ClaimRequest): boolean =>
  selectDue(database, { now, kinds, turns, limit: 1 }).length > 0

/** Leases due tasks. Runs inside a write transaction, which makes select and update one step. */
export const claimTasks = (database: Database, request: ClaimRequest): readonly ClaimedTask[] => {
  const leasedUntil = request.now + request.leaseMs
  return selectDue(database, request).map((row) => {
    const fence = row.fence + 1
    database.run(
      `UPDATE task SET fence = ?, leased_until = ?, owner = ? WHERE ${ONE_TASK}`,
      fence,
      leasedUntil,
      request.owner,
      row.business_account_id,
      row.id,
    )
    return { ...toTask(row), fence, leasedUntil }
  })
}

/** Extends a lease; answers whether the task was held under that fence. */
export const renewLease = (database: Database, { key, fence }: HeldTask, leasedUntil: Instant): boolean =>
  database.run(
    `UPDATE task SET leased_until = ? WHERE ${ONE_TASK} AND fence = ? AND ${LEASED}`,
    leasedUntil,
    key.businessAccountId,
    key.id,
    fence,
  ) === 1
