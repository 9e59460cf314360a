import type { JsonObject, SmsRejectionClass } from '@linx/contracts'
import type { DomainEvent } from '../decision/index.ts'
import { formatInstant } from '../time/index.ts'
import { stepDefinition } from '../workflow/index.ts'
import type { SessionState, SessionStep } from './session-state.ts'

const stepStatus = (step: SessionStep | undefined): JsonObject | null =>
  step === undefined
    ? null
    : {
        id: step.stepId,
        status: step.status,
        name: step.name,
        displayName: stepDefinition(step.name).displayName,
        updatedAt: formatInstant(step.updatedAt),
      }

/**
 * `linx.workflow-updated` (SPEC section 7) around the step at `index`: it, the one before and the one after, `null` at the ends.
 * `workflowStatus` and `sequence` are ours, so that a receiver can tell the end and put deliveries in order.
 */
export const workflowUpdated = (state: SessionState, index: number): DomainEvent => ({
  type: 'linx.workflow-updated',
  data: {
    workflowId: state.workflowId,
    workflowStatus: state.status,
    sequence: state.sequence,
    previousStepStatus: stepStatus(state.steps[index - 1]),
    currentStepStatus: stepStatus(state.steps[index]),
    nextStepStatus: stepStatus(state.steps[index + 1]),
  },
})

/** `linx.notification-failed`: an SMS was refused for good, so the business should resend, correct the number or cancel. */
export const notificationFailed = (
  state: SessionState,
  serial: number,
  reason: SmsRejectionClass | 'undelivered',
): DomainEvent => ({
  type: 'linx.notification-failed',
  data: { workflowId: state.workflowId, sequence: state.sequence, serial, reason },
})
