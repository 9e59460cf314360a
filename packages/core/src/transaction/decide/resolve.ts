import { createIssue, type Failure, failure } from '../../issue/index.ts'
import type { SubmissionAttempt, Transaction } from '../transaction.ts'
import { transactionLifeCycle } from '../transaction-life-cycle.ts'
import { accept, join, keep, latestAttempt, move, putAttempt, withoutReview } from './change.ts'
import { endingEvent } from './rail-news.ts'
import { sendAnew } from './reserve-attempt.ts'
import { bookReturn } from './return.ts'
import type { ResolveCommand } from './transaction-commands.ts'
import type { TransactionContext, TransactionDecision, TransactionDecisionResult } from './transaction-context.ts'
import { railTaskIds, submitTask } from './transaction-tasks.ts'
import { waitForEnd } from './wait-for-answer.ts'

const MAXIMUM_EVIDENCE_CHARACTERS = 500

const checkEvidence = (evidence: string): Failure | undefined =>
  evidence.trim() !== '' && evidence.length <= MAXIMUM_EVIDENCE_CHARACTERS
    ? undefined
    : failure(
        createIssue(evidence.trim() === '' ? 'input_required' : 'input_length', {
          path: 'evidence',
          expected: `1 to ${MAXIMUM_EVIDENCE_CHARACTERS} characters`,
          received: evidence,
          fix: 'Say where you saw what became of the money',
        }),
      )

/** Why a resolution is refused: what is expected, and what to do. */
const REFUSALS = {
  transaction_submission_running: ['an attempt whose submission is over', 'Try again in a minute'],
  transaction_nothing_to_resolve: [
    'a transaction at the provider whose outcome is unknown or in review',
    'Dismiss the review if there is one',
  ],
  transaction_outcome_open: [
    'settled, declined or submit-again for an unknown outcome',
    'Find out what became of the money first',
  ],
} as const

const refuseResolution = (state: Transaction, code: keyof typeof REFUSALS): Failure => {
  const [expected, fix] = REFUSALS[code]
  const received = `${state.latestStatus.status}, attempt ${latestAttempt(state)?.state ?? 'not made'}`
  return failure(createIssue(code, { path: 'resolution', expected, received, fix }))
}

const RESOLVABLE: readonly string[] = ['PENDING', 'PROCESSING', 'APPROVED']

/** What was resolved already in the same sense: the command was repeated. */
const isRepeat = (state: Transaction, { resolution }: ResolveCommand): boolean => {
  const { status } = state.latestStatus
  if (resolution === 'settled') return status === 'SETTLED' || status === 'CLEARED'
  if (resolution === 'returned') return state.returnTransactionIds.length > 0
  return resolution === 'declined' ? status === 'DECLINED' : resolution === 'dismissed'
}

const end = (
  state: Transaction,
  attempt: SubmissionAttempt,
  { resolution, evidence }: ResolveCommand,
  context: TransactionContext,
): TransactionDecision => {
  const isSettled = resolution === 'settled'
  const message = `Resolved by an operator: ${evidence}`
  const closed = putAttempt(withoutReview(state), { ...attempt, state: isSettled ? 'accepted' : 'rejected' })
  const isPending = state.latestStatus.status === 'PENDING'
  const atProvider = isPending ? move(closed, 'submission-begun', message, context) : keep(closed)
  const ended = move(atProvider.state, isSettled ? endingEvent(state) : 'declined', message, context)
  return { ...join(atProvider, ended), removedTaskIds: railTaskIds(state) }
}

/** Closes the review. What was waited for before is waited for again; an unknown outcome can't be dismissed. */
const dismiss = (state: Transaction, attempt: SubmissionAttempt | undefined, context: TransactionContext) => {
  const { lateReturn: _, ...open } = withoutReview(state)
  if (attempt?.state === 'unknown') return refuseResolution(state, 'transaction_outcome_open')
  if (attempt?.state === 'accepted' && !transactionLifeCycle.isEnded(state.latestStatus.status)) {
    return accept(waitForEnd(open, attempt, context))
  }
  return accept(attempt?.state === 'reserved' ? submitNow(open, attempt, context) : keep(open))
}

const submitNow = (
  state: Transaction,
  attempt: SubmissionAttempt,
  context: TransactionContext,
): TransactionDecision => ({
  ...keep(state),
  tasks: [submitTask(state, attempt, context.now)],
})

/** The operator accepts a return that came too late. */
const acceptReturn = (
  state: Transaction,
  { returnTransactionId }: ResolveCommand,
  context: TransactionContext,
): TransactionDecisionResult => {
  const { lateReturn, ...open } = withoutReview(state)
  const isOpen = state.review?.reason === 'late-return' && state.returnTransactionIds.length === 0
  if (lateReturn === undefined || returnTransactionId === undefined || !isOpen) {
    return refuseResolution(state, 'transaction_nothing_to_resolve')
  }
  return accept(bookReturn(keep(open), lateReturn, returnTransactionId, context))
}

/** The operator found that nothing has moved and nothing will. */
const submitAgain = (state: Transaction, attempt: SubmissionAttempt, evidence: string, context: TransactionContext) => {
  if (attempt.state === 'reserved') return submitNow(withoutReview(state), attempt, context)
  const reason = `an operator found that nothing moved: ${evidence}`
  return sendAnew(withoutReview(state), { ...attempt, state: 'withdrawn' }, context.now, reason, context)
}

/** An operator settles an outcome that is unknown, or news that do not fit, with evidence. Refused while a submission runs. */
export const decideResolve = (
  state: Transaction,
  command: ResolveCommand,
  context: TransactionContext,
): TransactionDecisionResult => {
  const refusedEvidence = checkEvidence(command.evidence)
  if (refusedEvidence !== undefined) return refusedEvidence
  const attempt = latestAttempt(state)
  if (attempt?.state === 'started') return refuseResolution(state, 'transaction_submission_running')
  if (state.review === undefined && attempt?.state !== 'unknown') {
    return isRepeat(state, command) ? accept(keep(state)) : refuseResolution(state, 'transaction_nothing_to_resolve')
  }
  if (command.resolution === 'dismissed') return dismiss(state, attempt, context)
  if (command.resolution === 'returned') return acceptReturn(state, command, context)
  const { status } = state.latestStatus
  if (attempt === undefined || !RESOLVABLE.includes(status)) {
    return isRepeat(state, command)
      ? accept(keep(withoutReview(state)))
      : refuseResolution(state, 'transaction_nothing_to_resolve')
  }
  if (command.resolution !== 'submit-again') return accept(end(state, attempt, command, context))
  if (status === 'APPROVED') return refuseResolution(state, 'transaction_nothing_to_resolve')
  return accept(submitAgain(state, attempt, command.evidence, context))
}
