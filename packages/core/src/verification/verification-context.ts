import type { Instant, RailAdapter } from '@linx/contracts'
import type { Decision } from '../decision/index.ts'
import type { Failure } from '../issue/index.ts'
import type { FinancialAccount } from '../party/index.ts'
import type { AccountVerification } from './account-verification.ts'

/** What a decision about a verification may know of the world beside its state and command. */
export interface VerificationContext {
  readonly now: Instant
  /** The account as it is stored now. */
  readonly account: FinancialAccount
  /** The version that the account's record will have; receivers order events by it. */
  readonly accountSequence: number
  /** Absent: no rail verifies accounts. */
  readonly rail?: Pick<RailAdapter, 'capabilities' | 'makeReference'>
}

/** A decision about an account and its verification, both to be stored in one commit. */
export interface VerificationDecision extends Decision<AccountVerification> {
  /** The same object as before if nothing changed. */
  readonly account: FinancialAccount
}

/** A decision, or every reason why the command is refused. */
export type VerificationDecisionResult = (VerificationDecision & { readonly ok: true }) | Failure
