import { createMachine } from 'xstate'
import { compileMachine, createRefusals, type LifeCycle, type RefusalRow, type StatusOf } from '../life-cycle/index.ts'

/** What can happen to a batch. */
export type BatchEvent = 'begun' | 'done' | 'all-refused' | 'none-made' | 'cancelled'

/**
 * The life of a batch of workflows (SPEC section 1). `QUEUED`: its entries are being made. `COMPLETED`: nothing is left to do and at least one
 * workflow was made, or the rest was cancelled. `INVALID`: every entry was refused. `FAILED`: no workflow was made, not by the entries' fault alone.
 * A cancelled batch stays `CANCELLING` until what was being made is done.
 */
export const batchMachine = createMachine({
  id: 'workflowBatch',
  types: {} as { events: { type: BatchEvent } },
  initial: 'NEW',
  states: {
    NEW: { on: { begun: 'QUEUED', cancelled: 'CANCELLING' } },
    QUEUED: {
      on: { done: 'COMPLETED', 'all-refused': 'INVALID', 'none-made': 'FAILED', cancelled: 'CANCELLING' },
    },
    CANCELLING: { on: { cancelled: 'CANCELLING', done: 'COMPLETED' } },
    COMPLETED: { type: 'final', tags: 'ended' },
    INVALID: { type: 'final', tags: 'ended' },
    FAILED: { type: 'final', tags: 'ended' },
  },
})

export type BatchStatus = StatusOf<typeof batchMachine>

/** `batchMachine` as a table. */
export const batchLifeCycle: LifeCycle<BatchStatus, BatchEvent> = compileMachine(batchMachine)

const fix = 'Nothing is to be done: cancel the workflows that were made one by one'

const refusalRows: readonly RefusalRow<BatchStatus, BatchEvent>[] = [
  { status: 'COMPLETED', code: 'batch_ended', fix },
  { status: 'INVALID', code: 'batch_ended', fix },
  { status: 'FAILED', code: 'batch_ended', fix },
]

/** Why a batch in this status does not take the event; kind `conflict`. */
export const batchRefusal = createRefusals('batch', batchLifeCycle, refusalRows).explain
