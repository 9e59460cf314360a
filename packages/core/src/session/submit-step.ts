import type { JsonObject } from '@linx/contracts'
import { type Decision, unchanged } from '../decision/index.ts'
import { createIssue, failure, type Issue, type Result, success } from '../issue/index.ts'
import { markReached } from './notified.ts'
import { rescheduleReminder } from './reschedule-reminder.ts'
import type { SubmitStepCommand } from './session-commands.ts'
import type { SessionContext } from './session-context.ts'
import { workflowUpdated } from './session-events.ts'
import { refuseEvent } from './session-guard.ts'
import type { SessionState } from './session-state.ts'
import { advanceSteps, answerStep, changeStep, currentStepIndex } from './session-steps.ts'

/** Answers are plain JSON written by one validator, so equal answers have equal text. */
const isSameAnswer = (left: JsonObject | undefined, right: JsonObject): boolean =>
  left !== undefined && JSON.stringify(left) === JSON.stringify(right)

const completeStep = (steps: SessionState['steps'], index: number, now: number): SessionState['steps'] =>
  advanceSteps(changeStep(steps, index, 'completed', now), now)

const outOfTurn = (state: SessionState, index: number): Issue => {
  const current = state.steps[currentStepIndex(state.steps)]
  return createIssue('step_out_of_turn', {
    path: 'stepId',
    expected: `an answer to the current step ${current?.name}`,
    received: state.steps[index]?.name ?? 'a step that the workflow does not have',
    fix: 'Read the workflow again and answer its current step',
  })
}

/**
 * Stores the Customer's answer to the current step and goes on to the next. A repeat with the same answer changes nothing;
 * any other step, or another answer to a completed one, is out of turn (requirement L6).
 */
export const decideSubmitStep = (
  before: SessionState,
  command: SubmitStepCommand,
  context: SessionContext,
): Result<Decision<SessionState>> => {
  const refusal = refuseEvent(before, 'step-submitted', context.now)
  if (refusal !== undefined) return failure(refusal)
  const state = markReached(before, context.now)
  const index = state.steps.findIndex(({ stepId }) => stepId === command.stepId)
  const step = state.steps[index]
  if (step?.status === 'COMPLETED' && isSameAnswer(step.answer, command.answer)) return success(unchanged(before))
  if (step?.status !== 'ACTIVE') return failure(outOfTurn(state, index))
  const answered = answerStep(state.steps, index, command.answer, context.now)
  const next: SessionState = {
    ...state,
    steps: command.isComplete ? completeStep(answered, index, context.now) : answered,
    contact: { ...state.contact, ...command.contact },
    lastActivityAt: context.now,
    sequence: state.sequence + 1,
  }
  const rescheduled = rescheduleReminder(next, context)
  return success({ ...rescheduled, events: [workflowUpdated(rescheduled.state, index)] })
}
