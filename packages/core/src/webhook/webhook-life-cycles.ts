import { createMachine } from 'xstate'
import { compileMachine, type LifeCycle, type StatusOf } from '../life-cycle/index.ts'

/** What can happen to a subscription. */
export type SubscriptionEvent = 'updated' | 'suspended' | 'resumed' | 'disabled' | 'removed'

/**
 * The life of a webhook subscription. `DISABLED`: by the engine, because its endpoint is gone or failed for five days. `REMOVED`: its
 * record is gone as well.
 */
export const subscriptionMachine = createMachine({
  id: 'webhookSubscription',
  types: {} as { events: { type: SubscriptionEvent } },
  initial: 'ACTIVE',
  states: {
    ACTIVE: { on: { updated: 'ACTIVE', suspended: 'SUSPENDED', disabled: 'DISABLED', removed: 'REMOVED' } },
    SUSPENDED: { on: { updated: 'SUSPENDED', resumed: 'ACTIVE', removed: 'REMOVED' } },
    DISABLED: { on: { updated: 'DISABLED', resumed: 'ACTIVE', suspended: 'SUSPENDED', removed: 'REMOVED' } },
    REMOVED: { type: 'final', tags: 'ended' },
  },
})

export type SubscriptionStatus = StatusOf<typeof subscriptionMachine>

/** `subscriptionMachine` as a table. */
export const subscriptionLifeCycle: LifeCycle<SubscriptionStatus, SubscriptionEvent> =
  compileMachine(subscriptionMachine)

/** What can happen to a delivery. */
export type DeliveryEvent = 'attempt-failed' | 'delivered' | 'given-up' | 'replayed'

/** The life of a delivery: one event on its way to one subscription. `FAILED`: the dead letters, each with its reason. */
export const deliveryMachine = createMachine({
  id: 'webhookDelivery',
  types: {} as { events: { type: DeliveryEvent } },
  initial: 'PENDING',
  states: {
    PENDING: { on: { 'attempt-failed': 'PENDING', delivered: 'DELIVERED', 'given-up': 'FAILED' } },
    DELIVERED: { tags: 'ended', on: { replayed: 'PENDING' } },
    FAILED: { tags: 'ended', on: { replayed: 'PENDING' } },
  },
})

export type DeliveryStatus = StatusOf<typeof deliveryMachine>

/** `deliveryMachine` as a table. */
export const deliveryLifeCycle: LifeCycle<DeliveryStatus, DeliveryEvent> = compileMachine(deliveryMachine)
