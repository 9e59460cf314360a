import {
  decideTransaction,
  type Result,
  referencedAccountIds,
  success,
  type TransactionAnswer,
  transactionAnswer,
  validateTransactionRequest,
} from '@linx/core'
import type { Caller, EngineParts } from '../engine-parts.ts'
import { missing } from '../missing.ts'
import { recordChange } from '../store/change.ts'
import { execute, type Plan } from '../store/execute.ts'
import { transactionKind } from '../store/record-kinds.ts'
import { accountsOf, loadTransactionFacts } from './create-transaction.ts'
import { makeTransaction } from './make-transaction.ts'
import { loadTransaction, railOf, transactionChange, transactionContext } from './transaction-store.ts'

const plan = async (
  parts: EngineParts,
  caller: Caller,
  transactionId: string,
  input: unknown,
): Promise<Plan<Result<TransactionAnswer>>> => {
  const { businessAccountId, actor } = caller
  const loaded = await loadTransaction(parts, businessAccountId, transactionId)
  const rail = loaded === undefined ? undefined : railOf(parts, loaded.state)
  if (loaded === undefined || rail === undefined) {
    return { answer: missing('transaction', 'transactionId', transactionId) }
  }
  const facts = await loadTransactionFacts(parts, businessAccountId, referencedAccountIds(input))
  const request = validateTransactionRequest(input, facts)
  if (!request.ok) return { answer: request }
  const cancelled = decideTransaction(loaded.state, { type: 'cancel' }, transactionContext(parts, actor, rail))
  if (!cancelled.ok) return { answer: cancelled }
  const id = parts.ids.uuid()
  const command = { ...request.value, id, businessAccountId, parentTransactionId: transactionId }
  const made = makeTransaction(parts, command, accountsOf(request.value, facts), { actor, pathPrefix: '' })
  if (!made.ok) return { answer: made }
  const { created, decision } = made.value
  const change = transactionChange(loaded, cancelled, actor, 'transaction.edit')
  return {
    answer: success(transactionAnswer(created, parts.paymentReasons)),
    change: {
      ...change,
      records: [...change.records, recordChange(transactionKind, decision.state)],
      tasks: [...cancelled.tasks, ...decision.tasks],
      events: [...cancelled.events, ...decision.events],
    },
  }
}

/** Cancels a `NEW` or `PENDING` transaction and makes another one in its place, in one commit; the new one names it as parent. */
export const editTransaction = (
  parts: EngineParts,
  caller: Caller,
  transactionId: string,
  input: unknown,
): Promise<Result<TransactionAnswer>> =>
  execute<Result<TransactionAnswer>>(parts.store, () => plan(parts, caller, transactionId, input))
