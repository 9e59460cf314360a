import {
  compileMachine,
  createRefusals,
  type LifeCycle,
  type RefusalRow,
  type StatusOf,
} from '../../life-cycle/index.ts'
import { type WorkflowEvent, workflowMachine } from './workflow-machine.ts'

export type WorkflowStatus = StatusOf<typeof workflowMachine>

/** `workflowMachine` as a table. */
export const workflowLifeCycle: LifeCycle<WorkflowStatus, WorkflowEvent> = compileMachine(workflowMachine)

const refusalRows: readonly RefusalRow<WorkflowStatus, WorkflowEvent>[] = [
  {
    status: 'CREATED',
    events: ['reminded'],
    code: 'workflow_not_notified',
    fix: 'Wait until the SMS provider has accepted the first message',
  },
  { status: 'CREATED', code: 'workflow_not_ended', fix: 'Cancel the workflow first, or wait until it ends' },
  { status: 'ACTIVE', code: 'workflow_not_ended', fix: 'Cancel the workflow first, or wait until it ends' },
  { status: 'COMPLETED', code: 'workflow_completed', fix: 'Create a new workflow if more is needed' },
  { status: 'DECLINED', code: 'workflow_declined', fix: 'Ask the Customer, then create a new workflow' },
  { status: 'CANCELLED', code: 'workflow_cancelled', fix: 'Create a new workflow' },
  { status: 'EXPIRED', code: 'workflow_expired', fix: 'Create a new workflow; only an open one can be extended' },
  { status: 'ARCHIVED', code: 'workflow_archived', fix: 'Create a new workflow' },
]

/** The named answer for every pair of status and event that is no transition. */
export const workflowRefusals = createRefusals('workflow', workflowLifeCycle, refusalRows)

/** Why a workflow in this status does not take the event; kind `conflict`, naming the status that won. */
export const workflowRefusal = workflowRefusals.explain
