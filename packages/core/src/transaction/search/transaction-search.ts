import type { Instant, Solution } from '@linx/contracts'
import type { Actor } from '../../decision/index.ts'
import type { Currency } from '../../money/index.ts'
import type { PageWindow, Sort } from '../../query/index.ts'
import type { TransactionType } from '../transaction.ts'
import type { TransactionStatus } from '../transaction-life-cycle.ts'
import type { TransactionAttention } from './transaction-attention.ts'

/** The fields that transactions can be sorted by. Amounts compare in minor units, whatever the currency. */
export const transactionSortFields = ['createdAt', 'amount', 'status'] as const
export type TransactionSortField = (typeof transactionSortFields)[number]

/** A search as storage can run it; the caller's Business Account is added by the engine. All conditions hold together. */
export interface TransactionSearch extends PageWindow {
  /** One of these; absent for all. */
  readonly statuses?: readonly TransactionStatus[]
  /** `from` belongs to it, `before` does not. */
  readonly createdAt?: { readonly from?: Instant; readonly before?: Instant }
  /** Both inclusive. */
  readonly amount?: { readonly fromMinor?: bigint; readonly toMinor?: bigint }
  readonly currency?: Currency
  readonly solution?: Solution
  readonly transactionType?: TransactionType
  readonly debitFinancialAccountId?: string
  readonly creditFinancialAccountId?: string
  readonly requestorId?: string
  readonly requestorType?: Actor['type']
  readonly parentTransactionId?: string
  readonly workflowId?: string
  readonly attentions?: readonly TransactionAttention[]
  readonly sort: Sort<TransactionSortField>
}
