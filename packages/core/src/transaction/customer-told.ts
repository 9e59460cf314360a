import type { Transaction, TransactionType } from './transaction.ts'
import type { TransactionStatus } from './transaction-life-cycle.ts'

/** What the Customer of a workflow hears of: how it ended, and that it is under way. */
const TOLD: { readonly [type in TransactionType]: readonly TransactionStatus[] } = {
  SEND: ['PROCESSING', 'SETTLED', 'DECLINED', 'CANCELLED', 'ERROR'],
  REQUEST: ['PROCESSING', 'CLEARED', 'DECLINED', 'CANCELLED', 'ERROR'],
  REVERSAL: ['SETTLED'],
  RETURN: ['SETTLED'],
}

/** `true` if the Customer gets an SMS about the status that the transaction has now. A repeated PROCESSING is told once. */
export const customerTold = (state: Transaction): boolean => {
  const { status } = state.latestStatus
  const isRepeat = state.history.filter((entry) => entry.status === status).length > 1
  return TOLD[state.transactionType].includes(status) && !isRepeat
}
