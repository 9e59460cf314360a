import type { JsonObject } from '@linx/contracts'
import { type WorkflowEvent, workflowLifeCycle } from './machine/index.ts'
import type { SessionState, SessionStep } from './session-state.ts'

/** What stays of an account answer once the account has been made or is no longer wanted. */
const KEPT_ACCOUNT_MEMBERS = ['type', 'subType', 'nameOnAccount', 'maskedAccountNumber'] as const

const keepMembers = (answer: JsonObject): JsonObject =>
  Object.fromEntries(KEPT_ACCOUNT_MEMBERS.map((member) => [member, answer[member]]))

const withoutSecrets = (step: SessionStep): SessionStep =>
  step.name === 'financial-account' && step.answer !== undefined ? { ...step, answer: keepMembers(step.answer) } : step

/**
 * The state after an event that ends the session: no reminder is due, account numbers are gone. Its links stay known, so that their
 * pages can say what became of it, and open nothing any more.
 * The caller has made sure that the event is a transition.
 */
export const endSession = (state: SessionState, event: WorkflowEvent): SessionState => {
  const { nextNotificationAt: _, ...rest } = state
  return {
    ...rest,
    status: workflowLifeCycle.next(state.status, event) ?? state.status,
    steps: state.steps.map(withoutSecrets),
    sequence: state.sequence + 1,
  }
}
