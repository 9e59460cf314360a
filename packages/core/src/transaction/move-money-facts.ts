import type { RailCapabilities, SettlementPriority, Solution } from '@linx/contracts'
import type { Currency } from '../money/index.ts'
import type { FinancialAccount, FinancialAccountState, VerificationStatus } from '../party/index.ts'
import type { LimitInForce } from './limit/index.ts'
import type { RequestedTransactionType } from './transaction.ts'

/**
 * What the rules know of one side. A member that is absent is not known yet (the Customer has still to enter the account), and no
 * rule about it is applied.
 */
export interface MoveMoneyAccount {
  readonly id?: string
  readonly owner: 'BUSINESS' | 'CUSTOMER' | 'RECIPIENT'
  readonly holder?: 'business' | 'consumer'
  readonly category?: 'INTERNAL' | 'EXTERNAL' | 'INTEGRATED'
  readonly type?: 'BANK' | 'CARD'
  readonly subType?: 'CHECKING' | 'SAVING' | 'CREDIT' | 'DEBIT'
  readonly state?: FinancialAccountState
  readonly currency?: Currency
  readonly verificationStatus?: VerificationStatus
  readonly hasBillingAddress?: boolean
}

/** What an issue can point at. */
export type MoveMoneyMember =
  | 'debit'
  | 'credit'
  | 'transactionType'
  | 'solution'
  | 'amount'
  | 'currency'
  | 'priority'
  | 'description'
  | 'memo'
  | 'paymentReasonId'

/** Everything that the rules of moving money look at; values have passed their shape already. */
export interface MoveMoneyFacts {
  readonly transactionType: RequestedTransactionType
  readonly solution: Solution
  /** Absent if the currency was refused already: no rule about it is applied. */
  readonly currency?: Currency
  /** Absent if the amount was refused already, or is worked out later. */
  readonly amountMinor?: bigint
  /** Absent: none was given. */
  readonly priority?: SettlementPriority | 'SCHEDULED'
  /** An empty text counts as absent. */
  readonly description?: string
  readonly memo?: string
  readonly paymentReasonId?: string
  /** Where the money leaves; absent if nothing is known of it. */
  readonly debit?: MoveMoneyAccount
  /** Where the money arrives. */
  readonly credit?: MoveMoneyAccount
  /** Those that a debit of the account has to keep now; absent: none. */
  readonly limits?: readonly LimitInForce[]
  /** Ids of the solution's payment reasons; absent: not checked. */
  readonly paymentReasonIds?: readonly string[]
  /** What the host's rail can do; absent: not checked. */
  readonly rail?: Pick<RailCapabilities, 'currencies' | 'transactionTypes' | 'priorities' | 'verification'>
  /** `true` in a workflow: where the rail verifies accounts, the transaction waits for it instead of being refused. */
  readonly waitsForVerification?: true
  /** `true`: a priority must be given where the solution knows several (workflows); `false`: the default counts (transactions). */
  readonly isPriorityRequired: boolean
  /** Where the caller wrote each member, for example `{ debit: 'debitFinancialAccountId' }`. */
  readonly paths: { readonly [member in MoveMoneyMember]: string }
}

/** Where seed 003 has the members of a transaction. */
export const TRANSACTION_PATHS: MoveMoneyFacts['paths'] = {
  debit: 'debitFinancialAccountId',
  credit: 'creditFinancialAccountId',
  transactionType: 'transactionType',
  solution: 'solution',
  amount: 'amount',
  currency: 'currency',
  priority: 'settlementPriority',
  description: 'description',
  memo: 'memo',
  paymentReasonId: 'paymentReasonId',
}

/** What the rules need of a stored account. */
export const moveMoneyAccount = (account: FinancialAccount): MoveMoneyAccount => ({
  id: account.id,
  owner: account.owner.type,
  holder: account.holder,
  category: account.category,
  type: account.type,
  subType: account.subType,
  state: account.state,
  currency: account.currency,
  verificationStatus: account.verification.status,
  hasBillingAddress: account.billingAddress !== undefined,
})

/** The side that is not the initiator's: where a SEND arrives, where a REQUEST takes from. */
export const counterpartyOf = (facts: MoveMoneyFacts): 'debit' | 'credit' =>
  facts.transactionType === 'SEND' ? 'credit' : 'debit'
