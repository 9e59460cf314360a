import { type Decision, unchanged } from '../decision/index.ts'
import { failure, type Result, success } from '../issue/index.ts'
import { endSession } from './end-session.ts'
import { workflowLifeCycle, workflowRefusal } from './machine/index.ts'
import { appendNotification } from './notifications.ts'
import type { SessionContext } from './session-context.ts'
import { workflowUpdated } from './session-events.ts'
import { refuseEvent } from './session-guard.ts'
import type { SessionState } from './session-state.ts'
import { currentStepIndex } from './session-steps.ts'
import { endedTaskIds, expiryTask, sendNotificationTask } from './session-tasks.ts'

/** An employee takes the workflow back; its links are dead at once. Cancelled already: nothing changes. */
export const decideCancel = (before: SessionState, context: SessionContext): Result<Decision<SessionState>> => {
  if (before.status === 'CANCELLED') return success(unchanged(before))
  const refusal = refuseEvent(before, 'cancelled', context.now)
  if (refusal !== undefined) return failure(refusal)
  const state = endSession(before, 'cancelled')
  const events = [workflowUpdated(state, currentStepIndex(state.steps))]
  return success({ state, tasks: [], removedTaskIds: endedTaskIds(state), events })
}

/** Puts an ended workflow away. Archived already: nothing changes. */
export const decideArchive = (before: SessionState): Result<Decision<SessionState>> => {
  if (before.status === 'ARCHIVED') return success(unchanged(before))
  const status = workflowLifeCycle.next(before.status, 'archived')
  if (status === undefined) return failure(workflowRefusal(before.status, 'archived'))
  return success(unchanged({ ...before, status, sequence: before.sequence + 1 }))
}

/**
 * The expiry's timer fired. Too early (the expiry was moved, or a clock jumped): it is set again. Ended in the meantime: nothing. Otherwise the session is over
 * and the Customer is told; `tellAt` is the next instant inside the allowed hours.
 */
export const decideExpire = (
  before: SessionState,
  command: { readonly tellAt: number },
  context: SessionContext,
): Decision<SessionState> => {
  if (workflowLifeCycle.next(before.status, 'expired') === undefined) return unchanged(before)
  if (context.now < before.expireAt) return { ...unchanged(before), tasks: [expiryTask(before)] }
  const ended = endSession(before, 'expired')
  const closing = {
    removedTaskIds: endedTaskIds(ended),
    events: [workflowUpdated(ended, currentStepIndex(ended.steps))],
  }
  if (before.unreachable !== undefined) return { state: ended, tasks: [], ...closing }
  const { state, notification } = appendNotification(ended, { origin: 'EXPIRY' }, context)
  return { state, tasks: [sendNotificationTask(state, notification, command.tellAt)], ...closing }
}
