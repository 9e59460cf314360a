import type { SubmitOutcome } from '@linx/contracts'
import type { SubmissionAttempt, Transaction } from '../transaction.ts'
import { accept, answerReview, keep, refuse } from './change.ts'
import { findAttempt } from './find-attempt.ts'
import { applyNews } from './rail-news.ts'
import { sendAgain, sendAnew } from './reserve-attempt.ts'
import { resendDelayMs } from './submission-policy.ts'
import type { SubmissionOutcomeCommand } from './transaction-commands.ts'
import type { TransactionContext, TransactionDecision, TransactionDecisionResult } from './transaction-context.ts'
import { waitForAnswer } from './wait-for-answer.ts'

type Rejected = Extract<SubmitOutcome, { readonly outcome: 'rejected' }>

/** The rail definitely did not and will not move the money under this call. */
const applyRejection = (
  state: Transaction,
  attempt: SubmissionAttempt,
  outcome: Rejected,
  context: TransactionContext,
): TransactionDecision => {
  const { code, reason, retry } = outcome
  const dueAt = context.now + resendDelayMs(attempt.sendCount)
  const known = { ...attempt, code, reason }
  if (retry === 'same-reference') return sendAgain(state, known, dueAt, reason, context)
  if (retry === 'new-reference') return sendAnew(state, { ...known, state: 'rejected' }, dueAt, reason, context)
  return applyNews(state, attempt, { state: 'failed', code, reason }, context)
}

const apply = (
  state: Transaction,
  attempt: SubmissionAttempt,
  outcome: SubmitOutcome,
  context: TransactionContext,
): TransactionDecision => {
  switch (outcome.outcome) {
    case 'accepted':
      return applyNews(state, attempt, outcome, context)
    case 'rejected':
      return applyRejection(state, attempt, outcome, context)
    case 'not-sent': {
      const dueAt = context.now + resendDelayMs(attempt.sendCount, outcome.retryAfterMs)
      return sendAgain(state, attempt, dueAt, outcome.cause, context)
    }
    case 'unknown':
      return waitForAnswer(state, attempt, outcome.cause, outcome.inquireAfterMs ?? 0, context)
  }
}

/**
 * Takes in what a call of `submit` came to. An outcome that comes after an inquiry has settled the matter changes nothing, unless it
 * says that the rail has what we have given up: that is for a person.
 */
export const decideSubmissionOutcome = (
  state: Transaction,
  { attemptNumber, outcome }: SubmissionOutcomeCommand,
  context: TransactionContext,
): TransactionDecisionResult => {
  const attempt = findAttempt(state, attemptNumber)
  if (!('number' in attempt)) return refuse(attempt)
  if (attempt.state === 'unknown' && outcome.outcome === 'unknown') return accept(keep(state))
  const isAwaited =
    attempt.state === 'started' || (attempt.state === 'unknown' && state.latestStatus.status === 'PROCESSING')
  if (isAwaited) return accept(apply(answerReview(state, 'outcome-unknown'), attempt, outcome, context))
  return accept(outcome.outcome === 'accepted' ? applyNews(state, attempt, outcome, context) : keep(state))
}
