import {
  type Result,
  referencedAccountIds,
  success,
  type TransactionAnswer,
  type TransactionLimit,
  transactionAnswer,
  validateTransactionRequest,
} from '@linx/core'
import type { Caller, EngineParts } from '../engine-parts.ts'
import type { KeyedCall } from '../idempotency.ts'
import { type PlannedAnswer, runIdempotently } from '../idempotent-command.ts'
import { recordChange } from '../store/change.ts'
import { transactionKind } from '../store/record-kinds.ts'
import { makeTransaction } from './make-transaction.ts'
import { accountsOf, loadMoneyFacts } from './transaction-facts.ts'
import { loadTransaction } from './transaction-store.ts'

interface CreateRun {
  readonly id: string
  readonly request: unknown
  readonly limits: readonly TransactionLimit[]
}

const plan = async (
  parts: EngineParts,
  { businessAccountId, actor }: Caller,
  { id, request: input, limits }: CreateRun,
): Promise<Result<PlannedAnswer<TransactionAnswer>>> => {
  const accountIds = referencedAccountIds(input)
  const facts = await loadMoneyFacts(parts, businessAccountId, { accountIds, limits })
  const request = validateTransactionRequest(input, facts)
  if (!request.ok) return request
  const command = { ...request.value, id, businessAccountId }
  const context = { actor, pathPrefix: '', book: facts.book }
  const made = makeTransaction(parts, command, accountsOf(request.value, facts), context)
  if (!made.ok) return made
  const { created, decision } = made.value
  return success({
    answer: transactionAnswer(created, parts.paymentReasons),
    change: {
      businessAccountId,
      actor,
      action: 'transaction.create',
      subject: `transaction/${id}`,
      records: [recordChange(transactionKind, decision.state), ...facts.book.changes()],
      tasks: decision.tasks,
      events: decision.events,
    },
  })
}

/** `POST /v1/transactions`: the key is required; a repeat answers as the first call and moves nothing. */
export const createTransactionRequest = async (
  parts: EngineParts,
  caller: Caller,
  request: unknown,
  options: KeyedCall,
): Promise<Result<TransactionAnswer>> => {
  const { businessAccountId } = caller
  const limits = await parts.limits.of(businessAccountId)
  const run: CreateRun = { id: parts.ids.uuid(), request, limits }
  return parts.limits.inTurn(businessAccountId, limits, () =>
    runIdempotently<TransactionAnswer>(parts, caller, {
      operation: 'transaction.create',
      input: request,
      options,
      isMade: async () => (await loadTransaction(parts, businessAccountId, run.id)) !== undefined,
      plan: () => plan(parts, caller, run),
    }),
  )
}
