import type { Transaction } from './transaction.ts'
import type { TransactionStatus } from './transaction-life-cycle.ts'

/** How far a payment is, in the few words that a Customer needs. */
export type PaymentStage =
  | 'preparing'
  | 'under-way'
  | 'done'
  | 'declined'
  | 'cancelled'
  | 'failed'
  | 'reversed'
  | 'returned'

const stageByStatus: Readonly<Record<TransactionStatus, PaymentStage>> = {
  NEW: 'preparing',
  PENDING: 'preparing',
  PROCESSING: 'under-way',
  APPROVED: 'under-way',
  SETTLED: 'done',
  CLEARED: 'done',
  DECLINED: 'declined',
  CANCELLED: 'cancelled',
  ERROR: 'failed',
  REVERSED: 'reversed',
}

/** A payment that came back is `returned`, whatever its own last status says. */
export const paymentStage = ({ latestStatus, returnTransactionIds }: Transaction): PaymentStage =>
  returnTransactionIds.length > 0 ? 'returned' : (stageByStatus[latestStatus.status] ?? 'under-way')

/** `true` while the stage will still change by itself, so that a page may look again. */
export const isPaymentMoving = (stage: PaymentStage): boolean => stage === 'preparing' || stage === 'under-way'
