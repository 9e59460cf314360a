import type { Instant } from '@linx/contracts'
import type { VerificationMethod, VerificationStatus } from '../party/index.ts'
import type { SubmissionAttempt } from '../transaction/index.ts'

/** One prenote, with the reference that the rail knows it by. At most one is open. */
export type VerificationAttempt = SubmissionAttempt & {
  /** The account counts as verified if nothing has come back until then: the rail's waiting period. */
  readonly usableFrom: Instant
}

/** How a financial account came, or comes, to be verified; stored beside it under its id, plain JSON. */
export type AccountVerification = {
  readonly schemaVersion: 1
  readonly businessAccountId: string
  readonly financialAccountId: string
  /** The same as the account's own. */
  readonly status: VerificationStatus
  readonly method?: VerificationMethod
  /** One sentence for people about the status. */
  readonly message: string
  /** The rail's code for it, for example `R03`. */
  readonly code?: string
  /** What references are made of; new with each start. */
  readonly verificationId?: string
  /** At most 6, oldest first; all of them stay known, so that late news find them. */
  readonly attempts: readonly VerificationAttempt[]
  /** Keys of rail events that were taken in; at most 100, the oldest go first. */
  readonly railEventKeys: readonly string[]
  /** Transactions that go on, or end, with the result; at most 100. */
  readonly waitingTransactionIds: readonly string[]
  readonly updatedAt: Instant
}

/** Bounds of the lists of a verification. */
export const VERIFICATION_LIMITS = {
  attempts: 6,
  railEventKeys: 100,
  waitingTransactions: 100,
} as const
