import type { Instant, Task } from '@linx/contracts'

/** Milliseconds since the epoch by the clock of the database, the same for a whole statement. */
export const DATABASE_NOW = '(extract(epoch FROM statement_timestamp()) * 1000)::int8'

/** The columns of a task that leave the adapter, in the order of `TaskRow`. */
export const TASK_COLUMNS = ['business_account_id', 'id', 'kind', 'due_at', 'priority', 'body'] as const

/** What `TASK_COLUMNS` select; the driver gives int8 as text. */
export type TaskRow = readonly [
  businessAccountId: string,
  id: string,
  kind: string,
  dueAt: string,
  priority: number,
  body: string,
]

export const toTask = ([businessAccountId, id, kind, dueAt, priority, body]: TaskRow): Task => ({
  key: { businessAccountId, id },
  kind,
  dueAt: Number(dueAt),
  priority,
  body: JSON.parse(body),
})

/** An instant from int8 text, or nothing. */
export const toInstant = (text: string | null | undefined): Instant | undefined =>
  text === null || text === undefined ? undefined : Number(text)
