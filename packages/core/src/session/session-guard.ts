import type { Instant } from '@linx/contracts'
import { createIssue, type Issue } from '../issue/index.ts'
import { formatInstant } from '../time/index.ts'
import { type WorkflowEvent, workflowLifeCycle, workflowRefusal } from './machine/index.ts'
import type { SessionState } from './session-state.ts'

/** The link's time is over, whether or not the timer has fired: the clock inside the commit decides. */
export const isPastExpiry = (state: SessionState, now: Instant): boolean =>
  now >= state.expireAt && !workflowLifeCycle.isEnded(state.status)

/** Why this event is refused now, or nothing. The clock is asked first: what arrives after `expireAt` has lost. */
export const refuseEvent = (state: SessionState, event: WorkflowEvent, now: Instant): Issue | undefined => {
  if (isPastExpiry(state, now)) {
    return createIssue('workflow_expired', {
      path: '',
      expected: `an expiry after ${formatInstant(now)}`,
      received: formatInstant(state.expireAt),
      fix: 'Create a new workflow',
    })
  }
  return workflowLifeCycle.next(state.status, event) === undefined ? workflowRefusal(state.status, event) : undefined
}
