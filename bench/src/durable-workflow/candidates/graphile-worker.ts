import { Logger, run } from 'graphile-worker'
import type { CreateDurableEngine } from '../durable-engine.ts'
import { createQueueTables, type EnqueueStep, queueEntrances, runStepJob, type StepJob } from './queue-tables.ts'

const ADD_JOB = `select graphile_worker.add_job('step', $1::json,
  run_at => case when $2::int > 0 then now() + $2 * interval '1 ms' end)`
const CONCURRENT_JOBS = 20
const POLL_MS = 50
const LOCAL_QUEUE = 100

/** graphile-worker with its local queue and batched completion on, which is its fastest setting. */
export const createGraphileWorkerEngine: CreateDurableEngine = async ({ connectionString, poolSize }, probe) => {
  const pool = await createQueueTables(connectionString, poolSize)
  const enqueue: EnqueueStep = (client, job, delayMs) =>
    client.query({ name: 'add-job', text: ADD_JOB, values: [JSON.stringify(job), delayMs] })
  const logger = new Logger(() => () => undefined)
  const runner = await run({
    taskList: { step: async (payload) => runStepJob(pool, probe, enqueue, payload as StepJob) },
    noHandleSignals: true,
    logger,
    preset: {
      worker: {
        connectionString,
        concurrentJobs: CONCURRENT_JOBS,
        maxPoolSize: poolSize,
        pollInterval: POLL_MS,
        localQueue: { size: LOCAL_QUEUE },
        completeJobBatchDelay: 0,
        failJobBatchDelay: 0,
        logger,
      },
    },
  })
  return {
    ...queueEntrances(pool, enqueue),
    stop: async () => {
      await runner.stop()
      await pool.end()
    },
  }
}
