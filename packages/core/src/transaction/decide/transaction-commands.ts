import type { InquireOutcome, Instant, JsonObject, RailEvent, SubmitOutcome } from '@linx/contracts'
import type { ReversalReason } from '../transaction.ts'

/** Hands a NEW transaction, or one that waits, to processing. Repeated: nothing happens. */
export interface ReleaseCommand {
  readonly type: 'release'
  /** From the rail's plan: the next window. */
  readonly submitAt: Instant
}

/** Puts a NEW transaction aside until an account is verified; `release` or `fail` ends the wait. Repeated: nothing happens. */
export interface HoldCommand {
  readonly type: 'hold'
  readonly financialAccountId: string
}

/** The time for returns is over. Too early: the timer is set anew. */
export interface CloseReturnsCommand {
  readonly type: 'close-returns'
}

/** The durable intent before the rail is called. On an attempt that was begun already it means that its caller died: unknown. */
export interface BeginSubmissionCommand {
  readonly type: 'begin-submission'
  readonly attemptNumber: number
}

/** What the call came to. A throw and a malformed answer are given as `unknown`. */
export interface SubmissionOutcomeCommand {
  readonly type: 'submission-outcome'
  readonly attemptNumber: number
  readonly outcome: SubmitOutcome
}

export interface InquiryOutcomeCommand {
  readonly type: 'inquiry-outcome'
  readonly attemptNumber: number
  readonly outcome: InquireOutcome
}

/** News from a webhook or a file, matched to the transaction by reference. */
export interface RailEventCommand {
  readonly type: 'rail-event'
  readonly event: RailEvent
  /** For the RETURN that a return makes. */
  readonly returnTransactionId: string
}

/** Only NEW and PENDING. Repeated: nothing happens. */
export interface CancelCommand {
  readonly type: 'cancel'
}

/** It can't go on and was never sent, for example because the rail's own rules refuse it. */
export interface FailCommand {
  readonly type: 'fail'
  /** One sentence for people. */
  readonly message: string
}

/**
 * An operator settles what the engine can't know. `settled` and `declined` end it; `submit-again` states that nothing moved and makes
 * a new attempt; `returned` books a return that came too late; `dismissed` closes the review and changes nothing else.
 */
export interface ResolveCommand {
  readonly type: 'resolve'
  readonly resolution: 'settled' | 'declined' | 'submit-again' | 'returned' | 'dismissed'
  /** Where the operator saw it, for example a statement line; goes into the history. 1–500 characters. */
  readonly evidence: string
  /** Kept by the engine's journal. */
  readonly attachments?: JsonObject
  /** Needed by `returned`, for the RETURN that it makes. */
  readonly returnTransactionId?: string
}

/** Undoes a SETTLED or CLEARED transaction by a REVERSAL, with a correction if one is asked for. */
export interface ReverseCommand {
  readonly type: 'reverse'
  readonly reversalReason: ReversalReason
  /** Only for `INCORRECT_RECIPIENT`. */
  readonly correctionFinancialAccountId?: string
  /** Only for `INCORRECT_AMOUNT`: decimal text with exactly the minor digits. */
  readonly correctionAmount?: string
  readonly reversalTransactionId: string
  readonly correctionTransactionId: string
}

/** A REVERSAL of this transaction has ended. */
export interface ReversalEndedCommand {
  readonly type: 'reversal-ended'
  readonly reversalTransactionId: string
  /** `false`: the reversal failed, and another one may be tried. */
  readonly isSettled: boolean
}

export type TransactionCommand =
  | ReleaseCommand
  | HoldCommand
  | CloseReturnsCommand
  | BeginSubmissionCommand
  | SubmissionOutcomeCommand
  | InquiryOutcomeCommand
  | RailEventCommand
  | CancelCommand
  | FailCommand
  | ResolveCommand
  | ReverseCommand
  | ReversalEndedCommand
