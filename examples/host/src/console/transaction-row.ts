import type { TransactionAnswer } from '@linx/core'
import type { ProviderAttempt } from '@linx/engine'
import type { AccountRow } from './choices.ts'

/** A transaction with what was asked for beside it. */
export interface TransactionRow extends TransactionAnswer {
  readonly _embedded?: {
    readonly debitFinancialAccount?: AccountRow
    readonly creditFinancialAccount?: AccountRow
    readonly transactionProviderDetails?: { readonly attempts: readonly ProviderAttempt[] }
    readonly childTransactions?: readonly TransactionAnswer[]
  }
}
