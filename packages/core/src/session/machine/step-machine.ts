import { createMachine } from 'xstate'

/** What can happen to a step. */
export type StepEvent = 'activated' | 'completed' | 'declined' | 'failed'

/**
 * The life of a step (SPEC section 2). Steps that need nobody complete straight from `CREATED`; a Customer who declines the
 * workflow declines its unfinished steps with it.
 */
export const stepMachine = createMachine({
  id: 'step',
  types: {} as { events: { type: StepEvent } },
  initial: 'CREATED',
  states: {
    CREATED: { on: { activated: 'ACTIVE', completed: 'COMPLETED', declined: 'DECLINED', failed: 'FAILED' } },
    ACTIVE: { on: { activated: 'ACTIVE', completed: 'COMPLETED', declined: 'DECLINED', failed: 'FAILED' } },
    COMPLETED: { type: 'final', tags: 'ended' },
    DECLINED: { type: 'final', tags: 'ended' },
    FAILED: { type: 'final', tags: 'ended' },
  },
})
