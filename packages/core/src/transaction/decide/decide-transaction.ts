import type { Transaction } from '../transaction.ts'
import { decideBeginSubmission } from './begin-submission.ts'
import { decideCancel, decideFail } from './cancel.ts'
import { decideHold } from './hold.ts'
import { decideInquiryOutcome } from './inquiry-outcome.ts'
import { decideRailEvent } from './rail-event.ts'
import { decideRelease } from './release.ts'
import { decideResolve } from './resolve.ts'
import { decideCloseReturns } from './return-window.ts'
import { decideReversalEnded, decideReverse } from './reversal.ts'
import { decideSubmissionOutcome } from './submission-outcome.ts'
import type { TransactionCommand } from './transaction-commands.ts'
import type { TransactionContext, TransactionDecisionResult } from './transaction-context.ts'
import { railTaskIds } from './transaction-tasks.ts'

/** A state in review wants nothing sent and nothing asked, whatever the command came to. */
const holdInReview = (result: TransactionDecisionResult): TransactionDecisionResult => {
  if (!result.ok || result.state.review === undefined) return result
  const ids = railTaskIds(result.state)
  if (!result.tasks.some(({ id }) => ids.includes(id))) return result
  const tasks = result.tasks.filter(({ id }) => !ids.includes(id))
  return { ...result, tasks, removedTaskIds: [...new Set([...result.removedTaskIds, ...ids])] }
}

const decide = (
  state: Transaction,
  command: TransactionCommand,
  context: TransactionContext,
): TransactionDecisionResult => {
  switch (command.type) {
    case 'release':
      return decideRelease(state, command, context)
    case 'hold':
      return decideHold(state, command, context)
    case 'close-returns':
      return decideCloseReturns(state, context)
    case 'begin-submission':
      return decideBeginSubmission(state, command, context)
    case 'submission-outcome':
      return decideSubmissionOutcome(state, command, context)
    case 'inquiry-outcome':
      return decideInquiryOutcome(state, command, context)
    case 'rail-event':
      return decideRailEvent(state, command, context)
    case 'cancel':
      return decideCancel(state, context)
    case 'fail':
      return decideFail(state, command, context)
    case 'resolve':
      return decideResolve(state, command, context)
    case 'reverse':
      return decideReverse(state, command, context)
    case 'reversal-ended':
      return decideReversalEnded(state, command, context)
  }
}

/**
 * What a command does to a transaction. Pure; never throws for a stored state and a documented command. Commands are idempotent by
 * state: a repeat answers with the same state object and empty lists.
 */
export const decideTransaction = (
  state: Transaction,
  command: TransactionCommand,
  context: TransactionContext,
): TransactionDecisionResult => holdInReview(decide(state, command, context))
