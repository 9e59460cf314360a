import type { SettlementPriority, Solution } from '@linx/contracts'
import type { RequestedTransactionType } from '../transaction.ts'

/** Which accounts a solution works with on one side. */
export interface AccountNeed {
  readonly type: 'BANK' | 'CARD'
  /** Absent: each of the type. */
  readonly subType?: 'DEBIT'
  /** For messages. */
  readonly name: string
}

/** What a solution can do, one fact a member. */
export interface SolutionRow {
  readonly solution: Solution
  readonly transactionTypes: readonly RequestedTransactionType[]
  readonly priorities: readonly SettlementPriority[]
  /** Counts where none is given. */
  readonly defaultPriority: SettlementPriority
  readonly description: 'required' | 'not-allowed'
  readonly memo: 'optional' | 'not-allowed'
  /** The side that starts the movement: the debit of a SEND, the credit of a REQUEST. */
  readonly initiator: AccountNeed
  /** The other side. */
  readonly counterparty: AccountNeed
}
