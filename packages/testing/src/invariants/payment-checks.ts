import type { SessionState, Transaction } from '@linx/core'
import type { ObservedMovement, Snapshot } from './observed-world.ts'

/** How often money moved and stayed on its way. */
const timesMoved = (movements: readonly ObservedMovement[]): number =>
  movements.filter(({ movement }) => movement === 'moved').length -
  movements.filter(({ movement }) => movement === 'undone').length

const isPayment = ({ transactionType }: Transaction): boolean =>
  transactionType === 'SEND' || transactionType === 'REQUEST'

/** A correction is another payment of the same workflow, asked for by a person. */
const isOfWorkflow = (transaction: Transaction, workflowId: string): boolean =>
  transaction.workflowId === workflowId && isPayment(transaction) && transaction.parentTransactionId === undefined

export const onePaymentAtMost = (snapshot: Snapshot): readonly string[] => {
  const movementsOf = Map.groupBy(snapshot.movements, ({ transactionId }) => transactionId)
  const timesOf = (id: string): number => timesMoved(movementsOf.get(id) ?? [])
  const timesOfWorkflow = ({ workflowId }: SessionState): number =>
    snapshot.transactions
      .filter((transaction) => isOfWorkflow(transaction, workflowId))
      .reduce((sum, { id }) => sum + timesOf(id), 0)
  const known = new Set(snapshot.transactions.map(({ id }) => id))
  return [
    ...snapshot.transactions
      .filter(({ id }) => timesOf(id) > 1)
      .map(({ id }) => `transaction ${id} moved money ${timesOf(id)} times`),
    ...snapshot.sessions
      .filter((session) => timesOfWorkflow(session) > 1)
      .map(({ workflowId }) => `workflow ${workflowId} paid more than once`),
    ...[...movementsOf.keys()].filter((id) => !known.has(id)).map((id) => `money moved for ${id}, which is not stored`),
  ]
}

const confirmedInTime = ({ completedAt, expireAt }: SessionState): boolean =>
  completedAt !== undefined && completedAt < expireAt

export const onlyAfterConfirmation = (snapshot: Snapshot): readonly string[] => {
  const sessionOf = new Map(snapshot.sessions.map((session) => [session.workflowId, session]))
  return snapshot.transactions.filter(isPayment).flatMap(({ id, workflowId, parentTransactionId }) => {
    if (workflowId === undefined || parentTransactionId !== undefined) return []
    const session = sessionOf.get(workflowId)
    const moved = snapshot.movements.find(({ transactionId }) => transactionId === id)
    if (session?.transactionId === id && confirmedInTime(session)) {
      return moved !== undefined && moved.at < (session.completedAt ?? 0)
        ? [`transaction ${id} moved money before the confirmation`]
        : []
    }
    return [
      `transaction ${id} belongs to ${session?.status ?? 'no'} workflow ${workflowId}, which was not confirmed in time`,
    ]
  })
}

const DAY_MS = 86_400_000

/** A day after its outcome became unknown somebody has been told, unless it is known by then. */
export const unknownsAlarm = ({ transactions, now }: Snapshot): readonly string[] =>
  transactions.flatMap(({ id, attempts, review }) => {
    const last = attempts.at(-1)
    if (last === undefined || (last.state !== 'unknown' && last.state !== 'started')) return []
    const since = last.waitingSince ?? last.firstSentAt ?? now
    const isToldOrYoung = last.isAlarmed === true || review !== undefined || now - since <= DAY_MS
    return isToldOrYoung ? [] : [`nobody was told that the outcome of transaction ${id} is unknown`]
  })
