import type { RailVerificationPlan, SubmitOutcome } from '@linx/contracts'
import {
  canInquire,
  isReferenceSafe,
  MAXIMUM_SENDS,
  nextInquiryAt,
  resendDelayMs,
} from '../transaction/decide/submission-policy.ts'
import { type AccountVerification, VERIFICATION_LIMITS, type VerificationAttempt } from './account-verification.ts'
import { accept, keep, latestAttempt, move, putAttempt, refuseEvent, withTasks } from './change.ts'
import { reserveAttempt } from './start-verification.ts'
import type { BeginVerificationCommand, VerificationOutcomeCommand } from './verification-commands.ts'
import type { VerificationContext, VerificationDecision, VerificationDecisionResult } from './verification-context.ts'
import { inquireVerificationTask, verifyTask } from './verification-tasks.ts'

const failed = (state: AccountVerification, message: string, code: string | undefined, context: VerificationContext) =>
  move(state, 'failed', { message, ...(code === undefined ? {} : { code }) }, context)

/** Nobody knows whether the rail has it: asked by our reference, never taken for a no. */
export const waitForAnswer = (
  state: AccountVerification,
  attempt: VerificationAttempt,
  cause: string,
  context: VerificationContext,
): VerificationDecision => {
  const waitingSince = attempt.state === 'unknown' ? (attempt.waitingSince ?? context.now) : context.now
  const unknown: VerificationAttempt = { ...attempt, state: 'unknown', waitingSince }
  const next = putAttempt(state, unknown)
  if (context.rail === undefined || !canInquire(unknown, context.rail.capabilities, context.now)) {
    const message = `Nobody can say whether the bank was asked: ${cause}`
    return move(next, 'questioned', { message }, context)
  }
  const dueAt = nextInquiryAt(waitingSince, context.now)
  return withTasks(keep(next, context), { tasks: [inquireVerificationTask(next, unknown, dueAt)] })
}

/** The rail has it: its word is asked for when the waiting period is over, then again and again. */
export const waitForEnd = (
  state: AccountVerification,
  attempt: VerificationAttempt,
  context: VerificationContext,
): VerificationDecision => {
  const waitingSince = attempt.state === 'accepted' ? (attempt.waitingSince ?? context.now) : context.now
  const accepted: VerificationAttempt = { ...attempt, state: 'accepted', waitingSince }
  const next = putAttempt(state, accepted)
  const dueAt = context.now < attempt.usableFrom ? attempt.usableFrom : nextInquiryAt(waitingSince, context.now)
  return withTasks(keep(next, context), { tasks: [inquireVerificationTask(next, accepted, dueAt)] })
}

/** PENDING → PROCESSING: the durable intent. A second begin means that the first caller died. */
export const decideBegin = (
  state: AccountVerification,
  { attemptNumber }: BeginVerificationCommand,
  context: VerificationContext,
): VerificationDecisionResult => {
  const attempt = latestAttempt(state)
  if (attempt?.number === attemptNumber && attempt.state === 'started') {
    return accept(waitForAnswer(state, attempt, 'the worker stopped while it was asking', context))
  }
  if (attempt?.number !== attemptNumber || attempt.state !== 'reserved' || state.status !== 'PENDING') {
    return refuseEvent(state, 'submitted')
  }
  const started: VerificationAttempt = {
    ...attempt,
    state: 'started',
    sendCount: attempt.sendCount + 1,
    firstSentAt: attempt.firstSentAt ?? context.now,
  }
  return accept(move(putAttempt(state, started), 'submitted', { message: 'The bank of the account is asked' }, context))
}

const planAfter = (delayMs: number, { usableFrom }: VerificationAttempt, now: number): RailVerificationPlan => ({
  submitAt: now + delayMs,
  usableFrom: usableFrom + delayMs,
})

/** Sends it again under the same reference. */
const sendAgain = (
  state: AccountVerification,
  attempt: VerificationAttempt,
  { delayMs, reason }: { readonly delayMs: number; readonly reason: string },
  context: VerificationContext,
): VerificationDecision => {
  if (attempt.sendCount >= MAXIMUM_SENDS) return failed(state, `Gave up asking the bank: ${reason}`, undefined, context)
  const plan = planAfter(delayMs, attempt, context.now)
  const reserved: VerificationAttempt = { ...attempt, state: 'reserved', usableFrom: plan.usableFrom }
  const why = { message: `The bank will be asked again: ${reason}` }
  const pending = move(putAttempt(state, reserved), 'put-back', why, context)
  return withTasks(pending, { tasks: [verifyTask(pending.state, reserved, plan.submitAt)] })
}

/** Sends it under a new reference. */
const sendAnew = (
  state: AccountVerification,
  attempt: VerificationAttempt,
  { delayMs, reason }: { readonly delayMs: number; readonly reason: string },
  context: VerificationContext,
): VerificationDecision => {
  const { rail } = context
  if (rail === undefined || attempt.number >= VERIFICATION_LIMITS.attempts * MAXIMUM_SENDS) {
    return failed(state, `Gave up asking the bank: ${reason}`, undefined, context)
  }
  const closed = putAttempt(state, { ...attempt, state: 'rejected' })
  const pending = move(closed, 'put-back', { message: `The bank will be asked anew: ${reason}` }, context)
  const reserved = reserveAttempt(pending.state, planAfter(delayMs, attempt, context.now), { ...context, rail })
  return withTasks({ ...pending, state: reserved.state }, { tasks: reserved.tasks })
}

/** The rail proved that it never got it. */
export const sendAfterAbsence = (
  state: AccountVerification,
  attempt: VerificationAttempt,
  context: VerificationContext,
): VerificationDecision => {
  const retry = { delayMs: 0, reason: 'the rail never got the question' }
  const isSafe = context.rail !== undefined && isReferenceSafe(attempt, context.rail.capabilities, context.now)
  return isSafe ? sendAgain(state, attempt, retry, context) : sendAnew(state, attempt, retry, context)
}

const apply = (
  state: AccountVerification,
  attempt: VerificationAttempt,
  outcome: SubmitOutcome,
  context: VerificationContext,
): VerificationDecision => {
  switch (outcome.outcome) {
    case 'accepted':
      return waitForEnd(state, attempt, context)
    case 'unknown':
      return waitForAnswer(state, attempt, outcome.cause, context)
    case 'not-sent': {
      const delayMs = resendDelayMs(attempt.sendCount, outcome.retryAfterMs)
      return sendAgain(state, attempt, { delayMs, reason: outcome.cause }, context)
    }
    case 'rejected': {
      const { retry, code, reason } = outcome
      const delayMs = resendDelayMs(attempt.sendCount)
      if (retry === 'same-reference') return sendAgain(state, attempt, { delayMs, reason }, context)
      if (retry === 'new-reference') return sendAnew(state, attempt, { delayMs, reason }, context)
      const closed = putAttempt(state, { ...attempt, state: 'rejected', code, reason })
      return failed(closed, `The bank could not be asked: ${reason}`, code, context)
    }
  }
}

/** Takes in what the call came to; one that nobody waits for any more changes nothing. */
export const decideOutcome = (
  state: AccountVerification,
  { attemptNumber, outcome }: VerificationOutcomeCommand,
  context: VerificationContext,
): VerificationDecisionResult => {
  const attempt = latestAttempt(state)
  const isAwaited =
    state.status === 'PROCESSING' &&
    attempt?.number === attemptNumber &&
    (attempt.state === 'started' || (attempt.state === 'unknown' && outcome.outcome !== 'unknown'))
  return accept(isAwaited ? apply(state, attempt, outcome, context) : keep(state, context))
}
