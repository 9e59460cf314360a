import { Pool, type PoolClient } from 'pg'
import {
  type DurableEngine,
  LAST_STEP,
  STATE_AFTER,
  STEP_BEFORE_SIGNAL,
  STEP_BEFORE_TIMER,
  type StepNumber,
  stepResult,
  WAITING_FOR_SIGNAL,
  type WorkflowProbe,
} from '../durable-engine.ts'

/** State and journal beside a job queue: what a team writes that has a queue and no workflow engine. */
const TABLES = `
  create table workflow (id uuid primary key, step int not null, version int not null, input jsonb not null, signal jsonb)
    with (fillfactor = 50);
  create table journal (workflow_id uuid not null, version int not null, kind text not null, data jsonb not null,
    primary key (workflow_id, version));`

const CREATE = `with made as (insert into workflow (id, step, version, input) values ($1, 1, 1, $2) returning id)
  insert into journal select id, 1, 'create', $2 from made`

const ADVANCE = `with moved as (
    update workflow set step = $3, version = version + 1 where id = $1 and version = $2 returning version, signal),
  written as (insert into journal select $1, version, $4, $5::jsonb from moved)
  select version, signal is not null as "isSignalled" from moved`

const SIGNAL = `update workflow set signal = $2,
    step = case when step = ${WAITING_FOR_SIGNAL} then 3 else step end,
    version = case when step = ${WAITING_FOR_SIGNAL} then version + 1 else version end
  where id = $1 returning step, version`

/** One job: the next step of a workflow. */
export interface StepJob {
  readonly id: string
  readonly step: StepNumber
  readonly version: number
}

/** Adds a job in the transaction of the client, so that it commits with the state. */
export type EnqueueStep = (client: PoolClient, job: StepJob, delayMs: number) => Promise<unknown>

const inTransaction = async <Value>(pool: Pool, work: (client: PoolClient) => Promise<Value>): Promise<Value> => {
  const client = await pool.connect()
  try {
    await client.query('begin')
    const value = await work(client)
    await client.query('commit')
    return value
  } catch (error) {
    await client.query('rollback')
    throw error
  } finally {
    client.release()
  }
}

export const createQueueTables = async (connectionString: string, poolSize: number): Promise<Pool> => {
  const pool = new Pool({ connectionString, max: poolSize })
  await pool.query(TABLES)
  return pool
}

const advance = async (client: PoolClient, { id, step, version }: StepJob) => {
  const values = [id, version, STATE_AFTER[step], `step-${step}`, JSON.stringify(stepResult(step))]
  const { rows } = await client.query<{ version: number; isSignalled: boolean }>({
    name: 'advance',
    text: ADVANCE,
    values,
  })
  return rows[0]
}

const takeSignal = async (client: PoolClient, id: string): Promise<StepJob | undefined> => {
  const values = [id, '{"accepted":true}']
  const { rows } = await client.query<{ step: number; version: number }>({ name: 'signal', text: SIGNAL, values })
  const [row] = rows
  return row?.step === 3 ? { id, step: 3, version: row.version } : undefined
}

/** Runs one job: the body, then state, journal and next job in one transaction. */
export const runStepJob = async (
  pool: Pool,
  probe: WorkflowProbe,
  enqueue: EnqueueStep,
  job: StepJob,
): Promise<void> => {
  const { id, step } = job
  probe.begin(id, step)
  probe.end(id, step)
  await inTransaction(pool, async (client) => {
    const moved = await advance(client, job)
    if (moved === undefined || step === LAST_STEP) return
    if (step !== STEP_BEFORE_SIGNAL) {
      const next = { id, step: (step + 1) as StepNumber, version: moved.version }
      await enqueue(client, next, step === STEP_BEFORE_TIMER ? probe.timerMs : 0)
      return
    }
    const next = moved.isSignalled ? await takeSignal(client, id) : undefined
    if (next !== undefined) await enqueue(client, next, 0)
  })
  if (step === LAST_STEP) probe.done(id)
}

/** Start and signal over the same tables. */
export const queueEntrances = (pool: Pool, enqueue: EnqueueStep): Pick<DurableEngine, 'start' | 'signal'> => ({
  start: (id, input) =>
    inTransaction(pool, async (client) => {
      await client.query({ name: 'create', text: CREATE, values: [id, JSON.stringify(input)] })
      await enqueue(client, { id, step: 1, version: 1 }, 0)
    }),
  signal: (id) =>
    inTransaction(pool, async (client) => {
      const next = await takeSignal(client, id)
      if (next !== undefined) await enqueue(client, next, 0)
    }),
})
