import type { Transaction } from '../transaction.ts'
import { accept, join, keep, move, refuseEvent } from './change.ts'
import { reserveAttempt } from './reserve-attempt.ts'
import type { ReleaseCommand } from './transaction-commands.ts'
import type { TransactionContext, TransactionDecisionResult } from './transaction-context.ts'

/** NEW → PENDING, with the first attempt and its reference stored; it is submitted at `submitAt` or now. */
export const decideRelease = (
  state: Transaction,
  { submitAt }: ReleaseCommand,
  context: TransactionContext,
): TransactionDecisionResult => {
  const { status } = state.latestStatus
  if (status === 'PENDING') return accept(keep(state))
  if (status !== 'NEW') return refuseEvent(state, 'released')
  const pending = move(state, 'released', 'Handed to processing', context)
  return accept(join(pending, reserveAttempt(pending.state, Math.max(submitAt, context.now), context)))
}
