import { type TransactionAnswer, type TransactionStatusAnswer, transactionLifeCycle } from '@linx/core'
import type { EmbeddedAccount, ProviderAttempt, ReversalAnswer, TransactionWithEmbeds } from '@linx/engine'
import * as v from 'valibot'
import { instant, type SchemaOf } from '../answer/fields.ts'
import { embeddedAccount, embeddedAccountView } from '../financial-account/financial-account-view.ts'

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

const providerAttempt = v.object({
  number: v.number(),
  reference: v.string(),
  state: v.picklist(['reserved', 'started', 'unknown', 'accepted', 'rejected', 'withdrawn']),
  sendCount: v.number(),
  providerId: v.optional(v.string()),
  code: v.optional(v.string()),
  reason: v.optional(v.string()),
  firstSentAt: v.optional(instant),
}) satisfies SchemaOf<ProviderAttempt>

export const transactionWithEmbeds = v.object({
  ...transaction.entries,
  _embedded: v.optional(
    v.object({
      debitFinancialAccount: v.optional(embeddedAccount),
      creditFinancialAccount: v.optional(embeddedAccount),
      transactionProviderDetails: v.optional(v.object({ solution: v.string(), attempts: v.array(providerAttempt) })),
      childTransactions: v.optional(v.array(transaction)),
    }),
  ),
})

const viewIfThere = (account: EmbeddedAccount | undefined) =>
  account === undefined ? undefined : embeddedAccountView(account)

/** A transaction with what was asked for beside it, as the API shows it. */
export const transactionWithEmbedsView = ({ _embedded, ...answer }: TransactionWithEmbeds): object => {
  if (_embedded === undefined) return answer
  const { debitFinancialAccount, creditFinancialAccount, ...rest } = _embedded
  return {
    ...answer,
    _embedded: {
      debitFinancialAccount: viewIfThere(debitFinancialAccount),
      creditFinancialAccount: viewIfThere(creditFinancialAccount),
      ...rest,
    },
  }
}
