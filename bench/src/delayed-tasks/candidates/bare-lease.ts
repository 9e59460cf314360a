import { Pool } from 'pg'
import { CLAIM_BATCH, type CreateTaskQueue, drainBy } from '../task-queue.ts'

const TABLE = `
  create table timer (id bigint generated always as identity primary key, due_at timestamptz not null,
    locked_until timestamptz, payload jsonb not null);
  create index timer_due on timer (due_at);`
const INSERT = `insert into timer (due_at, payload)
  select now() + interval '1 hour' + random() * interval '1 hour', task::jsonb from unnest($1::text[]) task`
const DUE = `select id from timer where due_at <= now() and (locked_until is null or locked_until < now())
  order by due_at limit ${CLAIM_BATCH} for update skip locked`
const CLAIM = `with due as (${DUE})
  update timer t set locked_until = now() + interval '1 minute' from due where t.id = due.id returning t.id, t.payload`

/** A table, a leased claim of 500 and a delete of 500: the least that keeps a task until it is done. */
export const createBareLeaseQueue: CreateTaskQueue = async ({ connectionString, poolSize }) => {
  const pool = new Pool({ connectionString, max: poolSize })
  await pool.query(TABLE)
  return {
    enqueue: async (tasks) => {
      await pool.query({ name: 'insert', text: INSERT, values: [tasks.map((task) => JSON.stringify(task))] })
    },
    look: () => pool.query({ name: 'look', text: DUE }),
    makeDue: async () => {
      await pool.query("update timer set due_at = now() - random() * interval '1 hour'")
    },
    drain: () =>
      drainBy(async () => {
        const { rows } = await pool.query<{ id: string }>({ name: 'claim', text: CLAIM })
        if (rows.length === 0) return 0
        await pool.query({
          name: 'complete',
          text: 'delete from timer where id = any($1)',
          values: [rows.map(({ id }) => id)],
        })
        return rows.length
      }),
    stop: () => pool.end(),
  }
}
