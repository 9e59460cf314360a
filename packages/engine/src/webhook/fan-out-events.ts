import {
  type DecidedTask,
  fanOutTask,
  type OutboxEvent,
  queueDelivery,
  type WebhookDelivery,
  wantsEvent,
} from '@linx/core'
import type { EngineParts } from '../engine-parts.ts'
import { recordChange } from '../store/change.ts'
import { execute, type Plan } from '../store/execute.ts'
import { fromRecord, type Loaded } from '../store/record-kind.ts'
import { laneTaskBody } from '../worker/task-body.ts'
import type { TaskHandler } from '../worker/task-handler.ts'
import { DeliveryQueue } from './delivery-queue.ts'
import { outboxKind, type StoredSubscription } from './webhook-kinds.ts'
import { bookkeeping, deliveryIdOf, loadDeliveries, loadSubscriptions } from './webhook-store.ts'

/** Of one commit: so many can be read at once. */
const MAXIMUM_DELIVERIES = 100

interface Wanted {
  readonly event: OutboxEvent
  readonly id: string
  readonly subscriptionId: string
}

const findOutbox = async (parts: EngineParts, businessAccountId: string, lane: string, limit: number) => {
  const { records } = await parts.store.find({
    businessAccountId,
    kind: outboxKind.kind,
    where: [{ index: 'lane', equals: lane }],
    sort: { index: 'order', direction: 'asc' },
    offset: 0,
    limit,
    countUpTo: 0,
  })
  return records.map((record) => fromRecord<OutboxEvent>(record))
}

const wantedDeliveries = (
  events: readonly Loaded<OutboxEvent>[],
  subscriptions: readonly Loaded<StoredSubscription>[],
): readonly Wanted[] =>
  events.flatMap(({ state: event }) =>
    subscriptions
      .filter(({ state }) => wantsEvent(state, event.event))
      .map(({ state }) => ({ event, id: deliveryIdOf(state.id, event.id), subscriptionId: state.id })),
  )

/** Puts the deliveries in their lanes, one behind the other. */
const queue = async (parts: EngineParts, businessAccountId: string, wanted: readonly Wanted[]) => {
  const known = await loadDeliveries(
    parts,
    businessAccountId,
    wanted.map(({ id }) => id),
  )
  const lanes = new DeliveryQueue(parts, businessAccountId)
  const tasks: DecidedTask[] = []
  for (const { event, id, subscriptionId } of wanted) {
    if (known.has(id)) continue
    const identity = { id, subscriptionId }
    const tail: WebhookDelivery | undefined = await lanes.tail(subscriptionId, event.lane)
    const queued = queueDelivery(event, identity, tail, parts.clock.now())
    if (queued.tail !== undefined) lanes.put(queued.tail)
    lanes.put(queued.delivery)
    tasks.push(...queued.tasks)
  }
  return { records: lanes.changes(), tasks }
}

/**
 * `fan-out-events`: turns the waiting events of a lane into deliveries, in the order in which they happened. A lane has one task, which each
 * commit puts anew: a commit that comes meanwhile takes the task away from its holder, so that no event is left behind.
 */
export const createFanOutHandler =
  (parts: EngineParts): TaskHandler =>
  async (task) => {
    const { businessAccountId } = task.key
    const { lane } = laneTaskBody(task)
    const plan = async (): Promise<Plan<undefined>> => {
      const subscriptions = await loadSubscriptions(parts, businessAccountId)
      const limit = Math.floor(MAXIMUM_DELIVERIES / Math.max(subscriptions.length, 1))
      const events = await findOutbox(parts, businessAccountId, lane, limit)
      if (events.length === 0) return { answer: undefined }
      const { records, tasks } = await queue(parts, businessAccountId, wantedDeliveries(events, subscriptions))
      const removals = events.map((event) => recordChange(outboxKind, undefined, event))
      const again = events.length === limit ? [fanOutTask(lane, parts.clock.now())] : []
      return {
        answer: undefined,
        change: bookkeeping(businessAccountId, [...records, ...removals], [...tasks, ...again]),
      }
    }
    await execute(parts.store, plan, { held: task })
  }
