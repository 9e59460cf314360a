/** The steps of the workflow: 1, 2, a signal from outside, 3, 4, a timer, 5, 6. */
export type StepNumber = 1 | 2 | 3 | 4 | 5 | 6

/** The last step before the signal, and the last before the timer. */
export const STEP_BEFORE_SIGNAL = 2
export const STEP_BEFORE_TIMER = 4
export const LAST_STEP = 6

/** States between steps, and the end. */
export const WAITING_FOR_SIGNAL = 30
const WAITING_FOR_TIMER = 50
const ENDED = 100

/** The state that a workflow is in once a step is stored: the next step, a wait, or the end. */
export const STATE_AFTER: { readonly [step in StepNumber]: number } = {
  1: 2,
  2: WAITING_FOR_SIGNAL,
  3: 4,
  4: WAITING_FOR_TIMER,
  5: 6,
  6: ENDED,
}

/** What a candidate calls while it runs workflows; the bodies of the steps are these calls. */
export interface WorkflowProbe {
  readonly timerMs: number
  /** A step begins to run; called again for a repeat of a step. */
  begin(id: string, step: StepNumber): void
  /** The body of a step ended; what follows is the candidate's bookkeeping. */
  end(id: string, step: StepNumber): void
  /** The workflow ended, durably where the candidate can tell. */
  done(id: string): void
}

/** What a workflow is started with. */
export interface WorkflowInput {
  readonly phoneNumber: string
  readonly amount: string
  readonly currency: string
  readonly customerId: string
}

/** A way to run the workflow so that it survives a crash at any point. */
export interface DurableEngine {
  /** Resolves once the workflow would survive a crash. */
  start(id: string, input: WorkflowInput): Promise<void>
  /** The signal from outside, as durable as a step. */
  signal(id: string): Promise<void>
  stop(): Promise<void>
}

export interface EngineSettings {
  /** Of a fresh database; empty for candidates that bring their own store. */
  readonly connectionString: string
  /** A folder of this run, for candidates that keep files. */
  readonly folder: string
  /** Connections that a candidate may open. */
  readonly poolSize: number
  /** How many workflows the run will start. */
  readonly workflows: number
}

export type CreateDurableEngine = (settings: EngineSettings, probe: WorkflowProbe) => Promise<DurableEngine>

const DETAIL_CHARACTERS = 80

/** What every step answers and every candidate stores. */
export const stepResult = (step: StepNumber) => ({
  ok: true,
  step,
  reference: 'a1b2c3d4-0000-4000-8000-000000000000',
  detail: 'x'.repeat(DETAIL_CHARACTERS),
})
