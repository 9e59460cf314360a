import type { SessionNotification, SessionState, Transaction } from '@linx/core'
import { workflowLifeCycle } from '@linx/core'
import type { ObservedMovement, Snapshot } from './observed-world.ts'
import { isEnd, publishedChanges } from './session-history.ts'

/** Something that must hold whatever happened. */
export interface Invariant {
  readonly id: string
  readonly rule: string
  /** One sentence for each violation; empty if it holds. */
  violations(snapshot: Snapshot): readonly string[]
}

const MAXIMUM_COPIES = 2
const SHORTEST_GAP_MS = 12 * 3_600_000

/** How often money moved and stayed on its way. */
const timesMoved = (movements: readonly ObservedMovement[]): number =>
  movements.filter(({ movement }) => movement === 'moved').length -
  movements.filter(({ movement }) => movement === 'undone').length

const isPayment = ({ transactionType }: Transaction): boolean =>
  transactionType === 'SEND' || transactionType === 'REQUEST'

const paymentsOf = ({ transactions }: Snapshot, workflowId: string): readonly Transaction[] =>
  transactions.filter((transaction) => transaction.workflowId === workflowId && isPayment(transaction))

const onePaymentAtMost = (snapshot: Snapshot): readonly string[] => {
  const movementsOf = Map.groupBy(snapshot.movements, ({ transactionId }) => transactionId)
  const timesOf = (id: string): number => timesMoved(movementsOf.get(id) ?? [])
  const doubled = snapshot.transactions
    .filter(({ id }) => timesOf(id) > 1)
    .map(({ id }) => `transaction ${id} moved money ${timesOf(id)} times`)
  const workflows = snapshot.sessions
    .map(({ workflowId }) => workflowId)
    .filter((workflowId) => paymentsOf(snapshot, workflowId).reduce((sum, { id }) => sum + timesOf(id), 0) > 1)
    .map((workflowId) => `workflow ${workflowId} paid more than once`)
  const known = new Set(snapshot.transactions.map(({ id }) => id))
  const foreign = [...movementsOf.keys()].filter((id) => !known.has(id))
  return [...doubled, ...workflows, ...foreign.map((id) => `money moved for ${id}, which is not stored`)]
}

const confirmedInTime = ({ completedAt, expireAt }: SessionState): boolean =>
  completedAt !== undefined && completedAt < expireAt

const onlyAfterConfirmation = (snapshot: Snapshot): readonly string[] => {
  const sessionOf = new Map(snapshot.sessions.map((session) => [session.workflowId, session]))
  return snapshot.transactions.filter(isPayment).flatMap(({ id, workflowId }) => {
    if (workflowId === undefined) return []
    const session = sessionOf.get(workflowId)
    const moved = snapshot.movements.find(({ transactionId }) => transactionId === id)
    if (session?.transactionId === id && confirmedInTime(session)) {
      return moved !== undefined && moved.at < (session.completedAt ?? 0)
        ? [`transaction ${id} moved money before the confirmation`]
        : []
    }
    return [`transaction ${id} belongs to ${session?.status ?? 'no'} workflow ${workflowId}, which was not confirmed`]
  })
}

const arrivalsOf = ({ sends }: Snapshot, reference: string): number =>
  sends.filter((send) => send.reference === reference && send.hasArrived).length

/** A message about an open session, or about its expiry, does not stay queued; one that counts as sent has arrived. */
const messageIsDone = (snapshot: Snapshot, session: SessionState, entry: SessionNotification): boolean => {
  if (entry.isUncertain === true || entry.deliveryStatus === 'REJECTED') return true
  if (entry.deliveryStatus !== 'QUEUED') return arrivalsOf(snapshot, `${session.workflowId}:${entry.serial}`) > 0
  return workflowLifeCycle.isEnded(session.status) && entry.origin !== 'EXPIRY'
}

const isSettledOrWaiting = ({ latestStatus, review, attempts }: Transaction): boolean =>
  !['NEW', 'PENDING'].includes(latestStatus.status) &&
  (latestStatus.status !== 'PROCESSING' || review !== undefined || attempts.at(-1)?.state === 'accepted')

const hasItsPayment = (snapshot: Snapshot, { status, steps, transactionId }: SessionState): boolean =>
  status !== 'COMPLETED' ||
  !steps.some(({ name }) => name === 'move-money') ||
  snapshot.transactions.some(({ id }) => id === transactionId)

const everyIntentIsDone = (snapshot: Snapshot): readonly string[] => {
  const isParked = (prefix: string): boolean => snapshot.parked.some(({ key }) => key.id.startsWith(prefix))
  const messages = snapshot.sessions.flatMap((session) =>
    session.notifications
      .filter((entry) => !messageIsDone(snapshot, session, entry))
      .map(({ serial }) => `${session.workflowId}:sms:${serial}`),
  )
  const payments = snapshot.transactions.filter((transaction) => !isSettledOrWaiting(transaction)).map(({ id }) => id)
  const unpaid = snapshot.sessions.filter((session) => !hasItsPayment(snapshot, session))
  const due = snapshot.dueTasks === 0 ? [] : [`${snapshot.dueTasks} tasks are still due`]
  return [
    ...[...messages, ...payments].filter((id) => !isParked(id)).map((id) => `${id} was neither done nor parked`),
    ...unpaid.map(({ workflowId }) => `workflow ${workflowId} is completed without its transaction`),
    ...snapshot.parked.filter(({ reason }) => reason === '').map(({ key }) => `${key.id} is parked without a reason`),
    ...due,
  ]
}

const twoCopiesAtMost = ({ sends }: Snapshot): readonly string[] =>
  [
    ...Map.groupBy(
      sends.filter(({ hasArrived }) => hasArrived),
      ({ reference }) => reference,
    ),
  ]
    .filter(([, copies]) => copies.length > MAXIMUM_COPIES)
    .map(([reference, copies]) => `${copies.length} copies of ${reference} arrived`)

const oneEnd = ({ sessions, journal }: Snapshot): readonly string[] =>
  sessions.flatMap(({ workflowId, status }) => {
    const changes = publishedChanges(journal, workflowId)
    const ends = changes.filter(isEnd)
    const last = changes.at(-1)
    const isDoubled = new Set(changes.map(({ sequence }) => sequence)).size < changes.length
    return [
      ...(ends.length > 1 ? [`workflow ${workflowId} ended as ${ends.map((end) => end.status).join(' and ')}`] : []),
      ...(ends.length === 1 && last !== ends[0] ? [`workflow ${workflowId} went on after its end`] : []),
      ...(isDoubled ? [`workflow ${workflowId} published one sequence number twice`] : []),
      ...(last === undefined || last.status === status || status === 'ARCHIVED'
        ? []
        : [`workflow ${workflowId} is ${status} and was published as ${last.status}`]),
    ]
  })

const tooClose = ({ notifications }: SessionState): boolean =>
  notifications.some(
    (entry, index) =>
      entry.origin === 'REMINDER' &&
      entry.notifiedAt - (notifications[index - 1]?.notifiedAt ?? Number.NEGATIVE_INFINITY) < SHORTEST_GAP_MS,
  )

const noLateReminder = ({ sessions, sends, journal }: Snapshot): readonly string[] =>
  sessions.flatMap((session) => {
    const { workflowId } = session
    const endedAt = publishedChanges(journal, workflowId).find(isEnd)?.at ?? Number.POSITIVE_INFINITY
    const late = sends.filter(
      ({ kind, reference, at }) => kind === 'reminder' && reference.startsWith(`${workflowId}:`) && at > endedAt,
    )
    return [
      ...late.map(({ reference }) => `reminder ${reference} went out after the end`),
      ...(tooClose(session) ? [`workflow ${workflowId} was reminded within 12 hours of another message`] : []),
    ]
  })

const nothingAnsweredIsLost = ({ sessions, answeredWorkflowIds = [] }: Snapshot): readonly string[] => {
  const stored = new Set(sessions.map(({ workflowId }) => workflowId))
  return answeredWorkflowIds.filter((id) => !stored.has(id)).map((id) => `workflow ${id} was answered and is gone`)
}

/** What must hold after every run, by the numbers of reference section 2. */
export const invariantTable: readonly Invariant[] = [
  { id: 'INV0', rule: 'What was answered is stored.', violations: nothingAnsweredIsLost },
  { id: 'INV1', rule: 'A workflow moves money at most once.', violations: onePaymentAtMost },
  { id: 'INV2', rule: 'Money moves only after a confirmation in time.', violations: onlyAfterConfirmation },
  { id: 'INV3', rule: 'Every committed intent is done, or parked with a reason.', violations: everyIntentIsDone },
  { id: 'INV4', rule: 'No SMS arrives more than twice.', violations: twoCopiesAtMost },
  { id: 'INV6', rule: 'A workflow ends once and stays ended.', violations: oneEnd },
  { id: 'INV8', rule: 'No reminder after the end, none within 12 hours.', violations: noLateReminder },
  {
    id: 'INV9',
    rule: 'Every record belongs to the tenant of its key.',
    violations: ({ strayRecords }) => strayRecords.map((record) => `${record} names another tenant than its key`),
  },
]
