import { randomUUID } from 'node:crypto'
import {
  type DurableEngine,
  LAST_STEP,
  STEP_BEFORE_SIGNAL,
  STEP_BEFORE_TIMER,
  type StepNumber,
  type WorkflowProbe,
} from './durable-engine.ts'

export interface WorkflowLoad {
  readonly workflows: number
  /** As many run at once; the next begins when one ends. */
  readonly inFlight: number
}

/** Milliseconds of each kind, unsorted. */
export interface Latencies {
  /** From the end of one step's body to the beginning of the next one's. */
  readonly step: number[]
  /** From the call of the signal to the beginning of step 3. */
  readonly signal: number[]
  /** How late step 5 began, measured from the end of step 4 and the timer's length. */
  readonly timer: number[]
}

export interface WorkflowMeasurement {
  readonly elapsedMs: number
  readonly latencies: Latencies
  /** Steps that ran again. */
  readonly repeats: number
}

const TIMER_MS = 200
const SIGNAL_AFTER_MS = 50
const STALLED_AFTER_MS = 60_000

const INPUT = {
  phoneNumber: '+16471234567',
  amount: '256.25',
  currency: 'USD',
  customerId: '01ac41f3-86a3-4651-b043-c0fbc1e1adff',
}

interface Run {
  step: number
  startedAt: number
  endedAt: number
  signalledAt: number
  isDone: boolean
}

/** Drives the load through an engine that `create` makes over the probe. Throws if nothing ends for a minute. */
export const measureWorkflows = async (
  create: (probe: WorkflowProbe) => Promise<DurableEngine>,
  { workflows, inFlight }: WorkflowLoad,
): Promise<WorkflowMeasurement> => {
  const runs = new Map<string, Run>()
  const latencies: Latencies = { step: [], signal: [], timer: [] }
  const { promise: allDone, resolve, reject } = Promise.withResolvers<void>()
  let repeats = 0
  let started = 0
  let done = 0
  let lastDoneAt = performance.now()

  const note = (run: Run, step: StepNumber, now: number): void => {
    if (step === STEP_BEFORE_SIGNAL + 1) latencies.signal.push(now - run.signalledAt)
    else if (step === STEP_BEFORE_TIMER + 1) latencies.timer.push(now - run.endedAt - TIMER_MS)
    else if (step > 1) latencies.step.push(now - run.endedAt)
  }
  const launch = (): void => {
    if (started === workflows) return
    started += 1
    const id = randomUUID()
    runs.set(id, { step: 0, startedAt: performance.now(), endedAt: 0, signalledAt: 0, isDone: false })
    engine.start(id, INPUT).catch(reject)
  }
  const probe: WorkflowProbe = {
    timerMs: TIMER_MS,
    begin: (id, step) => {
      const run = runs.get(id)
      if (run === undefined) return
      if (run.step >= step) {
        repeats += 1
        return
      }
      run.step = step
      note(run, step, performance.now())
    },
    end: (id, step) => {
      const run = runs.get(id)
      if (run === undefined) return
      run.endedAt = performance.now()
      if (step !== STEP_BEFORE_SIGNAL) return
      setTimeout(() => {
        run.signalledAt = performance.now()
        engine.signal(id).catch(reject)
      }, SIGNAL_AFTER_MS)
    },
    done: (id) => {
      const run = runs.get(id)
      if (run === undefined || run.isDone || run.step !== LAST_STEP) return
      run.isDone = true
      done += 1
      lastDoneAt = performance.now()
      if (done === workflows) resolve()
      else launch()
    },
  }

  const engine = await create(probe)
  const watch = setInterval(() => {
    if (performance.now() - lastDoneAt > STALLED_AFTER_MS) reject(new Error(`Stalled: ${done} of ${workflows} ended.`))
  }, SIGNAL_AFTER_MS)
  const startedAt = performance.now()
  lastDoneAt = startedAt
  for (let launched = 0; launched < Math.min(inFlight, workflows); launched += 1) launch()
  try {
    await allDone
    return { elapsedMs: performance.now() - startedAt, latencies, repeats }
  } finally {
    clearInterval(watch)
    await engine.stop()
  }
}
