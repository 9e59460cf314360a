import type { EngineParts } from '../engine-parts.ts'
import { transactionTaskBody } from '../worker/task-body.ts'
import type { TaskHandler } from '../worker/task-handler.ts'
import { commandTransaction } from './command-transaction.ts'

/** `close-return-window`: marks that settled money comes back no more; what still comes is for a person. */
export const createReturnsHandler =
  (parts: EngineParts): TaskHandler =>
  async (task) => {
    const { transactionId } = transactionTaskBody(task)
    const { businessAccountId } = task.key
    await commandTransaction(parts, {
      businessAccountId,
      transactionId,
      command: { type: 'close-returns' },
      held: task,
    })
  }
