import { createIssue, type Failure, failure, type Issue } from '../../issue/index.ts'
import { toldStatusOf } from '../told-status.ts'
import {
  type ReviewReason,
  type SubmissionAttempt,
  TRANSACTION_LIMITS,
  type Transaction,
  type TransactionReview,
  type TransactionStatusEntry,
} from '../transaction.ts'
import { transactionLifeCycle, transactionRefusal } from '../transaction-life-cycle.ts'
import type { TransactionEvent } from '../transaction-machine.ts'
import { openReturnWindow } from './return-window.ts'
import type { TransactionContext, TransactionDecision } from './transaction-context.ts'
import { needsReview, statusChanged } from './transaction-events.ts'
import { railTaskIds, reversalEndedTask, statusSmsTask } from './transaction-tasks.ts'

/** A decision with only a state. */
export const keep = (state: Transaction): TransactionDecision => ({
  state,
  tasks: [],
  removedTaskIds: [],
  events: [],
  created: [],
})

export const accept = (decision: TransactionDecision): TransactionDecision & { readonly ok: true } => ({
  ok: true,
  ...decision,
})

export const refuse = (...issues: readonly Issue[]): Failure => failure(...issues)

/** Refuses an event that the status does not take. */
export const refuseEvent = (state: Transaction, event: TransactionEvent): Failure =>
  failure(transactionRefusal(state.latestStatus.status, event))

/** While a person has to look, money may be moving in ways unknown: nothing is sent and nothing stopped. */
export const refuseInReview = ({ reason, message }: TransactionReview): Failure =>
  failure(
    createIssue('transaction_in_review', {
      path: '',
      expected: 'a transaction that no person has to look at',
      received: `${reason}: ${message}`,
      fix: 'Resolve the review first',
    }),
  )

/** Appends what a second decision adds to a first one; the state is the second's. */
export const join = (first: TransactionDecision, second: TransactionDecision): TransactionDecision => ({
  state: second.state,
  tasks: [...first.tasks, ...second.tasks],
  removedTaskIds: [...first.removedTaskIds, ...second.removedTaskIds],
  events: [...first.events, ...second.events],
  created: [...first.created, ...second.created],
})

/** Keeps the first entry and the newest ones. */
const boundHistory = (history: readonly TransactionStatusEntry[]): readonly TransactionStatusEntry[] =>
  history.length <= TRANSACTION_LIMITS.history
    ? history
    : [...history.slice(0, 1), ...history.slice(1 - TRANSACTION_LIMITS.history)]

/** What follows from having a status, whoever brought it about: the event, the Customer's SMS, the word to the original. */
export const announce = (
  state: Transaction,
  previousStatus: TransactionStatusEntry['status'] | null,
): TransactionDecision => {
  const { workflowId, parentTransactionId } = state
  const status = workflowId === undefined ? undefined : toldStatusOf(state)
  const sms = workflowId === undefined || status === undefined ? [] : [statusSmsTask(state, workflowId, status)]
  const isEndedReversal =
    state.transactionType === 'REVERSAL' && transactionLifeCycle.isEnded(state.latestStatus.status)
  const reversal =
    isEndedReversal && parentTransactionId !== undefined ? [reversalEndedTask(state, parentTransactionId)] : []
  return { ...keep(state), tasks: [...sms, ...reversal], events: [statusChanged(state, previousStatus)] }
}

/**
 * Moves the status along an edge of the machine and tells everybody. An event that changes no status changes nothing. The caller
 * has made sure that the status takes the event; one that it does not take throws, as it would corrupt the history.
 */
export const move = (
  state: Transaction,
  event: TransactionEvent,
  message: string,
  context: TransactionContext,
): TransactionDecision => {
  const previousStatus = state.latestStatus.status
  const status = transactionLifeCycle.next(previousStatus, event)
  if (status === undefined) throw new RangeError(`A ${previousStatus} transaction does not take "${event}"`)
  if (status === previousStatus) return keep(state)
  const { id, type } = context.actor
  const latestStatus: TransactionStatusEntry = { status, message, createdBy: { id, type }, createdAt: context.now }
  const history = boundHistory([...state.history, latestStatus])
  const moved = { ...state, latestStatus, history, sequence: state.sequence + 1 }
  const open = openReturnWindow(moved, context)
  const told = announce(open.state, previousStatus)
  return { ...told, tasks: [...told.tasks, ...open.tasks] }
}

/** Says something new about a status that stays: an entry of the history and an event, as for any other. */
export const note = (state: Transaction, message: string, context: TransactionContext): TransactionDecision => {
  const { status } = state.latestStatus
  const { id, type } = context.actor
  const latestStatus: TransactionStatusEntry = { status, message, createdBy: { id, type }, createdAt: context.now }
  const history = boundHistory([...state.history, latestStatus])
  return announce({ ...state, latestStatus, history, sequence: state.sequence + 1 }, status)
}

/** The latest attempt: the only one that can be open. */
export const latestAttempt = (state: Transaction): SubmissionAttempt | undefined => state.attempts.at(-1)

/** Replaces the attempt of the same number. */
export const putAttempt = (state: Transaction, attempt: SubmissionAttempt): Transaction => ({
  ...state,
  attempts: state.attempts.map((known) => (known.number === attempt.number ? attempt : known)),
})

/** Stops everything automatic until a person has looked, and says so. */
export const park = (
  state: Transaction,
  reason: ReviewReason,
  message: string,
  context: TransactionContext,
): TransactionDecision => {
  const review = { reason, message, since: state.review?.since ?? context.now }
  const parked = { ...state, review }
  return { ...keep(parked), removedTaskIds: railTaskIds(state), events: [needsReview(parked, review)] }
}

/** The state without its review. */
export const withoutReview = ({ review: _, ...state }: Transaction): Transaction => state

/** Closes a review that the news have answered; one for another reason stays. */
export const answerReview = (state: Transaction, ...answered: readonly ReviewReason[]): Transaction =>
  state.review !== undefined && answered.includes(state.review.reason) ? withoutReview(state) : state
