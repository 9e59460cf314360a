import type { Instant, Task } from '@linx/contracts'

/** The columns of a task that leave the adapter. */
export const TASK_COLUMNS = 'business_account_id, id, kind, due_at, priority, body, fence, parked_reason'

/** What `TASK_COLUMNS` select. */
export interface TaskRow {
  readonly business_account_id: string
  readonly id: string
  readonly kind: string
  readonly due_at: Instant
  readonly priority: number
  readonly body: string
  readonly fence: number
  readonly parked_reason: string | null
}

export const toTask = (row: TaskRow): Task => ({
  key: { businessAccountId: row.business_account_id, id: row.id },
  kind: row.kind,
  dueAt: row.due_at,
  priority: row.priority,
  body: JSON.parse(row.body),
})

/** The condition that picks one task: its tenant and id are the parameters. */
export const ONE_TASK = 'business_account_id = ? AND id = ?'

/** The condition of the index `task_ready`; SQLite uses a partial index only for the same words. */
export const READY = 'leased_until IS NULL AND parked_reason IS NULL'

/** The condition of the index `task_leased`. A held task is claimable again from the later of both instants on. */
export const LEASED = 'leased_until IS NOT NULL'
export const LEASE_END = 'max(due_at, leased_until)'
