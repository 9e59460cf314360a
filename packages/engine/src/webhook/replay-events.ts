import type { ClaimedTask, Instant, JournalEntry, JsonObject } from '@linx/contracts'
import {
  createDelivery,
  type DecidedTask,
  deliverTask,
  internalActor,
  type ReplayOrder,
  replayDelivery,
  toOutboxEvent,
  type WebhookDelivery,
  type WebhookEvent,
  type WebhookSubscription,
  wantsEvent,
} from '@linx/core'
import type { EngineParts } from '../engine-parts.ts'
import { type RecordChange, recordChange } from '../store/change.ts'
import { execute, type Plan } from '../store/execute.ts'
import type { Loaded } from '../store/record-kind.ts'
import { replayTaskBody } from '../worker/task-body.ts'
import type { TaskHandler } from '../worker/task-handler.ts'
import { deliveryKind, subscriptionKind } from './webhook-kinds.ts'
import { bookkeeping, deliveryIdOf, loadDeliveries } from './webhook-store.ts'

/** Of one commit. */
const PAGE = 50
const MAXIMUM_DELIVERIES = 100
/** Ids of the journal follow the clocks of the processes, which may differ by as much. */
const CLOCK_MARGIN_MS = 60_000
const TIME_DIGITS = 12

/** An id (UUID version 7) that sorts before all ids of an instant. */
const idBefore = (instant: Instant): string => {
  const time = Math.max(instant, 0).toString(16).padStart(TIME_DIGITS, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-0000-0000-000000000000`
}

const eventsOf = ({ at, body }: JournalEntry): readonly WebhookEvent[] => {
  const events = body.events as unknown as readonly {
    readonly id: string
    readonly type: string
    readonly data: JsonObject
  }[]
  return events.map(({ id, type, data }) => ({ id, type, at, data }))
}

const isOrdered = (event: WebhookEvent, order: ReplayOrder, subscription: WebhookSubscription): boolean => {
  const isInRange = event.at >= order.from && event.at < order.until
  const isOfType = order.eventTypes === undefined || order.eventTypes.includes(event.type)
  const activeFrom = order.isOnlyMissing ? subscription.activeFrom : order.from
  return isInRange && isOfType && wantsEvent({ ...subscription, activeFrom }, event)
}

/** As many entries as one commit can carry, one at least. */
const takeEntries = (entries: readonly JournalEntry[]): readonly JournalEntry[] => {
  let events = 0
  const end = entries.findIndex((entry, index) => {
    events += eventsOf(entry).length
    return index > 0 && events > MAXIMUM_DELIVERIES
  })
  return end === -1 ? entries : entries.slice(0, end)
}

interface Replayed {
  readonly record: RecordChange
  readonly tasks: readonly DecidedTask[]
}

const replayOne = (
  event: WebhookEvent,
  subscription: WebhookSubscription,
  known: Loaded<WebhookDelivery> | undefined,
  order: ReplayOrder,
  now: Instant,
): Replayed | undefined => {
  const { id: subscriptionId, businessAccountId } = subscription
  if (known === undefined) {
    const id = deliveryIdOf(subscriptionId, event.id)
    const delivery = createDelivery(toOutboxEvent(businessAccountId, event), { id, subscriptionId }, now)
    const record = recordChange(deliveryKind, { ...delivery, nextAttemptAt: now })
    return { record, tasks: [deliverTask(delivery, now)] }
  }
  const replayed = order.isOnlyMissing ? undefined : replayDelivery(known.state, now)
  if (replayed?.ok !== true) return undefined
  return { record: recordChange(deliveryKind, replayed.value.delivery, known), tasks: replayed.value.tasks }
}

const readPage = (parts: EngineParts, businessAccountId: string, order: ReplayOrder, after: string | undefined) =>
  parts.store.storage.readJournal({
    businessAccountId,
    limit: PAGE,
    afterId: after ?? idBefore(order.from - CLOCK_MARGIN_MS),
  })

const inChunks = <Item>(items: readonly Item[]): readonly (readonly Item[])[] =>
  Array.from({ length: Math.ceil(items.length / MAXIMUM_DELIVERIES) }, (_, index) =>
    items.slice(index * MAXIMUM_DELIVERIES, (index + 1) * MAXIMUM_DELIVERIES),
  )

const replayAll = async (
  parts: EngineParts,
  subscription: WebhookSubscription,
  events: readonly WebhookEvent[],
  order: ReplayOrder,
): Promise<readonly Replayed[]> => {
  const now = parts.clock.now()
  const { businessAccountId, id } = subscription
  const replayed: Replayed[] = []
  for (const chunk of inChunks(events)) {
    const ids = chunk.map((event) => deliveryIdOf(id, event.id))
    const known = await loadDeliveries(parts, businessAccountId, ids)
    for (const event of chunk) {
      const one = replayOne(event, subscription, known.get(deliveryIdOf(id, event.id)), order, now)
      if (one !== undefined) replayed.push(one)
    }
  }
  return replayed
}

/** The same order, further on; its name is that of the task, so the task is given back and claimed again. */
const continued = (task: ClaimedTask, last: JournalEntry, now: Instant): DecidedTask => ({
  id: task.key.id,
  kind: task.kind,
  dueAt: now,
  priority: task.priority,
  body: { ...task.body, after: last.id },
})

/** `replay-events`: walks the journal and sends again, or for the first time, what the order names; page by page, in the order of time. */
export const createReplayHandler =
  (parts: EngineParts): TaskHandler =>
  async (task) => {
    const { businessAccountId } = task.key
    const { after, ...order } = replayTaskBody(task)
    const plan = async (): Promise<Plan<undefined>> => {
      const subscription = await parts.store.load(subscriptionKind, businessAccountId, order.subscriptionId)
      if (subscription?.state.status !== 'ACTIVE') return { answer: undefined }
      const page = await readPage(parts, businessAccountId, order, after)
      const entries = takeEntries(page)
      const last = entries.at(-1)
      const events = entries.flatMap(eventsOf).filter((event) => isOrdered(event, order, subscription.state))
      const replayed = await replayAll(parts, subscription.state, events, order)
      const isOver = page.length < PAGE && entries.length === page.length
      const isPast = last === undefined || last.at >= order.until + CLOCK_MARGIN_MS
      const again = isOver || isPast ? [] : [continued(task, last, parts.clock.now())]
      if (replayed.length === 0 && again.length === 0) return { answer: undefined }
      const tasks = [...replayed.flatMap((one) => one.tasks), ...again]
      const records = replayed.map(({ record }) => record)
      return { answer: undefined, change: { ...bookkeeping(businessAccountId, records, tasks), actor: internalActor } }
    }
    await execute(parts.store, plan, { held: task })
  }
