import type { Instant, Solution } from '@linx/contracts'
import { type DecidedTask, taskPriority } from '../../decision/index.ts'
import type { ToldStatus } from '../../message/index.ts'
import type { SubmissionAttempt, Transaction } from '../transaction.ts'

/** The names of a transaction's tasks; one under the same name replaces the one before. */
export const transactionTaskId = {
  submit: (transactionId: string): string => `${transactionId}:submit`,
  inquire: (transactionId: string): string => `${transactionId}:inquire`,
  sms: (transactionId: string, status: string): string => `${transactionId}:sms:${status}`,
  returns: (transactionId: string): string => `${transactionId}:returns`,
  reversal: (transactionId: string): string => `${transactionId}:reversal`,
} as const

/**
 * The kinds of the tasks that call a rail name it, so that a worker can bound the calls of each: `submit-transaction/ach`,
 * `inquire-transaction/push-to-card`.
 */
export const transactionTaskKind = {
  submit: (solution: Solution): `submit-transaction/${Solution}` => `submit-transaction/${solution}`,
  inquire: (solution: Solution): `inquire-transaction/${Solution}` => `inquire-transaction/${solution}`,
} as const

/** Calls the rail with the attempt's reference. */
export const submitTask = (state: Transaction, attempt: SubmissionAttempt, dueAt: Instant): DecidedTask => ({
  id: transactionTaskId.submit(state.id),
  kind: transactionTaskKind.submit(state.solution),
  dueAt,
  priority: taskPriority.money,
  body: { transactionId: state.id, attemptNumber: attempt.number },
})

/** Asks the rail what became of the attempt. */
export const inquireTask = (state: Transaction, attempt: SubmissionAttempt, dueAt: Instant): DecidedTask => ({
  id: transactionTaskId.inquire(state.id),
  kind: transactionTaskKind.inquire(state.solution),
  dueAt,
  priority: taskPriority.moneyInquiry,
  body: { transactionId: state.id, attemptNumber: attempt.number },
})

/** Tells the Customer of a workflow about the status that the transaction has now. */
export const statusSmsTask = (state: Transaction, workflowId: string, status: ToldStatus): DecidedTask => ({
  id: transactionTaskId.sms(state.id, status),
  kind: 'send-sms',
  dueAt: state.latestStatus.createdAt,
  priority: taskPriority.statusMessage,
  body: {
    message: 'transaction-status',
    transactionId: state.id,
    workflowId,
    status,
  },
})

/** Tells the original how its REVERSAL ended. */
export const reversalEndedTask = (reversal: Transaction, parentTransactionId: string): DecidedTask => ({
  id: transactionTaskId.reversal(reversal.id),
  kind: 'end-reversal',
  dueAt: reversal.latestStatus.createdAt,
  priority: taskPriority.money,
  body: {
    transactionId: parentTransactionId,
    reversalTransactionId: reversal.id,
    isSettled: reversal.latestStatus.status === 'SETTLED',
  },
})

/** Nothing is sent and nothing asked any more. */
export const railTaskIds = (state: Transaction): readonly string[] => [
  transactionTaskId.submit(state.id),
  transactionTaskId.inquire(state.id),
]
