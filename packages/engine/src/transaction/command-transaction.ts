import type { ClaimedTask } from '@linx/contracts'
import { type Actor, decideTransaction, internalActor, type Transaction, type TransactionCommand } from '@linx/core'
import type { EngineParts } from '../engine-parts.ts'
import { execute } from '../store/execute.ts'
import { commandChange, openTransaction, transactionContext } from './transaction-store.ts'

/** A command that the engine itself gives to a transaction, under the task that it runs for. */
export interface EngineTransactionCommand {
  readonly businessAccountId: string
  readonly transactionId: string
  readonly command: TransactionCommand
  readonly held: ClaimedTask
  /** Keep the task: more is to be done under it. */
  readonly keepsHeld?: boolean
  readonly actor?: Actor
}

/**
 * Decides on what is stored now and commits under the held task. Answers the state after it; `undefined` if there is nothing to do any more
 * (the transaction is gone, its rail is gone, or the command comes too late).
 */
export const commandTransaction = async (
  parts: EngineParts,
  { businessAccountId, transactionId, command, held, keepsHeld, actor = internalActor }: EngineTransactionCommand,
): Promise<Transaction | undefined> =>
  execute<Transaction | undefined>(
    parts.store,
    async () => {
      const open = await openTransaction(parts, businessAccountId, transactionId)
      if (open === undefined) return { answer: undefined }
      const { loaded, rail } = open
      const decided = decideTransaction(loaded.state, command, transactionContext(parts, actor, rail))
      if (!decided.ok) return { answer: undefined }
      const change = await commandChange(parts, loaded, decided, actor, `transaction.${command.type}`)
      return { answer: decided.state, change }
    },
    { held, ...(keepsHeld === undefined ? {} : { keepsHeld }) },
  )
