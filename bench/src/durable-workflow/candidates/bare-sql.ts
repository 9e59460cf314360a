import { Pool } from 'pg'
import {
  type CreateDurableEngine,
  LAST_STEP,
  STATE_AFTER,
  STEP_BEFORE_SIGNAL,
  STEP_BEFORE_TIMER,
  type StepNumber,
  stepResult,
} from '../durable-engine.ts'
import { BARE_CREATE, BARE_FIRE, BARE_SIGNAL, BARE_STEP, BARE_TABLES } from './bare-tables.ts'
import { groupCalls } from './group-calls.ts'

interface Row {
  readonly id: string
  readonly step: number
  readonly version: number
  readonly isSignalled: boolean
}

type Values = readonly (string | number | null)[]
type Call = (values: Values) => Promise<Row | undefined>

const POLL_MS = 20
const FIRE_LIMIT = 500

/** The columns of the groups' rows, as `unnest` takes them. */
const columnsOf = (rows: readonly Values[]): readonly Values[] =>
  (rows[0] ?? []).map((_, column) => rows.map((row) => row[column] ?? null))

/**
 * Hand-written SQL: no lease, no retry, no check, one table; what no engine can beat. Grouped, all transitions that wait travel in
 * one statement; otherwise each is a statement of its own.
 */
const createBareEngine =
  (isGrouped: boolean): CreateDurableEngine =>
  async ({ connectionString, poolSize }, probe) => {
    const pool = new Pool({ connectionString, max: poolSize, min: poolSize })
    await pool.query(BARE_TABLES)
    const run = async (name: string, text: string, rows: readonly Values[]): Promise<readonly (Row | undefined)[]> => {
      const answer = await pool.query<Row>({ name, text, values: [...columnsOf(rows)] })
      const byId = new Map(answer.rows.map((row) => [row.id, row]))
      return rows.map(([id]) => byId.get(String(id)))
    }
    const callOf = (name: string, text: string): Call =>
      isGrouped
        ? groupCalls<Values, Row | undefined>((rows) => run(name, text, rows))
        : async (values) => (await run(name, text, [values]))[0]
    const create = callOf('create', BARE_CREATE)
    const step = callOf('step', BARE_STEP)
    const signal = callOf('signal', BARE_SIGNAL)
    let isStopped = false

    /** Runs a step and stores what came of it. */
    const runStep = (id: string, version: number, number: StepNumber): Promise<Row | undefined> => {
      probe.begin(id, number)
      probe.end(id, number)
      const delayMs = number === STEP_BEFORE_TIMER ? probe.timerMs : null
      const data = JSON.stringify(stepResult(number))
      return step([id, version, STATE_AFTER[number], delayMs, `step-${number}`, data])
    }

    /** The version with which the next step begins at once; `undefined` where the workflow waits or has ended. */
    const versionAfter = async (number: StepNumber, moved: Row | undefined): Promise<number | undefined> => {
      if (moved === undefined || number === STEP_BEFORE_TIMER || number === LAST_STEP) return undefined
      if (number !== STEP_BEFORE_SIGNAL) return moved.version
      return moved.isSignalled ? (await signal([moved.id, '{"late":true}']))?.version : undefined
    }

    const go = async (id: string, first: StepNumber, firstVersion: number): Promise<void> => {
      let number = first
      for (let version: number | undefined = firstVersion; version !== undefined; number = (number + 1) as StepNumber) {
        const moved = await runStep(id, version, number)
        if (number === LAST_STEP) probe.done(id)
        version = await versionAfter(number, moved)
      }
    }

    const fire = async (): Promise<void> => {
      while (!isStopped) {
        const { rows } = await pool.query<Row>({ name: 'fire', text: BARE_FIRE })
        for (const { id, version } of rows) void go(id, 5, version)
        if (rows.length < FIRE_LIMIT) await new Promise((resolve) => setTimeout(resolve, POLL_MS))
      }
    }
    const firing = fire()
    return {
      start: async (id, input) => {
        await create([id, JSON.stringify(input)])
        void go(id, 1, 1)
      },
      signal: async (id) => {
        const row = await signal([id, '{"accepted":true}'])
        if (row?.step === 3) void go(id, 3, row.version)
      },
      stop: async () => {
        isStopped = true
        await firing
        await pool.end()
      },
    }
  }

/** One statement a step. */
export const createBareStepEngine = createBareEngine(false)

/** All transitions of a turn of the event loop in one statement. */
export const createBareGroupedEngine = createBareEngine(true)
