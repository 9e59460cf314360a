import type { Instant, JsonObject, SettlementPriority, Solution } from '@linx/contracts'
import type { Currency } from '../money/index.ts'
import type { TransactionStatus } from './transaction-life-cycle.ts'

/** Types that a caller may ask for. */
export type RequestedTransactionType = 'SEND' | 'REQUEST'

/** `REVERSAL` and `RETURN` are made by the engine: the first undoes on our wish, the second tells what the rail undid. */
export type TransactionType = RequestedTransactionType | 'REVERSAL' | 'RETURN'

export const TRANSACTION_TYPES = ['SEND', 'REQUEST', 'REVERSAL', 'RETURN'] as const satisfies readonly TransactionType[]

export type ReversalReason = 'DUPLICATE_PAYMENT' | 'INCORRECT_RECIPIENT' | 'INCORRECT_AMOUNT'

/** One entry of the history; plain JSON. */
export type TransactionStatusEntry = {
  readonly status: TransactionStatus
  /** One sentence for people. */
  readonly message: string
  readonly createdBy: { readonly id: string; readonly type: string }
  readonly createdAt: Instant
}

/**
 * Where one submission stands. `reserved`: its reference is stored, nothing was sent, or a send is proven to move nothing;
 * `started`: the call may be under way; `unknown`: nobody knows; `accepted`: the rail has it; `rejected` and `withdrawn`: closed, no
 * money moves under its reference.
 */
export type AttemptState = 'reserved' | 'started' | 'unknown' | 'accepted' | 'rejected' | 'withdrawn'

/** One submission to a rail, with the reference that it is known by there. At most one of a transaction is open. */
export type SubmissionAttempt = {
  /** 1 for the first. */
  readonly number: number
  /** What the rail is asked by; stored before the first call. */
  readonly reference: string
  /** Further numbers that the protocol needs (trace, STAN, UETR). */
  readonly details?: JsonObject
  readonly state: AttemptState
  /** Calls of the rail's `submit` under this reference. */
  readonly sendCount: number
  /** First call; the rail's window for duplicates counts from here. */
  readonly firstSentAt?: Instant
  /** Since when the end has been waited for: when the outcome became unknown, or when the rail accepted. Inquiries count from here. */
  readonly waitingSince?: Instant
  /** The operator has been told that the outcome is still unknown. */
  readonly isAlarmed?: true
  readonly providerId?: string
  /** The rail's code and reason of the last refusal. */
  readonly code?: string
  readonly reason?: string
}

/** Why a person has to look before the engine goes on; plain JSON. */
export type TransactionReview = {
  readonly reason: ReviewReason
  /** One sentence for the operator. */
  readonly message: string
  readonly since: Instant
}

export type ReviewReason =
  /** The rail moves another amount or currency than asked. */
  | 'amount-differs'
  /** The rail's news do not fit what is known of the transaction. */
  | 'contradicting-news'
  /** The outcome is unknown and the rail can't be asked. */
  | 'outcome-unknown'
  /** The rail returns what its rules no longer let it return. */
  | 'late-return'

/** Until when settled money may come back; plain JSON. */
export type ReturnWindow = {
  readonly closesAt: Instant
  readonly isClosed: boolean
}

/** A return as a RETURN tells it; plain JSON. */
export type ReturnReason = {
  readonly code: string
  readonly reason: string
  readonly discretionaryData?: string
}

/** A single-leg transaction as it is stored: plain JSON, money as decimal text. */
export type Transaction = {
  readonly schemaVersion: 1
  readonly id: string
  readonly businessAccountId: string
  /** The caller's pairs, at most 6. */
  readonly metadata: { readonly [name: string]: string }
  /** The money leaves here. */
  readonly debitFinancialAccountId: string
  /** The money arrives here. */
  readonly creditFinancialAccountId: string
  readonly transactionType: TransactionType
  /** Which movement a `REVERSAL` or `RETURN` undoes. */
  readonly reverses?: RequestedTransactionType
  readonly solution: Solution
  readonly paymentReasonId: string
  /** With exactly the minor digits of the currency: `1000.00`. */
  readonly amount: string
  readonly currency: Currency
  readonly settlementPriority: SettlementPriority
  /** Whole, as given; `truncateForSubmission` cuts it for the rail. Wire only. */
  readonly description?: string
  readonly memo?: string
  /** The entry type that the rail is given; the caller's or the default. ACH only. */
  readonly achEntryType?: string
  /** Grows with each change of status; receivers order events by it. */
  readonly sequence: number
  readonly latestStatus: TransactionStatusEntry
  /** Oldest first, the latest included; at most 50, the middle ones go first. */
  readonly history: readonly TransactionStatusEntry[]
  /** At most 6, oldest first. */
  readonly attempts: readonly SubmissionAttempt[]
  /** Set while a person has to look; the engine does nothing by itself then. */
  readonly review?: TransactionReview
  /** A PENDING one waits, and nothing is sent, until this account is verified; stays when the wait ends otherwise. */
  readonly waitsFor?: { readonly reason: 'account-verification'; readonly financialAccountId: string }
  /** Since it settled on a rail whose money may come back. */
  readonly returnWindow?: ReturnWindow
  /** What an operator may still book: a return that came too late. */
  readonly lateReturn?: ReturnReason
  /** Keys of rail events that were taken in; at most 100, the oldest go first. */
  readonly railEventKeys: readonly string[]
  /** The original of a `REVERSAL`, `RETURN` or correction, or what an edit replaced. */
  readonly parentTransactionId?: string
  readonly reversalReason?: ReversalReason
  /** The `REVERSAL` that undoes this one. */
  readonly reversalTransactionId?: string
  /** `RETURN`s of this one, at most 10. */
  readonly returnTransactionIds: readonly string[]
  /** The workflow whose `move-money` step made it. */
  readonly workflowId?: string
  /** The schedule's occurrence that made it; the pair is unique for ever. */
  readonly scheduleOccurrence?: { readonly scheduleId: string; readonly nominalLocalDateTime: string }
  /** `true` if a schedule with a recurrence rule made it. */
  readonly isRecurring?: true
  /** The usages of limits that it is counted in; given back if it ends without moving money. */
  readonly limitUsageIds?: readonly string[]
  readonly createdBy: { readonly id: string; readonly type: string }
  readonly createdAt: Instant
}

/** Bounds of the lists of a transaction. */
export const TRANSACTION_LIMITS = {
  history: 50,
  attempts: 6,
  railEventKeys: 100,
  returns: 10,
} as const
