import type { Instant } from '@linx/contracts'
import { type DecidedTask, taskPriority } from '../decision/index.ts'
import { DAY_MS, formatInstant, SECOND_MS } from '../time/index.ts'
import type { WebhookDelivery } from './webhook-delivery.ts'
import type { WebhookPolicy } from './webhook-policy.ts'
import type { WebhookSubscription } from './webhook-subscription.ts'

/** A commit may take this long from its decision to the store, and clocks may differ by as much. */
const COMMIT_MARGIN_MS = 30 * SECOND_MS

/** Turns the events of one lane into deliveries. One task a lane: a commit replaces the one that an earlier commit put. */
export const fanOutTask = (lane: string, now: Instant): DecidedTask => ({
  id: `events:${lane}`,
  kind: 'fan-out-events',
  dueAt: now,
  priority: taskPriority.webhook,
  body: { lane },
})

/** Makes an attempt. */
export const deliverTask = ({ id }: Pick<WebhookDelivery, 'id'>, dueAt: Instant): DecidedTask => ({
  id: `webhook:${id}`,
  kind: 'deliver-webhook',
  dueAt,
  priority: taskPriority.webhook,
  body: { deliveryId: id },
})

/** What of the journal is sent to a subscription again. */
export interface ReplayOrder {
  readonly subscriptionId: string
  readonly from: Instant
  /** Exclusive. */
  readonly until: Instant
  /** Absent: every type that the subscription wants. */
  readonly eventTypes?: readonly string[]
  /** `true`: only what was never on its way. */
  readonly isOnlyMissing: boolean
}

/** Walks the journal; `id` makes the order unique in the tenant. */
export const replayTask = (id: string, order: ReplayOrder, dueAt: Instant): DecidedTask => ({
  id: `replay:${id}`,
  kind: 'replay-events',
  dueAt,
  priority: taskPriority.webhook,
  body: {
    subscriptionId: order.subscriptionId,
    from: order.from,
    until: order.until,
    isOnlyMissing: order.isOnlyMissing,
    ...(order.eventTypes === undefined ? {} : { eventTypes: order.eventTypes }),
  },
})

/** Finds what processes left out that did not know the subscription yet; what happened in its own millisecond may be older. */
export const catchUpTask = (state: WebhookSubscription, { refreshMs }: WebhookPolicy): DecidedTask => {
  const until = state.activeFrom + refreshMs + COMMIT_MARGIN_MS
  const order = { subscriptionId: state.id, from: state.activeFrom + 1, until, isOnlyMissing: true }
  return replayTask(`${state.id}:${formatInstant(state.activeFrom)}`, order, until)
}

/** Forgets old deliveries of a tenant, once a day. */
export const pruneTask = (businessAccountId: string, now: Instant): DecidedTask => ({
  id: 'webhook-deliveries:prune',
  kind: 'prune-deliveries',
  dueAt: now + DAY_MS,
  priority: taskPriority.housekeeping,
  body: { businessAccountId },
})
