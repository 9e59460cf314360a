import type { SubmissionAttempt, Transaction } from '../transaction.ts'
import { accept, latestAttempt, move, putAttempt, refuseEvent, refuseInReview } from './change.ts'
import type { BeginSubmissionCommand } from './transaction-commands.ts'
import type { TransactionContext, TransactionDecisionResult } from './transaction-context.ts'
import { waitForAnswer } from './wait-for-answer.ts'

/**
 * PENDING → PROCESSING: the durable intent. After its commit the rail is called once, and cancel is refused. A second begin of the
 * same attempt means that the first caller died before it could tell the outcome: it is unknown, and the rail must not be called.
 */
export const decideBeginSubmission = (
  state: Transaction,
  { attemptNumber }: BeginSubmissionCommand,
  context: TransactionContext,
): TransactionDecisionResult => {
  const attempt = latestAttempt(state)
  const isSame = attempt?.number === attemptNumber
  if (isSame && attempt.state === 'started') {
    return accept(waitForAnswer(state, attempt, 'The worker stopped while it was submitting', 0, context))
  }
  if (!isSame || attempt.state !== 'reserved' || state.latestStatus.status !== 'PENDING') {
    return refuseEvent(state, 'submission-begun')
  }
  if (state.review !== undefined) return refuseInReview(state.review)
  const started: SubmissionAttempt = {
    ...attempt,
    state: 'started',
    sendCount: attempt.sendCount + 1,
    firstSentAt: attempt.firstSentAt ?? context.now,
  }
  return accept(move(putAttempt(state, started), 'submission-begun', 'Handed to the provider', context))
}
