import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { CLAIM_BATCH, type CreateTaskQueue, drainBy } from '../task-queue.ts'

const TABLE = `
  pragma journal_mode = wal; pragma synchronous = full;
  create table timer (id integer primary key, due_at int not null, locked_until int, payload text not null);
  create index timer_due on timer (due_at);`
const DUE = `select id, payload from timer where due_at <= ?1 and (locked_until is null or locked_until < ?1)
  order by due_at limit ${CLAIM_BATCH}`
const MINUTE_MS = 60_000
const HOUR_MS = 3_600_000

/** A table, a leased claim of 500 and a delete of 500 in SQLite, synchronous FULL, each in one transaction. */
export const createBareSqliteLeaseQueue: CreateTaskQueue = async ({ folder }) => {
  const database = new DatabaseSync(join(folder, 'bare.db'))
  database.exec(TABLE)
  const insert = database.prepare('insert into timer (due_at, payload) values (?, ?)')
  const due = database.prepare(DUE)
  const lock = database.prepare('update timer set locked_until = ? where id = ?')
  const remove = database.prepare('delete from timer where id = ?')
  const now = (): number => Date.now()

  const inTransaction = <Answer>(work: () => Answer): Answer => {
    database.exec('begin immediate')
    const answer = work()
    database.exec('commit')
    return answer
  }

  return {
    enqueue: async (tasks) =>
      inTransaction(() => {
        for (const task of tasks) insert.run(Math.round(now() + HOUR_MS * (1 + Math.random())), JSON.stringify(task))
      }),
    look: async () => due.all(now()),
    makeDue: async () => {
      database.exec(`update timer set due_at = due_at - ${HOUR_MS * 3}`)
    },
    drain: () =>
      drainBy(async () => {
        const claimed = inTransaction(() => {
          const rows = due.all(now())
          for (const { id } of rows) lock.run(now() + MINUTE_MS, id ?? null)
          return rows
        })
        inTransaction(() => {
          for (const { id } of claimed) remove.run(id ?? null)
        })
        return claimed.length
      }),
    stop: async () => database.close(),
  }
}
