import type { Transaction } from '../transaction.ts'
import { accept, keep, latestAttempt, move, putAttempt, refuseEvent, refuseInReview } from './change.ts'
import type { FailCommand } from './transaction-commands.ts'
import type { TransactionContext, TransactionDecision, TransactionDecisionResult } from './transaction-context.ts'
import { railTaskIds } from './transaction-tasks.ts'

const canStop = ({ latestStatus: { status } }: Transaction): boolean => status === 'NEW' || status === 'PENDING'

/** Ends what was never sent, or is proven to have moved nothing. */
const stop = (
  state: Transaction,
  event: 'cancelled' | 'failed',
  message: string,
  context: TransactionContext,
): TransactionDecision => {
  const attempt = latestAttempt(state)
  const closed = attempt?.state === 'reserved' ? putAttempt(state, { ...attempt, state: 'withdrawn' }) : state
  const moved = move(closed, event, message, context)
  return { ...moved, removedTaskIds: railTaskIds(state) }
}

/** NEW or PENDING → CANCELLED; refused once the intent to submit is stored, whatever became of the call. */
export const decideCancel = (state: Transaction, context: TransactionContext): TransactionDecisionResult => {
  if (state.latestStatus.status === 'CANCELLED') return accept(keep(state))
  if (!canStop(state)) return refuseEvent(state, 'cancelled')
  if (state.review !== undefined) return refuseInReview(state.review)
  return accept(stop(state, 'cancelled', 'Cancelled before it was submitted', context))
}

/** NEW or PENDING → ERROR: it can't be submitted. */
export const decideFail = (
  state: Transaction,
  { message }: FailCommand,
  context: TransactionContext,
): TransactionDecisionResult => {
  if (state.latestStatus.status === 'ERROR') return accept(keep(state))
  if (!canStop(state)) return refuseEvent(state, 'failed')
  if (state.review !== undefined) return refuseInReview(state.review)
  return accept(stop(state, 'failed', message, context))
}
