import { type Decision, unchanged } from '../decision/index.ts'
import { failure, type Result, success } from '../issue/index.ts'
import { endSession } from './end-session.ts'
import { markReached } from './notified.ts'
import type { DeclineCommand } from './session-commands.ts'
import type { SessionContext } from './session-context.ts'
import { workflowUpdated } from './session-events.ts'
import { refuseEvent } from './session-guard.ts'
import type { SessionState } from './session-state.ts'
import { changeStep, currentStepIndex } from './session-steps.ts'
import { endedTaskIds } from './session-tasks.ts'

/** The Customer says no. Repeated by a Customer who declined already, it changes nothing. */
export const decideDecline = (
  before: SessionState,
  command: DeclineCommand,
  context: SessionContext,
): Result<Decision<SessionState>> => {
  if (before.status === 'DECLINED') return success(unchanged(before))
  const refusal = refuseEvent(before, 'declined', context.now)
  if (refusal !== undefined) return failure(refusal)
  const state = markReached(before, context.now)
  const index = currentStepIndex(state.steps)
  const ended = endSession(state, 'declined')
  const next: SessionState = {
    ...ended,
    steps: changeStep(ended.steps, index, 'declined', context.now),
    decline: { reason: command.reason, ...(command.text === undefined ? {} : { text: command.text }), at: context.now },
    lastActivityAt: context.now,
  }
  return success({ state: next, tasks: [], removedTaskIds: endedTaskIds(next), events: [workflowUpdated(next, index)] })
}
