import type { JsonObject } from '@linx/contracts'
import type { DomainEvent } from '../../decision/index.ts'
import { formatInstant } from '../../time/index.ts'
import type { SubmissionAttempt, Transaction, TransactionReview } from '../transaction.ts'
import type { TransactionStatus } from '../transaction-life-cycle.ts'

const links = ({ workflowId, parentTransactionId, scheduleOccurrence }: Transaction): JsonObject => ({
  ...(workflowId === undefined ? {} : { workflowId }),
  ...(parentTransactionId === undefined ? {} : { parentTransactionId }),
  ...(scheduleOccurrence === undefined ? {} : { scheduleId: scheduleOccurrence.scheduleId }),
})

/** `transactions.status-changed` (SPEC section 7); `previousStatus` is `null` for a transaction that was just made. */
export const statusChanged = (state: Transaction, previousStatus: TransactionStatus | null): DomainEvent => ({
  type: 'transactions.status-changed',
  data: {
    transactionId: state.id,
    transactionType: state.transactionType,
    previousStatus,
    status: state.latestStatus.status,
    sequence: state.sequence,
    ...links(state),
  },
})

/** For the operator: the engine does nothing more by itself. */
export const needsReview = (state: Transaction, review: TransactionReview): DomainEvent => ({
  type: 'transactions.needs-review',
  data: {
    transactionId: state.id,
    status: state.latestStatus.status,
    reason: review.reason,
    message: review.message,
    sequence: state.sequence,
  },
})

/** For the operator: 24 hours have passed and the rail has still not said what became of the attempt. */
export const outcomeUnknown = (state: Transaction, attempt: SubmissionAttempt): DomainEvent => ({
  type: 'transactions.outcome-unknown',
  data: {
    transactionId: state.id,
    reference: attempt.reference,
    since: attempt.waitingSince === undefined ? null : formatInstant(attempt.waitingSince),
    sequence: state.sequence,
  },
})

/** For the host: account data have changed at the bank. Only names of fields; values may be secret. */
export const correctionReceived = (state: Transaction, code: string, fields: readonly string[]): DomainEvent => ({
  type: 'transactions.correction-received',
  data: { transactionId: state.id, code, fields, sequence: state.sequence },
})
