import { type SessionNotification, type SessionState, type Transaction, workflowLifeCycle } from '@linx/core'
import type { Snapshot } from './observed-world.ts'

const arrivalsOf = ({ sends }: Snapshot, reference: string): number =>
  sends.filter((send) => send.reference === reference && send.hasArrived).length

/** A message about an open session, or about its expiry, does not stay queued; one that counts as sent has arrived. */
const messageIsDone = (snapshot: Snapshot, session: SessionState, entry: SessionNotification): boolean => {
  if (entry.isUncertain === true || ['REJECTED', 'FAILED', 'UNDELIVERED'].includes(entry.deliveryStatus)) return true
  if (entry.deliveryStatus !== 'QUEUED') return arrivalsOf(snapshot, `${session.workflowId}:${entry.serial}`) > 0
  if (session.unreachable !== undefined) return true
  return workflowLifeCycle.isEnded(session.status) && entry.origin !== 'EXPIRY'
}

const isSettledOrWaiting = ({ latestStatus, review, attempts, waitsFor }: Transaction): boolean =>
  waitsFor !== undefined ||
  (!['NEW', 'PENDING'].includes(latestStatus.status) &&
    (latestStatus.status !== 'PROCESSING' || review !== undefined || attempts.at(-1)?.state === 'accepted'))

const hasItsPayment = (snapshot: Snapshot, { status, steps, transactionId }: SessionState): boolean =>
  status !== 'COMPLETED' ||
  !steps.some(({ name }) => name === 'move-money') ||
  snapshot.transactions.some(({ id }) => id === transactionId)

/** An attempt that was due before the last look at the queue. */
const deliveryIsDone = ({ now }: Snapshot, { status, nextAttemptAt }: Snapshot['deliveries'][number]): boolean =>
  status === 'DELIVERED' || status === 'FAILED' || (nextAttemptAt ?? 0) > now

const lostWebhooks = (snapshot: Snapshot): readonly string[] => [
  ...snapshot.deliveries
    .filter((delivery) => !deliveryIsDone(snapshot, delivery))
    .map(({ id }) => `delivery ${id} was neither made nor given up`),
  ...snapshot.deliveries
    .filter(({ status, reason }) => status === 'FAILED' && reason === undefined)
    .map(({ id }) => `delivery ${id} was given up without a reason`),
  ...snapshot.waitingEvents.map((id) => `event ${id} never left the outbox`),
]

export const everyIntentIsDone = (snapshot: Snapshot): readonly string[] => {
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
    ...lostWebhooks(snapshot),
    ...due,
  ]
}

const MAXIMUM_COPIES = 2

const tooManyCopies = ({ sends }: Snapshot): readonly string[] =>
  [
    ...Map.groupBy(
      sends.filter(({ hasArrived }) => hasArrived),
      ({ reference }) => reference,
    ),
  ]
    .filter(([, copies]) => copies.length > MAXIMUM_COPIES)
    .map(([reference, copies]) => `${copies.length} copies of ${reference} arrived`)

/** An id that no event has was made for a repeat. */
const inventedIds = ({ posts = [], journal }: Snapshot): readonly string[] => {
  const known = new Set(
    journal.flatMap(({ body }) => (body.events as unknown as readonly { readonly id: string }[]).map(({ id }) => id)),
  )
  return posts.filter(({ id }) => !known.has(id)).map(({ id }) => `a webhook was posted under ${id}, which is no event`)
}

export const copiesAreBounded = (snapshot: Snapshot): readonly string[] => [
  ...tooManyCopies(snapshot),
  ...inventedIds(snapshot),
]
