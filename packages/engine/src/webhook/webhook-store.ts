import { hash } from 'node:crypto'
import type { RecordKey } from '@linx/contracts'
import type { DecidedTask, DomainEvent, WebhookDelivery } from '@linx/core'
import { internalActor } from '@linx/core'
import type { EngineParts } from '../engine-parts.ts'
import type { Change, RecordChange } from '../store/change.ts'
import { fromRecord, type Loaded } from '../store/record-kind.ts'
import { deliveryKind, type StoredSubscription, subscriptionKind } from './webhook-kinds.ts'

/** The bound of the policy is at most this. */
export const MOST_SUBSCRIPTIONS = 10

/** One delivery an event and subscription, ever: its id follows from both. 128 bits of SHA-256, base64url. */
export const deliveryIdOf = (subscriptionId: string, eventId: string): string =>
  hash('sha256', `${subscriptionId}/${eventId}`, 'base64url').slice(0, 22)

/** Subscriptions of a tenant, oldest first. */
export const loadSubscriptions = async (
  { store }: EngineParts,
  businessAccountId: string,
): Promise<readonly Loaded<StoredSubscription>[]> => {
  const { records } = await store.find({
    businessAccountId,
    kind: subscriptionKind.kind,
    where: [],
    sort: { index: 'createdAt', direction: 'asc' },
    offset: 0,
    limit: MOST_SUBSCRIPTIONS,
    countUpTo: 0,
  })
  return records.map((record) => fromRecord<StoredSubscription>(record))
}

export const loadDelivery = (
  { store }: EngineParts,
  businessAccountId: string,
  id: string,
): Promise<Loaded<WebhookDelivery> | undefined> => store.load(deliveryKind, businessAccountId, id)

/** Those of the ids that exist; at most 100 ids. */
export const loadDeliveries = async (
  { store }: EngineParts,
  businessAccountId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Loaded<WebhookDelivery>>> => {
  const keys = ids.map((id): RecordKey => ({ businessAccountId, kind: deliveryKind.kind, id }))
  const loaded = keys.length === 0 ? [] : await store.loadMany(keys)
  return new Map(
    loaded.flatMap((known) => {
      if (known === undefined) return []
      const delivery = known as unknown as Loaded<WebhookDelivery>
      return [[delivery.state.id, delivery] as const]
    }),
  )
}

/** A change of the engine's own books about webhooks; events that were sent are in the deliveries themselves. */
export const bookkeeping = (
  businessAccountId: string,
  records: readonly RecordChange[],
  tasks: readonly DecidedTask[],
  events: readonly DomainEvent[] = [],
): Change => ({
  businessAccountId,
  actor: internalActor,
  action: 'webhook.deliver',
  subject: 'webhook/deliveries',
  records,
  tasks,
  events,
  isBookkeeping: events.length === 0,
})
