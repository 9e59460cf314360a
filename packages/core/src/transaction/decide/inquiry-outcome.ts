import type { InquireOutcome } from '@linx/contracts'
import type { SubmissionAttempt, Transaction } from '../transaction.ts'
import { accept, keep, park, refuse } from './change.ts'
import { findAttempt } from './find-attempt.ts'
import { applyNews } from './rail-news.ts'
import { sendAfterAbsence } from './reserve-attempt.ts'
import type { InquiryOutcomeCommand } from './transaction-commands.ts'
import type { TransactionContext, TransactionDecision, TransactionDecisionResult } from './transaction-context.ts'
import { transactionTaskId } from './transaction-tasks.ts'
import { waitForAnswer, waitForEnd } from './wait-for-answer.ts'

const waitOn = (state: Transaction, attempt: SubmissionAttempt, cause: string, context: TransactionContext) =>
  attempt.state === 'accepted' ? waitForEnd(state, attempt, context) : waitForAnswer(state, attempt, cause, 0, context)

const apply = (
  state: Transaction,
  attempt: SubmissionAttempt,
  outcome: InquireOutcome,
  context: TransactionContext,
): TransactionDecision => {
  switch (outcome.outcome) {
    case 'found':
      return applyNews(state, attempt, outcome, context)
    case 'unknown':
      return waitOn(state, attempt, outcome.cause, context)
    case 'absent':
      if (!outcome.isProven) return waitOn(state, attempt, 'the rail does not know it yet', context)
      return attempt.state === 'unknown'
        ? sendAfterAbsence(state, attempt, 'the rail proved that it never got it', context)
        : park(state, 'contradicting-news', 'The rail accepted the transaction and now does not know it', context)
  }
}

/** Takes in what the rail answered when asked. An answer that nobody waits for any more changes nothing. */
export const decideInquiryOutcome = (
  state: Transaction,
  { attemptNumber, outcome }: InquiryOutcomeCommand,
  context: TransactionContext,
): TransactionDecisionResult => {
  const attempt = findAttempt(state, attemptNumber)
  if (!('number' in attempt)) return refuse(attempt)
  const { status } = state.latestStatus
  const isAwaited =
    (status === 'PROCESSING' || status === 'APPROVED') &&
    (attempt.state === 'unknown' || attempt.state === 'accepted') &&
    state.review === undefined
  if (isAwaited) return accept(apply(state, attempt, outcome, context))
  return accept({ ...keep(state), removedTaskIds: [transactionTaskId.inquire(state.id)] })
}
