import type { RailCapabilities, Solution } from '@linx/contracts'
import type { Currency } from '../../money/index.ts'
import type { FinancialAccount } from '../../party/index.ts'
import type { DefaultEntryTypes } from '../ach/default-entry-type.ts'
import type { LimitInForce } from '../limit/index.ts'
import type { PaymentReasonCatalogue } from '../payment-reasons.ts'

/** What the engine looks up for the rules of a transaction. All look-ups are inside the caller's Business Account. */
export interface TransactionFacts {
  /** An account of another tenant is not found, like a missing one. */
  findAccount(id: string): FinancialAccount | undefined
  readonly paymentReasons: PaymentReasonCatalogue
  /** The limits that a debit of the account has to keep now; absent: none. */
  findLimits?(debit: FinancialAccount, currency: Currency): readonly LimitInForce[]
  /** What the host's rail can do; absent: only the solution's own rules count. */
  findRail?(solution: Solution): RailCapabilities | undefined
  readonly defaultEntryTypes?: DefaultEntryTypes
}
