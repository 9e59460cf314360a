export { type CreateTransactionCommand, createTransaction } from './create-transaction.ts'
export { decideTransaction } from './decide-transaction.ts'
export { ALARM_AFTER_MS, INQUIRY_OFFSETS_MS, nextMatchAt, RESEND_DELAYS_MS } from './submission-policy.ts'
export type {
  BeginSubmissionCommand,
  CancelCommand,
  CloseReturnsCommand,
  FailCommand,
  HoldCommand,
  InquiryOutcomeCommand,
  RailEventCommand,
  ReleaseCommand,
  ResolveCommand,
  ReversalEndedCommand,
  ReverseCommand,
  SubmissionOutcomeCommand,
  TransactionCommand,
} from './transaction-commands.ts'
export type { TransactionContext, TransactionDecision, TransactionDecisionResult } from './transaction-context.ts'
export { transactionTaskId, transactionTaskKind } from './transaction-tasks.ts'
