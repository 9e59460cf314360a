import type { OutboxEvent, WebhookDelivery, WebhookSubscription } from '@linx/core'
import type { RecordKind } from '../store/record-kind.ts'

/** The scope of a tenant's places for subscriptions; they bound their number even when two are made at once. */
const SLOT_SCOPE = 'webhook-slot'

/** A subscription in the place that it takes. */
export type StoredSubscription = WebhookSubscription & { readonly slot: number }

export const subscriptionKind: RecordKind<StoredSubscription> = {
  kind: 'webhookSubscription',
  indexes: [
    { name: 'status', type: 'string' },
    { name: 'createdAt', type: 'number' },
  ],
  secrets: [{ path: 'secrets[].secret', whenErased: '' }],
  idOf: ({ id }) => id,
  indexesOf: ({ status, createdAt }) => ({ status, createdAt }),
  uniqueKeysOf: ({ businessAccountId, slot }) => [{ businessAccountId, scope: SLOT_SCOPE, value: String(slot) }],
}

/** The lane of a subscription, as deliveries are found by it. */
export const deliveryLane = ({ subscriptionId, lane }: Pick<WebhookDelivery, 'subscriptionId' | 'lane'>): string =>
  `${subscriptionId}/${lane}`

export const deliveryKind: RecordKind<WebhookDelivery> = {
  kind: 'webhookDelivery',
  indexes: [
    { name: 'subscriptionId', type: 'string' },
    { name: 'status', type: 'string' },
    { name: 'type', type: 'string' },
    { name: 'createdAt', type: 'number' },
    { name: 'endedAt', type: 'number' },
    { name: 'lane', type: 'string' },
    { name: 'order', type: 'string' },
  ],
  idOf: ({ id }) => id,
  indexesOf: (delivery) => ({
    subscriptionId: delivery.subscriptionId,
    status: delivery.status,
    type: delivery.event.type,
    createdAt: delivery.createdAt,
    endedAt: delivery.endedAt ?? null,
    lane: deliveryLane(delivery),
    order: delivery.order,
  }),
}

/** An event that waits for its fan-out; gone with it. */
export const outboxKind: RecordKind<OutboxEvent> = {
  kind: 'outboxEvent',
  indexes: [
    { name: 'lane', type: 'string' },
    { name: 'order', type: 'string' },
  ],
  idOf: ({ id }) => id,
  indexesOf: ({ lane, order }) => ({ lane, order }),
}
