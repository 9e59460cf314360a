import { formatInstant } from '../time/index.ts'
import { type PaymentReasonCatalogue, paymentReasonName } from './payment-reasons.ts'
import type { ReviewReason, Transaction, TransactionStatusEntry, TransactionType } from './transaction.ts'

/** A status as the API shows it. */
export interface TransactionStatusAnswer {
  readonly status: TransactionStatusEntry['status']
  readonly message: string
  readonly createdBy: { readonly id: string; readonly type: string }
  /** ISO 8601 with milliseconds and Z. */
  readonly createdAt: string
}

/** The Transaction object of seed 003, field for field; what came later is only there where it has a value. */
export interface TransactionAnswer {
  readonly id: string
  readonly businessAccountId: string
  readonly metadata: { readonly [name: string]: string }
  readonly debitFinancialAccountId: string
  readonly creditFinancialAccountId: string
  readonly transactionType: TransactionType
  readonly solution: string
  readonly paymentReasonId: string
  readonly paymentReason: string
  readonly amount: string
  readonly currency: string
  readonly settlementPriority: string
  readonly latestStatus: TransactionStatusAnswer
  readonly createdBy: { readonly id: string; readonly type: string }
  readonly createdAt: string
  /** Empty unless it is a REVERSAL. */
  readonly reversalReason: string
  /** Whole; empty if there is none. */
  readonly description: string
  readonly memo: string
  readonly parentTransactionId?: string
  /** Why a person has to look (`attention` of a search is `IN_REVIEW`), and since when. */
  readonly review?: { readonly reason: ReviewReason; readonly message: string; readonly since: string }
}

/** One entry of the history as the API shows it. */
export const statusAnswer = ({
  status,
  message,
  createdBy,
  createdAt,
}: TransactionStatusEntry): TransactionStatusAnswer => ({
  status,
  message,
  createdBy: { id: createdBy.id, type: createdBy.type },
  createdAt: formatInstant(createdAt),
})

/** What the API shows of a transaction. */
export const transactionAnswer = (state: Transaction, catalogue: PaymentReasonCatalogue): TransactionAnswer => ({
  id: state.id,
  businessAccountId: state.businessAccountId,
  metadata: state.metadata,
  debitFinancialAccountId: state.debitFinancialAccountId,
  creditFinancialAccountId: state.creditFinancialAccountId,
  transactionType: state.transactionType,
  solution: state.solution,
  paymentReasonId: state.paymentReasonId,
  paymentReason: paymentReasonName(catalogue, state.solution, state.paymentReasonId),
  amount: state.amount,
  currency: state.currency,
  settlementPriority: state.settlementPriority,
  latestStatus: statusAnswer(state.latestStatus),
  createdBy: { id: state.createdBy.id, type: state.createdBy.type },
  createdAt: formatInstant(state.createdAt),
  reversalReason: state.reversalReason ?? '',
  description: state.description ?? '',
  memo: state.memo ?? '',
  ...(state.parentTransactionId === undefined ? {} : { parentTransactionId: state.parentTransactionId }),
  ...(state.review === undefined ? {} : { review: { ...state.review, since: formatInstant(state.review.since) } }),
})
