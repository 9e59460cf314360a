import type { RailCapabilities, RailEvent } from '@linx/contracts'
import { type DecidedTask, taskPriority } from '../../decision/index.ts'
import type { Transaction } from '../transaction.ts'
import type { TransactionContext, TransactionDecisionResult } from './transaction-context.ts'
import { transactionTaskId } from './transaction-tasks.ts'

/** Closes the window when its time has come. */
const closeTask = (state: Transaction, dueAt: number): DecidedTask => ({
  id: transactionTaskId.returns(state.id),
  kind: 'close-return-window',
  dueAt,
  priority: taskPriority.housekeeping,
  body: { transactionId: state.id },
})

const windowMsOf = ({ finality, returnWindowMs }: RailCapabilities): number | undefined =>
  finality === 'returnable' ? returnWindowMs : undefined

/** What has just settled stays open for returns for as long as the rail says; on a final rail nothing changes. */
export const openReturnWindow = (
  state: Transaction,
  { now, rail }: Pick<TransactionContext, 'now' | 'rail'>,
): { readonly state: Transaction; readonly tasks: readonly DecidedTask[] } => {
  const windowMs = windowMsOf(rail.capabilities)
  const hasSettled = state.latestStatus.status === 'SETTLED' || state.latestStatus.status === 'CLEARED'
  if (!hasSettled || windowMs === undefined || state.returnWindow !== undefined) return { state, tasks: [] }
  const returnWindow = { closesAt: now + windowMs, isClosed: false }
  return { state: { ...state, returnWindow }, tasks: [closeTask(state, returnWindow.closesAt)] }
}

/** Marks the window as closed; until its time has come, the timer is set anew. */
export const decideCloseReturns = (state: Transaction, { now }: TransactionContext): TransactionDecisionResult => {
  const { returnWindow } = state
  const nothing = { ok: true, state, tasks: [], removedTaskIds: [], events: [], created: [] } as const
  if (returnWindow === undefined || returnWindow.isClosed) return nothing
  if (now < returnWindow.closesAt) return { ...nothing, tasks: [closeTask(state, returnWindow.closesAt)] }
  return { ...nothing, state: { ...state, returnWindow: { ...returnWindow, isClosed: true } } }
}

/** Why a return comes too late; `undefined` if it is in time. The rail's own date for the reason counts before the general window. */
export const lateness = (
  { returnWindow }: Transaction,
  { occurredAt, allowedUntil }: Extract<RailEvent, { readonly event: 'returned' }>,
): string | undefined => {
  if (allowedUntil !== undefined && occurredAt > allowedUntil) return 'the rail allows it no more for this reason'
  if (returnWindow === undefined || occurredAt < returnWindow.closesAt) return undefined
  return 'the time for returns is over'
}
