import { Pool } from 'pg'
import { PgBoss } from 'pg-boss'
import { CLAIM_BATCH, type CreateTaskQueue, drainBy } from '../task-queue.ts'

const HOUR_MS = 3_600_000
const randomStart = (): Date => new Date(Date.now() + HOUR_MS + Math.random() * HOUR_MS)

/** pg-boss 12: `insert` of many, `fetch` of 500, `complete` of 500. */
export const createPgBossQueue: CreateTaskQueue = async ({ connectionString, poolSize }) => {
  const pool = new Pool({ connectionString, max: 1 })
  const boss = new PgBoss({ connectionString, max: poolSize })
  boss.on('error', (error) => console.error(`pg-boss: ${error.message}`))
  await boss.start()
  await boss.createQueue('task')
  return {
    enqueue: async (tasks) => {
      await boss.insert(
        'task',
        tasks.map((data) => ({ data, startAfter: randomStart() })),
      )
    },
    look: () => boss.fetch('task', { batchSize: CLAIM_BATCH }),
    makeDue: async () => {
      await pool.query("update pgboss.job set start_after = now() - random() * interval '1 hour' where name = 'task'")
    },
    drain: () =>
      drainBy(async () => {
        const jobs = await boss.fetch('task', { batchSize: CLAIM_BATCH })
        if (jobs.length === 0) return 0
        await boss.complete(
          'task',
          jobs.map(({ id }) => id),
        )
        return jobs.length
      }),
    stop: async () => {
      await boss.stop({ graceful: false, timeout: 1_000 })
      await pool.end()
    },
  }
}
