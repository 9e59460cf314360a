import type { RailEvent } from '@linx/contracts'
import { type ReturnReason, type SubmissionAttempt, TRANSACTION_LIMITS, type Transaction } from '../transaction.ts'
import { announce, join, keep, latestAttempt, park } from './change.ts'
import { newTransaction } from './create-transaction.ts'
import { applyNews, isSameMoney } from './rail-news.ts'
import { lateness } from './return-window.ts'
import type { TransactionContext, TransactionDecision } from './transaction-context.ts'

type Returned = Extract<RailEvent, { readonly event: 'returned' }>

/** Where the Customer's and the business's systems look for the reason (SPEC section 4). */
const returnMetadata = ({ code, reason, discretionaryData }: ReturnReason): { readonly [name: string]: string } => ({
  rkorReasonCode: code,
  rkorReasonDescription: reason,
  ...(discretionaryData === undefined ? {} : { rkorDiscretionaryData: discretionaryData }),
})

/** The RETURN: the same money the other way, over as soon as it is known. */
const makeReturn = (state: Transaction, event: ReturnReason, id: string, context: TransactionContext): Transaction => {
  const { transactionType, reverses } = state
  const undone = transactionType === 'SEND' || transactionType === 'REQUEST' ? transactionType : reverses
  return newTransaction(
    {
      id,
      businessAccountId: state.businessAccountId,
      metadata: returnMetadata(event),
      debitFinancialAccountId: state.creditFinancialAccountId,
      creditFinancialAccountId: state.debitFinancialAccountId,
      transactionType: 'RETURN',
      ...(undone === undefined ? {} : { reverses: undone }),
      solution: state.solution,
      paymentReasonId: state.paymentReasonId,
      amount: state.amount,
      currency: state.currency,
      settlementPriority: state.settlementPriority,
      parentTransactionId: state.id,
      ...(state.workflowId === undefined ? {} : { workflowId: state.workflowId }),
    },
    { status: 'SETTLED', message: `Returned by the rail: ${event.code} ${event.reason}` },
    context,
  )
}

const contradiction = (state: Transaction, event: Returned, context: TransactionContext): TransactionDecision => {
  const what = state.returnTransactionIds.length > 0 ? 'was returned already' : `is ${state.latestStatus.status}`
  return park(state, 'contradicting-news', `The rail returns (${event.code}) a transaction that ${what}`, context)
}

/**
 * Books a return: a RETURN of its own beside the original, which keeps its status. A return that overtakes the news of the settlement
 * proves that the money went through, so the original ends first. Returns that do not fit are for a person.
 */
export const applyReturn = (
  state: Transaction,
  attempt: SubmissionAttempt,
  event: Returned,
  returnTransactionId: string,
  context: TransactionContext,
): TransactionDecision => {
  if (!isSameMoney(state, event)) {
    const message = `The rail returns ${event.amount} ${event.currency} of ${state.amount} ${state.currency}`
    return park(state, 'amount-differs', message, context)
  }
  const { status } = state.latestStatus
  const isAtProvider = status === 'PROCESSING' || status === 'APPROVED'
  const isLatest = latestAttempt(state)?.number === attempt.number
  const settled = isAtProvider && isLatest ? applyNews(state, attempt, { state: 'settled' }, context) : keep(state)
  const { status: endStatus } = settled.state.latestStatus
  const isReturnable = (endStatus === 'SETTLED' || endStatus === 'CLEARED') && state.returnTransactionIds.length === 0
  if (!isReturnable) return join(settled, contradiction(settled.state, event, context))
  const why = lateness(settled.state, event)
  if (why !== undefined) return join(settled, parkLate(settled.state, event, why, context))
  const booked = bookReturn(settled, event, returnTransactionId, context)
  return state.reversalTransactionId === undefined
    ? booked
    : join(booked, park(booked.state, 'contradicting-news', 'The rail returns what is being reversed', context))
}

/** Keeps a return that came too late for an operator: the bank may owe the money, or have agreed on it. */
const parkLate = (
  state: Transaction,
  { code, reason, discretionaryData }: Returned,
  why: string,
  context: TransactionContext,
): TransactionDecision => {
  const lateReturn = { code, reason, ...(discretionaryData === undefined ? {} : { discretionaryData }) }
  return park({ ...state, lateReturn }, 'late-return', `The rail returns it (${code} ${reason}): ${why}`, context)
}

/** Adds the RETURN to what was decided before. */
export const bookReturn = (
  settled: TransactionDecision,
  event: ReturnReason,
  returnTransactionId: string,
  context: TransactionContext,
): TransactionDecision => {
  const made = makeReturn(settled.state, event, returnTransactionId, context)
  const told = announce(made, null)
  const returnTransactionIds = [...settled.state.returnTransactionIds, made.id].slice(0, TRANSACTION_LIMITS.returns)
  return {
    state: { ...settled.state, returnTransactionIds },
    tasks: [...settled.tasks, ...told.tasks],
    removedTaskIds: settled.removedTaskIds,
    events: [...settled.events, ...told.events],
    created: [made],
  }
}
