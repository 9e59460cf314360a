import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import {
  type CreateDurableEngine,
  LAST_STEP,
  STATE_AFTER,
  STEP_BEFORE_SIGNAL,
  STEP_BEFORE_TIMER,
  type StepNumber,
  stepResult,
  WAITING_FOR_SIGNAL,
} from '../durable-engine.ts'

const TABLES = `
  pragma journal_mode = wal; pragma synchronous = full;
  create table workflow (id text primary key, step int not null, version int not null, input text not null, due_at int) without rowid;
  create index workflow_due on workflow (due_at) where due_at is not null;
  create table journal (workflow_id text not null, version int not null, kind text not null, data text not null,
    primary key (workflow_id, version)) without rowid;`

const POLL_MS = 5

/** Hand-written SQLite, synchronous FULL: all writes of one turn of the event loop in one transaction. */
export const createBareSqliteEngine: CreateDurableEngine = async ({ folder }, probe) => {
  const database = new DatabaseSync(join(folder, 'bare.db'))
  database.exec(TABLES)
  const insert = database.prepare('insert into workflow values (?, 1, 1, ?, null)')
  const update = database.prepare('update workflow set step = ?, version = version + 1, due_at = ? where id = ?')
  const read = database.prepare('select step, version from workflow where id = ?')
  const write = database.prepare('insert into journal select id, version, ?, ? from workflow where id = ?')
  const due = database.prepare('select id from workflow where due_at <= ? order by due_at limit 500')
  let waiting: { readonly work: () => unknown; readonly after: () => void }[] = []

  const flush = (): void => {
    const group = waiting
    waiting = []
    database.exec('begin immediate')
    for (const { work } of group) work()
    database.exec('commit')
    for (const { after } of group) after()
  }
  const commit = (work: () => unknown): Promise<void> =>
    new Promise((resolve) => {
      if (waiting.length === 0) setImmediate(flush)
      waiting.push({ work, after: resolve })
    })
  const move = (id: string, kind: string, to: number, data: string, dueAt: number | null = null): Promise<void> =>
    commit(() => {
      update.run(to, dueAt, id)
      write.run(kind, data, id)
    })

  const go = async (id: string, first: StepNumber): Promise<void> => {
    for (let number = first; number <= LAST_STEP; number = (number + 1) as StepNumber) {
      probe.begin(id, number)
      probe.end(id, number)
      const dueAt = number === STEP_BEFORE_TIMER ? Date.now() + probe.timerMs : null
      await move(id, `step-${number}`, STATE_AFTER[number], JSON.stringify(stepResult(number)), dueAt)
      if (number === STEP_BEFORE_SIGNAL || number === STEP_BEFORE_TIMER) return
    }
    probe.done(id)
  }

  const fire = setInterval(() => {
    for (const { id } of due.all(Date.now())) {
      const fired = String(id)
      void commit(() => update.run(5, null, fired)).then(() => go(fired, 5))
    }
  }, POLL_MS)
  return {
    start: async (id, input) => {
      await commit(() => {
        insert.run(id, JSON.stringify(input))
        write.run('create', '{}', id)
      })
      void go(id, 1)
    },
    signal: async (id) => {
      while (read.get(id)?.step !== WAITING_FOR_SIGNAL) await new Promise(setImmediate)
      await move(id, 'signal', 3, '{"accepted":true}')
      void go(id, 3)
    },
    stop: async () => {
      clearInterval(fire)
      database.close()
    },
  }
}
