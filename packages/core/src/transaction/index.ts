export { type AchMetadataFacts, checkAchMetadata } from './ach/check-ach-metadata.ts'
export { type DefaultEntryTypes, defaultEntryType, defaultEntryTypes } from './ach/default-entry-type.ts'
export {
  ACH_METADATA,
  type AchEntryType,
  type EntryTypeRow,
  entryTypeTable,
  findEntryType,
} from './ach/entry-type-table.ts'
export { buildRailRequest } from './build-rail-request.ts'
export { checkMoveMoney } from './check-move-money.ts'
export * from './decide/index.ts'
export * from './limit/index.ts'
export {
  type MoveMoneyAccount,
  type MoveMoneyFacts,
  type MoveMoneyMember,
  moveMoneyAccount,
  TRANSACTION_PATHS,
} from './move-money-facts.ts'
export {
  defaultPaymentReasons,
  type PaymentReason,
  type PaymentReasonCatalogue,
  paymentReasonName,
} from './payment-reasons.ts'
export { isPaymentMoving, type PaymentStage, paymentStage } from './payment-stage.ts'
export type { TransactionFacts } from './request/transaction-facts.ts'
export {
  metadataSchema,
  TRANSACTION_REQUEST_LIMITS,
  transactionRequestSchema,
} from './request/transaction-request-schema.ts'
export { TRANSACTION_EMBEDS, type TransactionEmbed, validateTransactionEmbeds } from './request/validate-embeds.ts'
export { paymentReasonQuerySchema, validatePaymentReasonQuery } from './request/validate-payment-reason-query.ts'
export { RESOLUTIONS, resolutionSchema, validateResolution } from './request/validate-resolution.ts'
export {
  REVERSAL_REASONS,
  type ReversalRequest,
  reversalSchema,
  validateReversal,
} from './request/validate-reversal.ts'
export {
  referencedAccountIds,
  type TransactionRequest,
  validateTransactionRequest,
} from './request/validate-transaction-request.ts'
export * from './search/index.ts'
export { hasToWaitForVerification } from './solutions/ach.ts'
export { SOLUTIONS, solutionTable } from './solutions/index.ts'
export type { AccountNeed, SolutionRow } from './solutions/solution-row.ts'
export {
  type AttemptState,
  type RequestedTransactionType,
  type ReturnReason,
  type ReturnWindow,
  type ReversalReason,
  type ReviewReason,
  type SubmissionAttempt,
  TRANSACTION_LIMITS,
  TRANSACTION_TYPES,
  type Transaction,
  type TransactionReview,
  type TransactionStatusEntry,
  type TransactionType,
} from './transaction.ts'
export {
  statusAnswer,
  type TransactionAnswer,
  type TransactionStatusAnswer,
  transactionAnswer,
} from './transaction-answer.ts'
export {
  type TransactionStatus,
  transactionLifeCycle,
  transactionRefusal,
  transactionRefusals,
} from './transaction-life-cycle.ts'
export { type TransactionEvent, transactionMachine } from './transaction-machine.ts'
export { SUBMITTED_TEXT_CHARACTERS, truncateForSubmission } from './truncate-for-submission.ts'
