import type { EngineParts } from '../engine-parts.ts'
import { reversalTaskBody } from '../worker/task-body.ts'
import type { TaskHandler } from '../worker/task-handler.ts'
import { commandTransaction } from './command-transaction.ts'

/** `end-reversal`: tells an original how its REVERSAL ended. */
export const createReversalHandler =
  (parts: EngineParts): TaskHandler =>
  async (task) => {
    const { transactionId, ...outcome } = reversalTaskBody(task)
    const { businessAccountId } = task.key
    const command = { type: 'reversal-ended', ...outcome } as const
    await commandTransaction(parts, { businessAccountId, transactionId, command, held: task })
  }
