import { formatInstant } from '../time/index.ts'
import type { WebhookAttempt, WebhookDelivery } from './webhook-delivery.ts'
import { signingSecrets, type WebhookSubscription } from './webhook-subscription.ts'

/** A subscription as it is shown: without its secrets. */
export type WebhookSubscriptionView = Pick<
  WebhookSubscription,
  'id' | 'url' | 'description' | 'eventTypes' | 'payload' | 'signatureScheme' | 'status' | 'disabledReason'
> & {
  /** How many secrets sign now; more than one while a rotation overlaps. */
  readonly signingSecretCount: number
  readonly failingSince?: string
  readonly createdAt: string
  readonly updatedAt: string
}

export const webhookSubscriptionView = (state: WebhookSubscription, now: number): WebhookSubscriptionView => {
  const { id, url, description, eventTypes, payload, signatureScheme, status, disabledReason, failingSince } = state
  return {
    id,
    url,
    ...(description === undefined ? {} : { description }),
    ...(eventTypes === undefined ? {} : { eventTypes }),
    payload,
    signatureScheme,
    status,
    ...(disabledReason === undefined ? {} : { disabledReason }),
    ...(failingSince === undefined ? {} : { failingSince: formatInstant(failingSince) }),
    signingSecretCount: signingSecrets(state, now).length,
    createdAt: formatInstant(state.createdAt),
    updatedAt: formatInstant(state.updatedAt),
  }
}

/** A delivery as it is shown. */
export type WebhookDeliveryView = Pick<
  WebhookDelivery,
  'id' | 'subscriptionId' | 'status' | 'reason' | 'attemptCount'
> & {
  /** The `webhook-id`. */
  readonly eventId: string
  readonly type: string
  readonly data: WebhookDelivery['event']['data']
  /** When the event happened. */
  readonly eventAt: string
  readonly attempts: readonly (Omit<WebhookAttempt, 'at'> & { readonly at: string })[]
  readonly nextAttemptAt?: string
  readonly createdAt: string
  readonly endedAt?: string
}

export const webhookDeliveryView = (state: WebhookDelivery): WebhookDeliveryView => {
  const { id, subscriptionId, status, reason, attemptCount, event, nextAttemptAt, endedAt } = state
  return {
    id,
    subscriptionId,
    eventId: event.id,
    type: event.type,
    data: event.data,
    eventAt: formatInstant(event.at),
    status,
    ...(reason === undefined ? {} : { reason }),
    attemptCount,
    attempts: state.attempts.map((attempt) => ({ ...attempt, at: formatInstant(attempt.at) })),
    ...(nextAttemptAt === undefined ? {} : { nextAttemptAt: formatInstant(nextAttemptAt) }),
    createdAt: formatInstant(state.createdAt),
    ...(endedAt === undefined ? {} : { endedAt: formatInstant(endedAt) }),
  }
}
