import type { Instant } from '@linx/contracts'
import type { SubmissionAttempt, Transaction } from '../transaction.ts'
import { join, keep, park, putAttempt } from './change.ts'
import { ALARM_AFTER_MS, canInquire, nextInquiryAt } from './submission-policy.ts'
import type { TransactionContext, TransactionDecision } from './transaction-context.ts'
import { outcomeUnknown } from './transaction-events.ts'
import { inquireTask, transactionTaskId } from './transaction-tasks.ts'

const alarmOf = (attempt: SubmissionAttempt, now: Instant): boolean =>
  attempt.state === 'unknown' && attempt.isAlarmed !== true && now - (attempt.waitingSince ?? now) >= ALARM_AFTER_MS

/** Asks the rail at the next time of the schedule; tells the operator once when 24 hours have passed. */
const inquireNext = (
  state: Transaction,
  attempt: SubmissionAttempt,
  notBefore: Instant,
  context: TransactionContext,
): TransactionDecision => {
  const isAlarm = alarmOf(attempt, context.now)
  const next = putAttempt(state, isAlarm ? { ...attempt, isAlarmed: true } : attempt)
  const dueAt = Math.max(notBefore, nextInquiryAt(attempt.waitingSince ?? context.now, context.now))
  return {
    ...keep(next),
    tasks: [inquireTask(next, attempt, dueAt)],
    removedTaskIds: [transactionTaskId.submit(state.id)],
    events: isAlarm ? [outcomeUnknown(next, attempt)] : [],
  }
}

/**
 * The outcome is unknown: never failed, never sent again blindly. It is asked for by our reference; where the rail can't be asked
 * (any more), an operator has to look.
 */
export const waitForAnswer = (
  state: Transaction,
  attempt: SubmissionAttempt,
  cause: string,
  inquireAfterMs: number,
  context: TransactionContext,
): TransactionDecision => {
  const unknown: SubmissionAttempt = {
    ...attempt,
    state: 'unknown',
    waitingSince: attempt.state === 'unknown' ? (attempt.waitingSince ?? context.now) : context.now,
  }
  if (canInquire(unknown, context.rail.capabilities, context.now)) {
    return inquireNext(state, unknown, context.now + inquireAfterMs, context)
  }
  const message = `The outcome is unknown and the rail can't be asked: ${cause}`
  return park(putAttempt(state, unknown), 'outcome-unknown', message, context)
}

/** The rail has it and has not said how it ended: asked on the same schedule where that is possible; news may come by themselves. */
export const waitForEnd = (
  state: Transaction,
  attempt: SubmissionAttempt,
  context: TransactionContext,
): TransactionDecision => {
  const waitingSince = attempt.state === 'accepted' ? (attempt.waitingSince ?? context.now) : context.now
  const accepted: SubmissionAttempt = { ...attempt, state: 'accepted', waitingSince }
  const removed = { ...keep(putAttempt(state, accepted)), removedTaskIds: [transactionTaskId.submit(state.id)] }
  return canInquire(accepted, context.rail.capabilities, context.now)
    ? inquireNext(state, accepted, context.now, context)
    : join(removed, { ...keep(removed.state), removedTaskIds: [transactionTaskId.inquire(state.id)] })
}
