import type { Database } from '../database/database.ts'
import { READY } from './task-row.ts'

/** Each priority that unleased tasks have, by one index step each: ordering by priority first would read every future task. */
export function* readyPriorities(database: Database): Generator<number> {
  const next = `SELECT min(priority) AS priority FROM task WHERE ${READY} AND priority > ?`
  for (let last: number | undefined = -1; last !== undefined; ) {
    last = database.get<{ priority: number | null }>(next, last)?.priority ?? undefined
    if (last !== undefined) yield last
  }
}
