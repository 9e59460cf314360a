import {
  checkId,
  failure,
  formatInstant,
  type Result,
  success,
  type Transaction,
  type TransactionStatus,
} from '@linx/core'
import type { Caller, EngineParts } from '../engine-parts.ts'
import { missing } from '../missing.ts'
import { loadTransaction } from './transaction-store.ts'

/** One status of a transaction, as seed 003 has it. */
export interface TransactionStatusView {
  readonly status: TransactionStatus
  readonly message: string
  readonly createdBy: { readonly id: string; readonly type: string }
  /** ISO 8601. */
  readonly createdAt: string
}

/** A transaction with its history. */
export type TransactionView = Pick<
  Transaction,
  | 'id'
  | 'businessAccountId'
  | 'metadata'
  | 'debitFinancialAccountId'
  | 'creditFinancialAccountId'
  | 'transactionType'
  | 'solution'
  | 'paymentReasonId'
  | 'amount'
  | 'currency'
  | 'settlementPriority'
  | 'workflowId'
> & {
  readonly latestStatus: TransactionStatusView
  /** Oldest first. */
  readonly history: readonly TransactionStatusView[]
  readonly createdAt: string
}

/** Transactions of one Business Account. */
export interface Transactions {
  get(transactionId: string): Promise<Result<TransactionView>>
}

const statusView = (entry: Transaction['latestStatus']): TransactionStatusView => ({
  ...entry,
  createdAt: formatInstant(entry.createdAt),
})

const transactionView = (state: Transaction): TransactionView => ({
  id: state.id,
  businessAccountId: state.businessAccountId,
  metadata: state.metadata,
  debitFinancialAccountId: state.debitFinancialAccountId,
  creditFinancialAccountId: state.creditFinancialAccountId,
  transactionType: state.transactionType,
  solution: state.solution,
  paymentReasonId: state.paymentReasonId,
  amount: state.amount,
  currency: state.currency,
  settlementPriority: state.settlementPriority,
  ...(state.workflowId === undefined ? {} : { workflowId: state.workflowId }),
  latestStatus: statusView(state.latestStatus),
  history: state.history.map(statusView),
  createdAt: formatInstant(state.createdAt),
})

export const createTransactions = (parts: EngineParts, { businessAccountId }: Caller): Transactions => ({
  get: async (transactionId) => {
    const badId = checkId(transactionId, 'transactionId')
    if (badId !== undefined) return failure(badId)
    await parts.ready()
    const loaded = await loadTransaction(parts, businessAccountId, transactionId)
    return loaded === undefined
      ? missing('transaction', 'transactionId', transactionId)
      : success(transactionView(loaded.state))
  },
})
