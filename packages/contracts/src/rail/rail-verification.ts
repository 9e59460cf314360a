import type { Instant } from '../instant.ts'
import type { RailBankAccount } from './rail-request.ts'

/** A question to the bank of an account: is it there, and does it take what live payments will do? No money moves. */
export interface RailVerificationRequest {
  readonly businessAccountId: string
  readonly account: RailBankAccount
  /** What live payments will do: a `REQUEST` debits the account. */
  readonly transactionType: 'SEND' | 'REQUEST'
}

/** When the rail asks, and when silence means yes. */
export interface RailVerificationPlan {
  /** Hand it over not before this instant (the next window). */
  readonly submitAt: Instant
  /** From here on live payments may follow if nothing has come back. */
  readonly usableFrom: Instant
}
