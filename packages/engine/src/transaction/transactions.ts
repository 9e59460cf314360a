import {
  checkId,
  decideTransaction,
  failure,
  type Result,
  statusAnswer,
  success,
  type Transaction,
  type TransactionAnswer,
  type TransactionStatusAnswer,
  transactionAnswer,
} from '@linx/core'
import type { Caller, EngineParts } from '../engine-parts.ts'
import type { IdempotentCall } from '../idempotency.ts'
import { missing } from '../missing.ts'
import { execute } from '../store/execute.ts'
import { createTransactionRequest } from './create-transaction.ts'
import { loadTransaction, railOf, transactionChange, transactionContext } from './transaction-store.ts'

/** Transactions of one Business Account. */
export interface Transactions {
  /** `POST /v1/transactions` (seed 003). Refused: every violation at once, nothing stored. The answer shows it `NEW`. */
  create(request: unknown, options: Required<IdempotentCall>): Promise<Result<TransactionAnswer>>
  get(transactionId: string): Promise<Result<TransactionAnswer>>
  /** Every status that it had, oldest first. */
  history(transactionId: string): Promise<Result<readonly TransactionStatusAnswer[]>>
  /** Only `NEW` and `PENDING`; from `PROCESSING` on the rail has it. Cancelled already: nothing changes. */
  cancel(transactionId: string): Promise<Result<TransactionAnswer>>
}

export const createTransactions = (parts: EngineParts, caller: Caller): Transactions => {
  const { businessAccountId, actor } = caller
  const answerOf = (state: Transaction): TransactionAnswer => transactionAnswer(state, parts.paymentReasons)

  const read = async <View>(transactionId: string, view: (state: Transaction) => View): Promise<Result<View>> => {
    const badId = checkId(transactionId, 'transactionId')
    if (badId !== undefined) return failure(badId)
    await parts.ready()
    const loaded = await loadTransaction(parts, businessAccountId, transactionId)
    return loaded === undefined ? missing('transaction', 'transactionId', transactionId) : success(view(loaded.state))
  }

  const cancel = (transactionId: string): Promise<Result<TransactionAnswer>> =>
    execute<Result<TransactionAnswer>>(parts.store, async () => {
      const loaded = await loadTransaction(parts, businessAccountId, transactionId)
      const rail = loaded === undefined ? undefined : railOf(parts, loaded.state)
      if (loaded === undefined || rail === undefined) {
        return { answer: missing('transaction', 'transactionId', transactionId) }
      }
      const decided = decideTransaction(loaded.state, { type: 'cancel' }, transactionContext(parts, actor, rail))
      if (!decided.ok) return { answer: decided }
      const answer = success(answerOf(decided.state))
      if (decided.state === loaded.state) return { answer }
      return { answer, change: transactionChange(loaded, decided, actor, 'transaction.cancel') }
    })

  return {
    create: (request, options) => createTransactionRequest(parts, caller, request, options),
    get: (transactionId) => read(transactionId, answerOf),
    history: (transactionId) => read(transactionId, ({ history }) => history.map(statusAnswer)),
    cancel: async (transactionId) => {
      const known = await read(transactionId, answerOf)
      return known.ok ? cancel(transactionId) : known
    },
  }
}
