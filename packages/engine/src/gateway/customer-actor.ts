import type { Actor, SessionState } from '@linx/core'

/** The Customer of a session acts under the session's name: before the confirmation there may be no Customer yet. */
export const customerActor = (state: Pick<SessionState, 'workflowId' | 'customerId'>): Actor => ({
  id: state.customerId ?? state.workflowId,
  type: 'customer',
})
