import {
  decideTransaction,
  failure,
  type Result,
  referencedAccountIds,
  success,
  type TransactionAnswer,
  type TransactionLimit,
  transactionAnswer,
  transactionRefusal,
  validateTransactionRequest,
} from '@linx/core'
import type { Caller, EngineParts } from '../engine-parts.ts'
import type { IdempotentCall } from '../idempotency.ts'
import { type PlannedAnswer, runIdempotently } from '../idempotent-command.ts'
import { missing } from '../missing.ts'
import { recordChange } from '../store/change.ts'
import { transactionKind } from '../store/record-kinds.ts'
import { makeTransaction } from './make-transaction.ts'
import { accountsOf, loadMoneyFacts } from './transaction-facts.ts'
import { loadTransaction, openTransaction, transactionChange, transactionContext } from './transaction-store.ts'

interface EditRun {
  readonly transactionId: string
  /** Of the one that takes its place. */
  readonly newId: string
  readonly input: unknown
  readonly limits: readonly TransactionLimit[]
}

/** The limits get back what the original was counted with before they are asked for the new one. */
const plan = async (
  parts: EngineParts,
  { businessAccountId, actor }: Caller,
  { transactionId, newId, input, limits }: EditRun,
): Promise<Result<PlannedAnswer<TransactionAnswer>>> => {
  const open = await openTransaction(parts, businessAccountId, transactionId)
  if (open === undefined) return missing('transaction', 'transactionId', transactionId)
  const { loaded, rail } = open
  const accountIds = referencedAccountIds(input)
  const facts = await loadMoneyFacts(parts, businessAccountId, { accountIds, limits, released: loaded.state })
  const request = validateTransactionRequest(input, facts)
  if (!request.ok) return request
  const cancelled = decideTransaction(loaded.state, { type: 'cancel' }, transactionContext(parts, actor, rail))
  if (!cancelled.ok) return cancelled
  // To cancel twice is no fault, to put a second one in the place of a cancelled one would pay twice.
  if (cancelled.state === loaded.state)
    return failure(transactionRefusal(loaded.state.latestStatus.status, 'cancelled'))
  const command = { ...request.value, id: newId, businessAccountId, parentTransactionId: transactionId }
  const context = { actor, pathPrefix: '', book: facts.book }
  const made = makeTransaction(parts, command, accountsOf(request.value, facts), context)
  if (!made.ok) return made
  const { created, decision } = made.value
  const change = transactionChange(loaded, cancelled, actor, 'transaction.edit')
  return success({
    answer: transactionAnswer(created, parts.paymentReasons),
    change: {
      ...change,
      records: [...change.records, recordChange(transactionKind, decision.state), ...facts.book.changes()],
      tasks: [...cancelled.tasks, ...decision.tasks],
      events: [...cancelled.events, ...decision.events],
    },
  })
}

/** Cancels a `NEW` or `PENDING` transaction and makes another one in its place, in one commit; the new one names it as parent. */
export const editTransaction = async (
  parts: EngineParts,
  caller: Caller,
  transactionId: string,
  input: unknown,
  options: IdempotentCall,
): Promise<Result<TransactionAnswer>> => {
  const { businessAccountId } = caller
  const limits = await parts.limits.of(businessAccountId)
  const run: EditRun = { transactionId, newId: parts.ids.uuid(), input, limits }
  return parts.limits.inTurn(businessAccountId, limits, () =>
    runIdempotently<TransactionAnswer>(parts, caller, {
      operation: 'transaction.edit',
      target: transactionId,
      input,
      options,
      isMade: async () => (await loadTransaction(parts, businessAccountId, run.newId)) !== undefined,
      plan: () => plan(parts, caller, run),
    }),
  )
}
