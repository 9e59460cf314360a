import type { Instant } from '@linx/contracts'
import type { DecidedTask } from '../decision/index.ts'
import { createDelivery } from './decide-delivery.ts'
import type { OutboxEvent, WebhookDelivery } from './webhook-delivery.ts'
import { deliverTask } from './webhook-tasks.ts'

/** What a new event comes to for one subscription. */
export interface QueuedDelivery {
  readonly delivery: WebhookDelivery
  /** The delivery before it in the lane, which lets it go; absent if it need not wait. */
  readonly tail?: WebhookDelivery
  readonly tasks: readonly DecidedTask[]
}

/**
 * Queues an event behind the last delivery of its lane to the same subscription. While that one's first attempt is not over, the new one has
 * no task: the end of the attempt puts it, in a commit that a link set meanwhile would make conflict, so no wake-up is lost.
 */
export const queueDelivery = (
  event: OutboxEvent,
  identity: { readonly id: string; readonly subscriptionId: string },
  tail: WebhookDelivery | undefined,
  now: Instant,
): QueuedDelivery => {
  const delivery = createDelivery(event, identity, now)
  if (tail !== undefined && !tail.hasBegun) {
    return { delivery, tail: { ...tail, nextDeliveryId: delivery.id }, tasks: [] }
  }
  return { delivery: { ...delivery, nextAttemptAt: now }, tasks: [deliverTask(delivery, now)] }
}
