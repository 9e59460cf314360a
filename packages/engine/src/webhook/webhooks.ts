import type { Caller, EngineParts } from '../engine-parts.ts'
import { createDeliveries, type WebhookDeliveries } from './deliveries.ts'
import { createSubscriptions, type WebhookSubscriptions } from './subscriptions.ts'

/** Push notifications of one Business Account (SPEC section 7). */
export interface Webhooks {
  readonly subscriptions: WebhookSubscriptions
  readonly deliveries: WebhookDeliveries
}

export const createWebhooks = (parts: EngineParts, caller: Caller): Webhooks => ({
  subscriptions: createSubscriptions(parts, caller),
  deliveries: createDeliveries(parts, caller),
})
