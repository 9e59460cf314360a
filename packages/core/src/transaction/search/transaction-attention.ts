import type { Transaction } from '../transaction.ts'

/** Why an operator may want to look at a transaction. */
export const TRANSACTION_ATTENTIONS = ['IN_REVIEW', 'OUTCOME_UNKNOWN'] as const
export type TransactionAttention = (typeof TRANSACTION_ATTENTIONS)[number]

/**
 * `IN_REVIEW`: the engine waits for a person, who resolves it. `OUTCOME_UNKNOWN`: the rail is still being asked what became of the latest
 * submission. A review comes first where both hold.
 */
export const transactionAttention = ({ review, attempts }: Transaction): TransactionAttention | undefined => {
  if (review !== undefined) return 'IN_REVIEW'
  return attempts.at(-1)?.state === 'unknown' ? 'OUTCOME_UNKNOWN' : undefined
}
