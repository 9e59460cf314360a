import { createMachine } from 'xstate'

/** What can happen to a transaction. */
export type TransactionEvent =
  | 'released'
  | 'submission-begun'
  | 'put-back'
  | 'approved'
  | 'settled'
  | 'cleared'
  | 'declined'
  | 'cancelled'
  | 'failed'
  | 'reversed'

/**
 * The life of a transaction (SPEC section 4). `put-back`: the rail proved that nothing left or nothing will move, so it waits for the
 * next try and can be cancelled again. `settled` ends a SEND, `cleared` a REQUEST. A return changes no status of its original: it is
 * a transaction of its own, born in its final status.
 */
export const transactionMachine = createMachine({
  id: 'transaction',
  types: {} as { events: { type: TransactionEvent } },
  initial: 'NEW',
  states: {
    NEW: { on: { released: 'PENDING', cancelled: 'CANCELLED', failed: 'ERROR' } },
    PENDING: { on: { 'submission-begun': 'PROCESSING', cancelled: 'CANCELLED', failed: 'ERROR' } },
    PROCESSING: {
      on: {
        'put-back': 'PENDING',
        approved: 'APPROVED',
        settled: 'SETTLED',
        cleared: 'CLEARED',
        declined: 'DECLINED',
        failed: 'ERROR',
      },
    },
    APPROVED: {
      on: {
        approved: 'APPROVED',
        settled: 'SETTLED',
        cleared: 'CLEARED',
        declined: 'DECLINED',
      },
    },
    SETTLED: { tags: 'ended', on: { settled: 'SETTLED', reversed: 'REVERSED' } },
    CLEARED: { tags: 'ended', on: { cleared: 'CLEARED', reversed: 'REVERSED' } },
    DECLINED: { type: 'final', tags: 'ended' },
    CANCELLED: { type: 'final', tags: 'ended' },
    ERROR: { type: 'final', tags: 'ended' },
    REVERSED: { type: 'final', tags: 'ended' },
  },
})
