import { createMachine } from 'xstate'

/**
 * The life of a workflow (SPEC section 2). `CREATED`: stored, the SMS not yet accepted by the provider, whose answer may come
 * late; so the Customer may already do there what `ACTIVE` allows. Times are tasks, never `after`.
 */
export const workflowMachine = createMachine({
  id: 'workflow',
  types: {} as { events: { type: WorkflowEvent } },
  initial: 'CREATED',
  states: {
    CREATED: {
      on: {
        notified: 'ACTIVE',
        opened: 'CREATED',
        'step-submitted': 'CREATED',
        extended: 'CREATED',
        resent: 'CREATED',
        confirmed: 'COMPLETED',
        declined: 'DECLINED',
        cancelled: 'CANCELLED',
        expired: 'EXPIRED',
      },
    },
    ACTIVE: {
      on: {
        notified: 'ACTIVE',
        opened: 'ACTIVE',
        'step-submitted': 'ACTIVE',
        extended: 'ACTIVE',
        resent: 'ACTIVE',
        reminded: 'ACTIVE',
        confirmed: 'COMPLETED',
        declined: 'DECLINED',
        cancelled: 'CANCELLED',
        expired: 'EXPIRED',
      },
    },
    // The four ends still hear of an SMS that was on its way.
    COMPLETED: { tags: 'ended', on: { notified: 'COMPLETED', archived: 'ARCHIVED' } },
    DECLINED: { tags: 'ended', on: { notified: 'DECLINED', archived: 'ARCHIVED' } },
    CANCELLED: { tags: 'ended', on: { notified: 'CANCELLED', archived: 'ARCHIVED' } },
    EXPIRED: { tags: 'ended', on: { notified: 'EXPIRED', archived: 'ARCHIVED' } },
    ARCHIVED: { type: 'final', tags: 'ended' },
  },
})

/** What can happen to a workflow. The second group changes no status. */
export type WorkflowEvent =
  | 'notified'
  | 'confirmed'
  | 'declined'
  | 'cancelled'
  | 'expired'
  | 'archived'
  | 'opened'
  | 'step-submitted'
  | 'extended'
  | 'resent'
  | 'reminded'
