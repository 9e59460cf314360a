import {
  decideTransaction,
  failure,
  type Issue,
  type Result,
  success,
  type Transaction,
  type TransactionAnswer,
  type TransactionDecision,
  type TransactionFacts,
  type TransactionLimit,
  transactionAnswer,
  validateReversal,
  validateTransactionRequest,
} from '@linx/core'
import type { Caller, EngineParts } from '../engine-parts.ts'
import type { IdempotentCall } from '../idempotency.ts'
import { type PlannedAnswer, runIdempotently } from '../idempotent-command.ts'
import { missing } from '../missing.ts'
import type { Change } from '../store/change.ts'
import type { Loaded } from '../store/record-kind.ts'
import { countTransaction, releaseTransaction } from './make-transaction.ts'
import { accountsOf, loadMoneyFacts, type MoneyFacts } from './transaction-facts.ts'
import { loadTransaction, openTransaction, transactionChange, transactionContext } from './transaction-store.ts'

/** What a reversal makes (SPEC section 4). */
export interface ReversalAnswer {
  readonly reversalTransaction: TransactionAnswer
  readonly correctionTransaction?: TransactionAnswer
}

const accountIds = (transactions: readonly Transaction[]): readonly string[] => [
  ...new Set(transactions.flatMap((made) => [made.debitFinancialAccountId, made.creditFinancialAccountId])),
]

/** A correction is a payment like any other and keeps all of its rules. */
const correctionIssues = (made: Transaction, facts: TransactionFacts): readonly Issue[] => {
  if (made.transactionType === 'REVERSAL') return []
  const checked = validateTransactionRequest(
    {
      metadata: made.metadata,
      debitFinancialAccountId: made.debitFinancialAccountId,
      creditFinancialAccountId: made.creditFinancialAccountId,
      transactionType: made.transactionType,
      solution: made.solution,
      paymentReasonId: made.paymentReasonId,
      amount: made.amount,
      currency: made.currency,
      settlementPriority: made.settlementPriority,
      ...(made.description === undefined ? {} : { description: made.description }),
      ...(made.memo === undefined ? {} : { memo: made.memo }),
    },
    facts,
  )
  return checked.ok ? [] : checked.issues.map((issue) => ({ ...issue, path: `correction.${issue.path}` }))
}

/** Hands what a reversal made to processing. Only a correction is counted: a REVERSAL brings money back. */
const release = (
  parts: EngineParts,
  { actor }: Caller,
  made: Transaction,
  facts: MoneyFacts,
): Result<TransactionDecision> => {
  const issues = correctionIssues(made, facts)
  if (issues.length > 0) return failure(...issues)
  const accounts = accountsOf(made, facts)
  const released = releaseTransaction(parts, made, accounts, { actor, pathPrefix: '' })
  if (!released.ok || made.transactionType === 'REVERSAL') return released
  return success({ ...released.value, state: countTransaction(released.value.state, accounts, facts.book) })
}

interface ReverseRun {
  readonly transactionId: string
  readonly ids: { readonly reversalTransactionId: string; readonly correctionTransactionId: string }
  readonly input: unknown
  readonly limits: readonly TransactionLimit[]
}

/** What was made, with the original that names it: one change. */
const changeOf = (
  loaded: Loaded<Transaction>,
  decided: TransactionDecision,
  released: readonly TransactionDecision[],
  { actor }: Caller,
): Change =>
  transactionChange(
    loaded,
    {
      ...decided,
      created: released.map(({ state }) => state),
      tasks: [...decided.tasks, ...released.flatMap(({ tasks }) => tasks)],
      events: [...decided.events, ...released.flatMap(({ events }) => events)],
    },
    actor,
    'transaction.reverse',
  )

const answerOf = (parts: EngineParts, [reversal, correction]: readonly Transaction[]): ReversalAnswer => {
  if (reversal === undefined) throw new TypeError('A reversal that was accepted made no transaction.')
  return {
    reversalTransaction: transactionAnswer(reversal, parts.paymentReasons),
    ...(correction === undefined ? {} : { correctionTransaction: transactionAnswer(correction, parts.paymentReasons) }),
  }
}

const plan = async (
  parts: EngineParts,
  caller: Caller,
  { transactionId, ids, input, limits }: ReverseRun,
): Promise<Result<PlannedAnswer<ReversalAnswer>>> => {
  const { businessAccountId, actor } = caller
  const open = await openTransaction(parts, businessAccountId, transactionId)
  if (open === undefined) return missing('transaction', 'transactionId', transactionId)
  const { loaded, rail } = open
  const request = validateReversal(input, loaded.state.currency)
  if (!request.ok) return request
  const command = { type: 'reverse', ...request.value, ...ids } as const
  const decided = decideTransaction(loaded.state, command, transactionContext(parts, actor, rail))
  if (!decided.ok) return decided
  const facts = await loadMoneyFacts(parts, businessAccountId, { accountIds: accountIds(decided.created), limits })
  const results = decided.created.map((made) => release(parts, caller, made, facts))
  const issues = results.flatMap((result) => (result.ok ? [] : result.issues))
  if (issues.length > 0) return failure(...issues)
  const released = results.flatMap((result) => (result.ok ? [result.value] : []))
  const change = changeOf(loaded, decided, released, caller)
  return success({
    answer: answerOf(parts, decided.created),
    change: { ...change, records: [...change.records, ...facts.book.changes()] },
  })
}

/** Undoes a SETTLED or CLEARED transaction: REVERSAL and correction are made, and handed to processing, in one commit. */
export const reverseTransaction = async (
  parts: EngineParts,
  caller: Caller,
  transactionId: string,
  input: unknown,
  options: IdempotentCall,
): Promise<Result<ReversalAnswer>> => {
  const { businessAccountId } = caller
  const limits = await parts.limits.of(businessAccountId)
  const ids = { reversalTransactionId: parts.ids.uuid(), correctionTransactionId: parts.ids.uuid() }
  const run: ReverseRun = { transactionId, ids, input, limits }
  return parts.limits.inTurn(businessAccountId, limits, () =>
    runIdempotently<ReversalAnswer>(parts, caller, {
      operation: 'transaction.reverse',
      target: transactionId,
      input,
      options,
      isMade: async () => (await loadTransaction(parts, businessAccountId, ids.reversalTransactionId)) !== undefined,
      plan: () => plan(parts, caller, run),
    }),
  )
}
