import { type TransactionAnswer, type TransactionStatusAnswer, transactionLifeCycle } from '@linx/core'
import type { ReversalAnswer } from '@linx/engine'
import * as v from 'valibot'
import { instant, type SchemaOf } from '../answer/fields.ts'

const createdBy = v.object({ id: v.string(), type: v.string() })

export const transactionStatus = v.object({
  status: v.picklist(transactionLifeCycle.states),
  message: v.string(),
  createdBy,
  createdAt: instant,
}) satisfies SchemaOf<TransactionStatusAnswer>

/** Seed 003. */
export const transaction = v.object({
  id: v.string(),
  businessAccountId: v.string(),
  metadata: v.record(v.string(), v.string()),
  debitFinancialAccountId: v.string(),
  creditFinancialAccountId: v.string(),
  transactionType: v.picklist(['SEND', 'REQUEST', 'REVERSAL', 'RETURN']),
  solution: v.string(),
  paymentReasonId: v.string(),
  paymentReason: v.string(),
  amount: v.string(),
  currency: v.string(),
  settlementPriority: v.string(),
  latestStatus: transactionStatus,
  createdBy,
  createdAt: instant,
  reversalReason: v.pipe(v.string(), v.description('Empty unless it is a REVERSAL.')),
  description: v.string(),
  memo: v.string(),
  parentTransactionId: v.optional(v.string()),
}) satisfies SchemaOf<TransactionAnswer>

export const reversal = v.object({
  reversalTransaction: transaction,
  correctionTransaction: v.optional(transaction),
}) satisfies SchemaOf<ReversalAnswer>
