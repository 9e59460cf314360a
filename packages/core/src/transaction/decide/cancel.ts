import { type Failure, failure } from '../../issue/index.ts'
import type { Transaction } from '../transaction.ts'
import { transactionRefusal } from '../transaction-life-cycle.ts'
import { accept, keep, latestAttempt, move, putAttempt, refuseEvent } from './change.ts'
import type { FailCommand } from './transaction-commands.ts'
import type { TransactionContext, TransactionDecision, TransactionDecisionResult } from './transaction-context.ts'
import { railTaskIds } from './transaction-tasks.ts'

/** In review the money may be moving after all, so nothing is stopped before a person has looked. */
const canStop = ({ latestStatus: { status }, review }: Transaction): boolean =>
  (status === 'NEW' || status === 'PENDING') && review === undefined

const refuseStop = (state: Transaction, event: 'cancelled' | 'failed'): Failure =>
  state.review === undefined ? refuseEvent(state, event) : failure(transactionRefusal('PROCESSING', event))

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
  if (!canStop(state)) return refuseStop(state, 'cancelled')
  return accept(stop(state, 'cancelled', 'Cancelled before it was submitted', context))
}

/** NEW or PENDING → ERROR: it can't be submitted. */
export const decideFail = (
  state: Transaction,
  { message }: FailCommand,
  context: TransactionContext,
): TransactionDecisionResult => {
  if (state.latestStatus.status === 'ERROR') return accept(keep(state))
  if (!canStop(state)) return refuseStop(state, 'failed')
  return accept(stop(state, 'failed', message, context))
}
