import type { ToldStatus } from '../message/index.ts'
import type { Transaction, TransactionType } from './transaction.ts'
import type { TransactionStatus } from './transaction-life-cycle.ts'

/** What the Customer of a workflow hears of: that it is under way, and how it ended. */
const told: {
  readonly [type in TransactionType]: { readonly [status in TransactionStatus]?: ToldStatus }
} = {
  SEND: {
    PROCESSING: 'PROCESSING',
    SETTLED: 'SETTLED',
    DECLINED: 'DECLINED',
    CANCELLED: 'CANCELLED',
    ERROR: 'ERROR',
  },
  REQUEST: {
    PROCESSING: 'PROCESSING',
    CLEARED: 'CLEARED',
    DECLINED: 'DECLINED',
    CANCELLED: 'CANCELLED',
    ERROR: 'ERROR',
  },
  REVERSAL: { SETTLED: 'REVERSED' },
  RETURN: { SETTLED: 'RETURNED' },
}

/** What is told of one that waits for the verification of the Customer's account, or has waited in vain. */
const toldOfWait: { readonly [status in TransactionStatus]?: ToldStatus } = {
  PENDING: 'VERIFYING',
  ERROR: 'NOT_VERIFIED',
}

/** What the Customer is told about the status that the transaction has now; nothing twice. */
export const toldStatusOf = (state: Transaction): ToldStatus | undefined => {
  const { transactionType, latestStatus, history, waitsFor } = state
  const isRepeat = history.filter(({ status }) => status === latestStatus.status).length > 1
  if (isRepeat) return undefined
  const ofWait = waitsFor === undefined ? undefined : toldOfWait[latestStatus.status]
  return ofWait ?? told[transactionType][latestStatus.status]
}
