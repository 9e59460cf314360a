import type { AccountVerification } from './account-verification.ts'
import { accept, keep, move } from './change.ts'
import { decideAwait, decideStart } from './start-verification.ts'
import type { SetVerificationCommand, VerificationCommand } from './verification-commands.ts'
import type { VerificationContext, VerificationDecisionResult } from './verification-context.ts'
import { verificationLifeCycle } from './verification-life-cycle.ts'
import type { VerificationEvent } from './verification-machine.ts'
import { decideInquiry, decideVerificationEvent } from './verification-news.ts'
import { decideBegin, decideOutcome } from './verification-submission.ts'

const EVENT_OF_RESULT: { readonly [status in SetVerificationCommand['status']]: VerificationEvent } = {
  APPROVED: 'approved',
  DECLINED: 'declined',
  REVIEW: 'questioned',
}

const MESSAGE_OF_RESULT: { readonly [status in SetVerificationCommand['status']]: string } = {
  APPROVED: 'Verified by the host',
  DECLINED: 'Declined by the host',
  REVIEW: 'The host looks at it',
}

const decideResult = (
  state: AccountVerification,
  { status, method, message = MESSAGE_OF_RESULT[status] }: SetVerificationCommand,
  context: VerificationContext,
): VerificationDecisionResult => {
  if (state.status === status && state.method === method) return accept(keep(state, context))
  return accept(move(state, EVENT_OF_RESULT[status], { message, method }, context))
}

/** Takes an edge if the status has it; where it has none, nothing happens. */
const moveIfTaken = (
  state: AccountVerification,
  event: VerificationEvent,
  why: { readonly message: string; readonly code?: string },
  context: VerificationContext,
): VerificationDecisionResult => {
  if (verificationLifeCycle.next(state.status, event) === undefined) return accept(keep(state, context))
  return accept(move(state, event, why, context))
}

/** What was found out was about another account, and so is all news of it that still comes. */
const decideReset = (state: AccountVerification, context: VerificationContext): VerificationDecisionResult => {
  if (state.status === 'UNVERIFIED') return accept(keep(state, context))
  const { method: _, ...rest } = state
  const attempts = state.attempts.map((attempt) => ({ ...attempt, state: 'withdrawn' as const }))
  return accept(move({ ...rest, attempts }, 'reset', { message: 'The number of the account has changed' }, context))
}

/**
 * What a command does to an account and its verification. Pure; never throws for a stored state and a documented command. Commands are
 * idempotent by state: a repeat answers with the same state object and empty lists.
 */
export const decideVerification = (
  state: AccountVerification,
  command: VerificationCommand,
  context: VerificationContext,
): VerificationDecisionResult => {
  switch (command.type) {
    case 'start':
      return decideStart(state, command, context)
    case 'await':
      return decideAwait(state, command, context)
    case 'begin-submission':
      return decideBegin(state, command, context)
    case 'submission-outcome':
      return decideOutcome(state, command, context)
    case 'inquiry-outcome':
      return decideInquiry(state, command, context)
    case 'rail-event':
      return decideVerificationEvent(state, command, context)
    case 'set-result':
      return decideResult(state, command, context)
    case 'question':
      return moveIfTaken(state, 'questioned', command, context)
    case 'fail':
      return moveIfTaken(state, 'failed', command, context)
    case 'reset':
      return decideReset(state, context)
  }
}
