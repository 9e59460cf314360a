import { type Decision, unchanged } from '../decision/index.ts'
import { workflowLifeCycle } from './machine/index.ts'
import { rescheduleReminder } from './reschedule-reminder.ts'
import type { SessionContext } from './session-context.ts'
import type { SessionState } from './session-state.ts'

/**
 * The recipient opted out, or in again. Out: nothing more is sent, the workflow stays as it is and its links stay alive (requirement S3).
 * In: reminders are planned anew.
 */
export const decideReachability = (
  state: SessionState,
  { isOptedOut }: { readonly isOptedOut: boolean },
  context: SessionContext,
): Decision<SessionState> => {
  if (workflowLifeCycle.isEnded(state.status) || isOptedOut === (state.unreachable === 'opted-out')) {
    return unchanged(state)
  }
  const { unreachable: _, ...reachable } = state
  const next: SessionState = isOptedOut ? { ...state, unreachable: 'opted-out' } : reachable
  return { ...rescheduleReminder(next, context), events: [] }
}
