import type { EngineParts } from '../engine-parts.ts'
import { attemptTaskBody } from '../worker/task-body.ts'
import type { TaskHandler } from '../worker/task-handler.ts'
import { inquireAtRail } from './ask-rail.ts'
import { commandTransaction } from './command-transaction.ts'
import { attemptOf, referenceOf } from './submit-transaction.ts'
import { loadTransaction, railOf } from './transaction-store.ts'

/** `inquire-transaction/…`: asks the rail by our reference what became of an attempt. */
export const createInquireHandler =
  (parts: EngineParts): TaskHandler =>
  async (task) => {
    const { transactionId, attemptNumber } = attemptTaskBody(task)
    const { businessAccountId } = task.key
    const loaded = await loadTransaction(parts, businessAccountId, transactionId)
    const attempt = loaded === undefined ? undefined : attemptOf(loaded.state, attemptNumber)
    const rail = loaded === undefined ? undefined : railOf(parts, loaded.state)
    if (attempt === undefined || rail === undefined) {
      await parts.store.finish(task)
      return
    }
    const outcome = await inquireAtRail(parts, rail, referenceOf(attempt))
    const command = { type: 'inquiry-outcome', attemptNumber, outcome } as const
    await commandTransaction(parts, { businessAccountId, transactionId, command, held: task })
  }
