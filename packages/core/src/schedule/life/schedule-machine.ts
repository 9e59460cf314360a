import { createMachine } from 'xstate'

/** What can happen to a schedule. */
export type ScheduleEvent = 'edited' | 'cancelled' | 'occurrence-handled' | 'suspended' | 'unsuspended' | 'finished'

/**
 * The life of a schedule (SPEC section 5). `SCHEDULED`: nothing has been due yet, so it can be edited and cancelled. `ACTIVE`: recurring, at
 * least one occurrence was handled. `SUSPENDED`: occurrences are skipped and recorded, not made up.
 */
export const scheduleMachine = createMachine({
  id: 'schedule',
  types: {} as { events: { type: ScheduleEvent } },
  initial: 'SCHEDULED',
  states: {
    SCHEDULED: {
      on: { edited: 'SCHEDULED', cancelled: 'CANCELLED', 'occurrence-handled': 'ACTIVE', finished: 'FINISHED' },
    },
    ACTIVE: { on: { 'occurrence-handled': 'ACTIVE', suspended: 'SUSPENDED', finished: 'FINISHED' } },
    SUSPENDED: { on: { 'occurrence-handled': 'SUSPENDED', unsuspended: 'ACTIVE', finished: 'FINISHED' } },
    CANCELLED: { type: 'final', tags: 'ended' },
    FINISHED: { type: 'final', tags: 'ended' },
  },
})
