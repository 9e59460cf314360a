import type { EncodedBatch, EncodedTaskPut, HeldTask, Instant, TaskKey } from '@linx/contracts'
import type { Database } from '../database/database.ts'
import { LEASED, ONE_TASK } from './task-row.ts'

type Settlement = EncodedBatch['settlements'][number]

const HELD_TASK = `${ONE_TASK} AND fence = ? AND ${LEASED}`
const PARKED_TASK = `${ONE_TASK} AND parked_reason IS NOT NULL`

const nameOf = ({ businessAccountId, id }: TaskKey): string => `${businessAccountId} ${id}`

/** Whether the task is held under its fence, or parked where it should be. */
const isPossible = (database: Database, settlement: Settlement): boolean => {
  const { businessAccountId, id } = settlement.key
  if (settlement.change === 'remove') return true
  if (settlement.change === 'unpark') {
    return database.get(`SELECT 1 FROM task WHERE ${PARKED_TASK}`, businessAccountId, id) !== undefined
  }
  return database.get(`SELECT 1 FROM task WHERE ${HELD_TASK}`, businessAccountId, id, settlement.fence) !== undefined
}

/** Settles one task; `false` if it is not possible. */
const settle = (database: Database, settlement: Settlement): boolean => {
  const { businessAccountId, id } = settlement.key
  switch (settlement.change) {
    case 'hold':
      return isPossible(database, settlement)
    case 'remove':
      database.run(`DELETE FROM task WHERE ${ONE_TASK}`, businessAccountId, id)
      return true
    case 'finish':
      return database.run(`DELETE FROM task WHERE ${HELD_TASK}`, businessAccountId, id, settlement.fence) === 1
    case 'park': {
      const sql = `UPDATE task SET parked_reason = ?, leased_until = NULL, owner = NULL WHERE ${HELD_TASK}`
      return database.run(sql, settlement.reason, businessAccountId, id, settlement.fence) === 1
    }
    case 'postpone': {
      const { dueAt, body = null, fence } = settlement
      const sql = `UPDATE task SET due_at = ?, body = coalesce(?, body), leased_until = NULL, owner = NULL WHERE ${HELD_TASK}`
      return database.run(sql, dueAt, body, businessAccountId, id, fence) === 1
    }
    case 'unpark': {
      const sql = `UPDATE task SET due_at = ?, parked_reason = NULL WHERE ${PARKED_TASK}`
      return database.run(sql, settlement.dueAt, businessAccountId, id) === 1
    }
  }
}

/**
 * Settles tasks; answers the first that cannot be settled, and then has written nothing. Must be the first write of its
 * batch: all but the last are checked beforehand, and the last finds out by its own statement, so that the usual batch with
 * one held task needs no check. A task that the batch also puts is only checked: the put replaces it, and its fence goes on.
 */
export const settleTasks = (database: Database, { settlements, taskPuts }: EncodedBatch): TaskKey | undefined => {
  const replaced = new Set(settlements.length === 0 ? [] : taskPuts.map(({ key }) => nameOf(key)))
  const earlier = settlements.slice(0, -1)
  for (const settlement of earlier) if (!isPossible(database, settlement)) return settlement.key
  for (const settlement of [...settlements.slice(-1), ...earlier]) {
    const act = replaced.has(nameOf(settlement.key)) ? isPossible : settle
    if (!act(database, settlement)) return settlement.key
  }
  return undefined
}

const INSERT = `
  INSERT INTO task (business_account_id, id, kind, due_at, priority, body, fence, leased_until, owner)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`

const REPLACE = `
  UPDATE task SET kind = ?, due_at = ?, priority = ?, body = ?, fence = fence + 1, leased_until = ?, owner = ?,
    parked_reason = NULL
  WHERE ${ONE_TASK} RETURNING fence`

/** Adds a task, or replaces the one that is there; answers its fence. */
const put = (database: Database, task: EncodedTaskPut, leasedUntil: Instant | null, isThere: boolean): number => {
  const { kind, dueAt, priority, body, lease } = task
  const { businessAccountId, id } = task.key
  const fence = lease === undefined ? 0 : 1
  const owner = lease?.owner ?? null
  const values = [kind, dueAt, priority, body] as const
  const isAdded = !isThere && database.run(INSERT, businessAccountId, id, ...values, fence, leasedUntil, owner) === 1
  if (isAdded) return fence
  return database.get<{ fence: number }>(REPLACE, ...values, leasedUntil, owner, businessAccountId, id)?.fence ?? fence
}

/** Puts the tasks of a batch; answers how those with a lease are held. What the batch settled otherwise than by a removal is known to be there. */
export const putTasks = (database: Database, { taskPuts, settlements, now }: EncodedBatch): readonly HeldTask[] => {
  const leased: HeldTask[] = []
  const found = new Set(settlements.filter(({ change }) => change !== 'remove').map(({ key }) => nameOf(key)))
  for (const task of taskPuts) {
    const leasedUntil = task.lease === undefined ? null : now + task.lease.leaseMs
    const fence = put(database, task, leasedUntil, found.has(nameOf(task.key)))
    if (task.lease !== undefined) leased.push({ key: task.key, fence })
  }
  return leased
}
