import { Logger, makeWorkerUtils, run } from 'graphile-worker'
import { Pool } from 'pg'
import { CLAIM_BATCH, type CreateTaskQueue } from '../task-queue.ts'

const ADD_JOBS = `select count(*) from graphile_worker.add_jobs(array(
  select row('task', task::json, null, now() + interval '1 hour' + random() * interval '1 hour', null, null, null, null)
    ::graphile_worker.job_spec
  from unnest($1::text[]) task))`
const CONCURRENT_JOBS = 24

/** graphile-worker with a local queue of 500 and batched completion. It cannot be asked for due jobs by hand. */
export const createGraphileQueue: CreateTaskQueue = async ({ connectionString, poolSize }) => {
  const pool = new Pool({ connectionString, max: poolSize })
  const logger = new Logger(() => () => undefined)
  const utilities = await makeWorkerUtils({ connectionString, logger })
  await utilities.migrate()
  return {
    enqueue: async (tasks) => {
      await pool.query({ name: 'add', text: ADD_JOBS, values: [tasks.map((task) => JSON.stringify(task))] })
    },
    makeDue: async () => {
      await pool.query("update graphile_worker._private_jobs set run_at = now() - random() * interval '1 hour'")
    },
    drain: async (tasks) => {
      const { promise, resolve } = Promise.withResolvers<void>()
      let done = 0
      const task = async (): Promise<void> => {
        done += 1
        if (done === tasks) resolve()
      }
      const worker = {
        connectionString,
        concurrentJobs: CONCURRENT_JOBS,
        maxPoolSize: poolSize,
        localQueue: { size: CLAIM_BATCH },
        completeJobBatchDelay: 0,
        failJobBatchDelay: 0,
        logger,
      }
      const runner = await run({ taskList: { task }, noHandleSignals: true, logger, preset: { worker } })
      await promise
      await runner.stop()
      return done
    },
    stop: async () => {
      await utilities.release()
      await pool.end()
    },
  }
}
