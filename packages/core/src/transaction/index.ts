export { checkMoveMoney } from './check-move-money.ts'
export * from './decide/index.ts'
export {
  type MoveMoneyAccount,
  type MoveMoneyFacts,
  type MoveMoneyMember,
  moveMoneyAccount,
  type SingleLimit,
  TRANSACTION_PATHS,
} from './move-money-facts.ts'
export { SOLUTIONS, solutionTable } from './solutions/index.ts'
export type { AccountNeed, SolutionRow } from './solutions/solution-row.ts'
export {
  type AttemptState,
  type RequestedTransactionType,
  type ReversalReason,
  type ReviewReason,
  type SubmissionAttempt,
  TRANSACTION_LIMITS,
  type Transaction,
  type TransactionReview,
  type TransactionStatusEntry,
  type TransactionType,
} from './transaction.ts'
export {
  type TransactionStatus,
  transactionLifeCycle,
  transactionRefusal,
  transactionRefusals,
} from './transaction-life-cycle.ts'
export { type TransactionEvent, transactionMachine } from './transaction-machine.ts'
