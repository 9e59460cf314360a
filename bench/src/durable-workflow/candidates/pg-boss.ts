import { PgBoss } from 'pg-boss'
import type { CreateDurableEngine } from '../durable-engine.ts'
import { createQueueTables, type EnqueueStep, queueEntrances, runStepJob, type StepJob } from './queue-tables.ts'

const WORKERS = 4
const BATCH_SIZE = 50

/** pg-boss 12 with its notifications on: jobs of one queue, enqueued in the transaction of the state. */
export const createPgBossEngine: CreateDurableEngine = async ({ connectionString, poolSize }, probe) => {
  const pool = await createQueueTables(connectionString, poolSize)
  const boss = new PgBoss({ connectionString, max: poolSize, useListenNotify: true })
  boss.on('error', (error) => console.error(`pg-boss: ${error.message}`))
  await boss.start()
  await boss.createQueue('step', { notify: true })
  const enqueue: EnqueueStep = (client, job, delayMs) =>
    boss.send('step', job, {
      ...(delayMs > 0 ? { startAfter: new Date(Date.now() + delayMs) } : {}),
      db: { executeSql: (text, values) => client.query(text, values as unknown[]) },
    })
  const options = {
    batchSize: BATCH_SIZE,
    pollingIntervalSeconds: 0.5,
    notifyPollingIntervalSeconds: 0.5,
    burstWhenBatchFull: true,
  }
  for (let worker = 0; worker < WORKERS; worker += 1) {
    await boss.work<StepJob>('step', options, async (jobs) => {
      await Promise.all(jobs.map(({ data }) => runStepJob(pool, probe, enqueue, data)))
    })
  }
  return {
    ...queueEntrances(pool, enqueue),
    stop: async () => {
      await boss.stop({ graceful: false, timeout: 1_000 })
      await pool.end()
    },
  }
}
