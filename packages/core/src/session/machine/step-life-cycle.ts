import {
  compileMachine,
  createRefusals,
  type LifeCycle,
  type RefusalRow,
  type StatusOf,
} from '../../life-cycle/index.ts'
import { type StepEvent, stepMachine } from './step-machine.ts'

export type StepStatus = StatusOf<typeof stepMachine>

/** `stepMachine` as a table. */
export const stepLifeCycle: LifeCycle<StepStatus, StepEvent> = compileMachine(stepMachine)

const refusalRows: readonly RefusalRow<StepStatus, StepEvent>[] = [
  { status: 'COMPLETED', code: 'step_completed', fix: 'Go on with the current step' },
  { status: 'DECLINED', code: 'step_declined', fix: 'Create a new workflow if the Customer has changed their mind' },
  { status: 'FAILED', code: 'step_failed', fix: 'Read why the step failed, then create a new workflow' },
]

/** The named answer for every pair of status and event that is no transition. */
export const stepRefusals = createRefusals('step', stepLifeCycle, refusalRows)

/** Why a step in this status does not take the event; kind `conflict`. */
export const stepRefusal = stepRefusals.explain
