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
  transactionAnswer,
  validateReversal,
  validateTransactionRequest,
} from '@linx/core'
import type { Caller, EngineParts } from '../engine-parts.ts'
import { missing } from '../missing.ts'
import { execute, type Plan } from '../store/execute.ts'
import { loadTransactionFacts } from './create-transaction.ts'
import { releaseTransaction } from './make-transaction.ts'
import type { TransactionAccounts } from './rail-request.ts'
import { loadTransaction, railOf, transactionChange, transactionContext } from './transaction-store.ts'

/** What a reversal makes (SPEC section 4). */
export interface ReversalAnswer {
  readonly reversalTransaction: TransactionAnswer
  readonly correctionTransaction?: TransactionAnswer
}

const accountIds = (transactions: readonly Transaction[]): readonly string[] => [
  ...new Set(transactions.flatMap((made) => [made.debitFinancialAccountId, made.creditFinancialAccountId])),
]

const accountsOf = (made: Transaction, facts: TransactionFacts): TransactionAccounts | undefined => {
  const debit = facts.findAccount(made.debitFinancialAccountId)
  const credit = facts.findAccount(made.creditFinancialAccountId)
  return debit === undefined || credit === undefined ? undefined : { debit, credit }
}

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

const release = (
  parts: EngineParts,
  caller: Caller,
  made: Transaction,
  facts: TransactionFacts,
): Result<TransactionDecision> => {
  const issues = correctionIssues(made, facts)
  if (issues.length > 0) return failure(...issues)
  const accounts = accountsOf(made, facts)
  if (accounts === undefined) return missing('financial account', 'correctionFinancialAccountId', undefined)
  return releaseTransaction(parts, made, accounts, { actor: caller.actor, pathPrefix: '' })
}

const plan = async (
  parts: EngineParts,
  caller: Caller,
  transactionId: string,
  input: unknown,
): Promise<Plan<Result<ReversalAnswer>>> => {
  const { businessAccountId, actor } = caller
  const loaded = await loadTransaction(parts, businessAccountId, transactionId)
  const rail = loaded === undefined ? undefined : railOf(parts, loaded.state)
  if (loaded === undefined || rail === undefined) {
    return { answer: missing('transaction', 'transactionId', transactionId) }
  }
  const request = validateReversal(input, loaded.state.currency)
  if (!request.ok) return { answer: request }
  const ids = { reversalTransactionId: parts.ids.uuid(), correctionTransactionId: parts.ids.uuid() }
  const command = { type: 'reverse', ...request.value, ...ids } as const
  const decided = decideTransaction(loaded.state, command, transactionContext(parts, actor, rail))
  if (!decided.ok) return { answer: decided }
  const facts = await loadTransactionFacts(parts, businessAccountId, accountIds(decided.created))
  const released = decided.created.map((made) => release(parts, caller, made, facts))
  const issues = released.flatMap((result) => (result.ok ? [] : result.issues))
  if (issues.length > 0) return { answer: failure(...issues) }
  const decisions = released.flatMap((result) => (result.ok ? [result.value] : []))
  const [reversal, correction] = decided.created
  if (reversal === undefined) throw new TypeError('A reversal that was accepted made no transaction.')
  const answerOf = (made: Transaction) => transactionAnswer(made, parts.paymentReasons)
  return {
    answer: success({
      reversalTransaction: answerOf(reversal),
      ...(correction === undefined ? {} : { correctionTransaction: answerOf(correction) }),
    }),
    change: transactionChange(
      loaded,
      {
        ...decided,
        created: decisions.map(({ state }) => state),
        tasks: [...decided.tasks, ...decisions.flatMap(({ tasks }) => tasks)],
        events: [...decided.events, ...decisions.flatMap(({ events }) => events)],
      },
      actor,
      'transaction.reverse',
    ),
  }
}

/** Undoes a SETTLED or CLEARED transaction: REVERSAL and correction are made, and handed to processing, in one commit. */
export const reverseTransaction = (
  parts: EngineParts,
  caller: Caller,
  transactionId: string,
  input: unknown,
): Promise<Result<ReversalAnswer>> =>
  execute<Result<ReversalAnswer>>(parts.store, () => plan(parts, caller, transactionId, input))
