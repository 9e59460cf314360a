import {
  deliveryLifeCycle,
  subscriptionLifeCycle,
  type WebhookDeliveryView,
  type WebhookSubscriptionView,
} from '@linx/core'
import type { ReplayAnswer } from '@linx/engine'
import * as v from 'valibot'
import { instant, jsonObject, type SchemaOf } from '../answer/fields.ts'

const count = v.pipe(v.number(), v.integer(), v.minValue(0))

export const webhookSubscription = v.object({
  id: v.string(),
  url: v.string(),
  description: v.optional(v.string()),
  eventTypes: v.optional(v.pipe(v.array(v.string()), v.description('Absent: every type.'))),
  payload: v.picklist(['THIN', 'FULL']),
  signatureScheme: v.picklist(['v1', 'v1a']),
  status: v.picklist(subscriptionLifeCycle.states),
  disabledReason: v.optional(v.picklist(['GONE', 'FAILING'])),
  failingSince: v.optional(instant),
  signingSecretCount: count,
  createdAt: instant,
  updatedAt: instant,
}) satisfies SchemaOf<WebhookSubscriptionView>

/** The key is shown here and nowhere else. */
export const webhookSubscriptionWithKey = v.object({
  ...webhookSubscription.entries,
  verificationKey: v.pipe(v.string(), v.description('Shown once: `whsec_…` for `v1`, the public `whpk_…` for `v1a`.')),
})

const attempt = v.object({
  number: count,
  at: instant,
  httpStatus: v.optional(v.number()),
  failure: v.optional(v.picklist(['STATUS', 'TIMEOUT', 'CONNECTION', 'ADDRESS_REFUSED'])),
})

export const webhookDelivery = v.object({
  id: v.string(),
  subscriptionId: v.string(),
  eventId: v.pipe(v.string(), v.description('The `webhook-id`.')),
  type: v.string(),
  data: jsonObject,
  eventAt: instant,
  status: v.picklist(deliveryLifeCycle.states),
  reason: v.optional(
    v.picklist([
      'ATTEMPTS_EXHAUSTED',
      'SUBSCRIPTION_GONE',
      'SUBSCRIPTION_DISABLED',
      'SUBSCRIPTION_SUSPENDED',
      'SUBSCRIPTION_REMOVED',
    ]),
  ),
  attemptCount: count,
  attempts: v.array(attempt),
  nextAttemptAt: v.optional(instant),
  createdAt: instant,
  endedAt: v.optional(instant),
}) satisfies SchemaOf<WebhookDeliveryView>

export const replayAnswer = v.variant('replayed', [
  v.object({ replayed: v.literal('delivery'), delivery: webhookDelivery }),
  v.object({ replayed: v.literal('range'), replayId: v.string() }),
]) satisfies SchemaOf<ReplayAnswer>
