import { type Decision, unchanged } from '../decision/index.ts'
import { createIssue, failure, type Issue, type Result, success } from '../issue/index.ts'
import { endSession } from './end-session.ts'
import { markReached } from './notified.ts'
import type { ConfirmCommand } from './session-commands.ts'
import type { SessionContext } from './session-context.ts'
import { workflowUpdated } from './session-events.ts'
import { refuseEvent } from './session-guard.ts'
import type { SessionState } from './session-state.ts'
import { changeStep, currentStepIndex } from './session-steps.ts'
import { endedTaskIds } from './session-tasks.ts'

/**
 * Why the session cannot be confirmed now: its time is over, it has ended, or a step is still open. Confirmed already is no
 * refusal.
 */
export const refuseConfirm = (before: SessionState, context: SessionContext): Issue | undefined => {
  if (before.status === 'COMPLETED') return undefined
  const refusal = refuseEvent(before, 'confirmed', context.now)
  if (refusal !== undefined) return refusal
  const open = markReached(before, context.now).steps.find(
    ({ name, status }) => status !== 'COMPLETED' && name !== 'move-money',
  )
  if (open === undefined) return undefined
  return createIssue('step_open', {
    path: 'steps',
    expected: 'every step before the confirmation to be completed',
    received: `${open.name} in status ${open.status}`,
    fix: `Complete ${open.name} first`,
  })
}

/**
 * The Customer confirms: the last step is done and the session is over. What it made (Customer, account, transaction) is stored in
 * the same commit. A second confirmation changes nothing, so there is one payment whatever the Customer taps.
 */
export const decideConfirm = (
  before: SessionState,
  command: ConfirmCommand,
  context: SessionContext,
): Result<Decision<SessionState>> => {
  if (before.status === 'COMPLETED') return success(unchanged(before))
  const refusal = refuseConfirm(before, context)
  if (refusal !== undefined) return failure(refusal)
  const reached = markReached(before, context.now)
  const index = currentStepIndex(reached.steps)
  const ended = endSession(reached, 'confirmed')
  const state: SessionState = {
    ...ended,
    ...command,
    steps: changeStep(ended.steps, index, 'completed', context.now),
    completedAt: context.now,
    lastActivityAt: context.now,
  }
  return success({ state, tasks: [], removedTaskIds: endedTaskIds(state), events: [workflowUpdated(state, index)] })
}
