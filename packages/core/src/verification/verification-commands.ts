import type { InquireOutcome, RailEvent, RailVerificationPlan, SubmitOutcome } from '@linx/contracts'
import type { VerificationMethod } from '../party/index.ts'

/** Asks the account's bank by the rail. Running already: nothing happens. */
export interface StartVerificationCommand {
  readonly type: 'start'
  /** Unique everywhere. */
  readonly verificationId: string
  readonly plan: RailVerificationPlan
}

/** A transaction waits for the result; refused where the account is verified, declined, or too many wait. */
export interface AwaitVerificationCommand {
  readonly type: 'await'
  readonly transactionId: string
}

/** The durable intent before the rail is called; a second one means that its caller died: unknown. */
export interface BeginVerificationCommand {
  readonly type: 'begin-submission'
  readonly attemptNumber: number
}

export interface VerificationOutcomeCommand {
  readonly type: 'submission-outcome'
  readonly attemptNumber: number
  readonly outcome: SubmitOutcome
}

export interface VerificationInquiryCommand {
  readonly type: 'inquiry-outcome'
  readonly attemptNumber: number
  readonly outcome: InquireOutcome
}

/** News from the rail, matched by reference. */
export interface VerificationRailEventCommand {
  readonly type: 'rail-event'
  readonly event: RailEvent
}

/** What the host knows from elsewhere, for example from account aggregation. */
export interface SetVerificationCommand {
  readonly type: 'set-result'
  readonly status: 'APPROVED' | 'DECLINED' | 'REVIEW'
  readonly method: VerificationMethod
  readonly message?: string
}

/** The bank's news of a live payment leave doubt about the account. */
export interface QuestionVerificationCommand {
  readonly type: 'question'
  readonly code: string
  readonly message: string
}

/** Nobody can be asked: the account is gone or suspended, or no rail is there. */
export interface FailVerificationCommand {
  readonly type: 'fail'
  readonly message: string
}

/** The host replaced the account's number: what was found out was about another account. */
export interface ResetVerificationCommand {
  readonly type: 'reset'
}

export type VerificationCommand =
  | StartVerificationCommand
  | AwaitVerificationCommand
  | BeginVerificationCommand
  | VerificationOutcomeCommand
  | VerificationInquiryCommand
  | VerificationRailEventCommand
  | SetVerificationCommand
  | QuestionVerificationCommand
  | FailVerificationCommand
  | ResetVerificationCommand
