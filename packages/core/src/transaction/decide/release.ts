import type { Transaction } from '../transaction.ts'
import { accept, join, keep, move, note, refuseEvent } from './change.ts'
import { isWaiting } from './hold.ts'
import { reserveAttempt } from './reserve-attempt.ts'
import type { ReleaseCommand } from './transaction-commands.ts'
import type { TransactionContext, TransactionDecisionResult } from './transaction-context.ts'

/** NEW, or waiting, → PENDING with the first attempt and its reference stored; it is submitted at `submitAt` or now. */
export const decideRelease = (
  state: Transaction,
  { submitAt }: ReleaseCommand,
  context: TransactionContext,
): TransactionDecisionResult => {
  const { status } = state.latestStatus
  const wasWaiting = isWaiting(state)
  if (status === 'PENDING' && !wasWaiting) return accept(keep(state))
  if (status !== 'NEW' && !wasWaiting) return refuseEvent(state, 'released')
  const { waitsFor: _, ...ready } = state
  const pending = wasWaiting
    ? note(ready, 'The account is verified: handed to processing', context)
    : move(state, 'released', 'Handed to processing', context)
  return accept(join(pending, reserveAttempt(pending.state, Math.max(submitAt, context.now), context)))
}
