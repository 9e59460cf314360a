import type { Instant } from '@linx/contracts'
import { type SubmissionAttempt, TRANSACTION_LIMITS, type Transaction } from '../transaction.ts'
import { keep, latestAttempt, move, putAttempt } from './change.ts'
import { isReferenceSafe, MAXIMUM_SENDS } from './submission-policy.ts'
import type { TransactionContext, TransactionDecision } from './transaction-context.ts'
import { submitTask, transactionTaskId } from './transaction-tasks.ts'

/** Stores a new attempt with its reference, to be sent at `dueAt`. The attempts before it are closed. */
export const reserveAttempt = (
  state: Transaction,
  dueAt: Instant,
  context: TransactionContext,
): TransactionDecision => {
  const number = (latestAttempt(state)?.number ?? 0) + 1
  const { reference, details } = context.rail.makeReference({ transactionId: state.id, number })
  const attempt: SubmissionAttempt = {
    number,
    reference,
    ...(details === undefined ? {} : { details }),
    state: 'reserved',
    sendCount: 0,
  }
  const next = { ...state, attempts: [...state.attempts, attempt] }
  return {
    ...keep(next),
    tasks: [submitTask(next, attempt, dueAt)],
    removedTaskIds: [transactionTaskId.inquire(state.id)],
  }
}

const giveUp = (state: Transaction, message: string, context: TransactionContext): TransactionDecision => ({
  ...move(state, 'failed', message, context),
  removedTaskIds: [transactionTaskId.submit(state.id), transactionTaskId.inquire(state.id)],
})

/** Sends it again under the same reference. Only for what is proven to have moved nothing. */
export const sendAgain = (
  state: Transaction,
  attempt: SubmissionAttempt,
  dueAt: Instant,
  reason: string,
  context: TransactionContext,
): TransactionDecision => {
  if (attempt.sendCount >= MAXIMUM_SENDS) {
    const closed = putAttempt(state, { ...attempt, state: 'withdrawn' })
    return giveUp(closed, `Gave up after ${attempt.sendCount} tries: ${reason}`, context)
  }
  const { waitingSince: _, isAlarmed: __, ...rest } = attempt
  const reserved: SubmissionAttempt = { ...rest, state: 'reserved' }
  const pending = move(putAttempt(state, reserved), 'put-back', `Will be submitted again: ${reason}`, context)
  return {
    ...pending,
    tasks: [...pending.tasks, submitTask(state, reserved, dueAt)],
    removedTaskIds: [...pending.removedTaskIds, transactionTaskId.inquire(state.id)],
  }
}

/** Closes the attempt and sends under a new reference. Only for what is proven to have moved nothing. */
export const sendAnew = (
  state: Transaction,
  closed: SubmissionAttempt,
  dueAt: Instant,
  reason: string,
  context: TransactionContext,
): TransactionDecision => {
  const next = putAttempt(state, closed)
  if (next.attempts.length >= TRANSACTION_LIMITS.attempts) {
    return giveUp(next, `Gave up after ${next.attempts.length} attempts: ${reason}`, context)
  }
  const pending = move(next, 'put-back', `Will be submitted anew: ${reason}`, context)
  const reserved = reserveAttempt(pending.state, dueAt, context)
  return {
    ...reserved,
    tasks: [...pending.tasks, ...reserved.tasks],
    events: pending.events,
  }
}

/** The rail proved that nothing moves under the attempt: the same reference where a second one can't pay twice, else a new one. */
export const sendAfterAbsence = (
  state: Transaction,
  attempt: SubmissionAttempt,
  reason: string,
  context: TransactionContext,
): TransactionDecision => {
  const { capabilities } = context.rail
  return isReferenceSafe(attempt, capabilities, context.now)
    ? sendAgain(state, attempt, context.now, reason, context)
    : sendAnew(state, { ...attempt, state: 'withdrawn' }, context.now, reason, context)
}
