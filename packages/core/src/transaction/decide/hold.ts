import type { Transaction } from '../transaction.ts'
import { accept, keep, move, refuseEvent } from './change.ts'
import type { HoldCommand } from './transaction-commands.ts'
import type { TransactionContext, TransactionDecisionResult } from './transaction-context.ts'

/** It waits: no attempt has been made, so nothing can be at the rail. */
export const isWaiting = ({ waitsFor, latestStatus, attempts }: Transaction): boolean =>
  waitsFor !== undefined && latestStatus.status === 'PENDING' && attempts.length === 0

/** NEW → PENDING without an attempt: it waits until the account is verified, and says so. */
export const decideHold = (
  state: Transaction,
  { financialAccountId }: HoldCommand,
  context: TransactionContext,
): TransactionDecisionResult => {
  if (isWaiting(state)) return accept(keep(state))
  if (state.latestStatus.status !== 'NEW') return refuseEvent(state, 'released')
  const waiting: Transaction = { ...state, waitsFor: { reason: 'account-verification', financialAccountId } }
  return accept(move(waiting, 'released', 'Waits until the account that it debits is verified', context))
}
