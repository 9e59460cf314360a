import type { Instant } from '@linx/contracts'
import { signingSecrets, type WebhookSubscription } from '@linx/core'
import { signWith } from './webhook-secret.ts'

/** The headers of one attempt (Standard Webhooks 1.0.0): `webhook-id` stays, `webhook-timestamp` is the attempt's; every secret signs. */
export const webhookHeaders = (
  subscription: WebhookSubscription,
  webhookId: string,
  body: string,
  now: Instant,
): Record<string, string> => {
  const timestamp = String(Math.floor(now / 1_000))
  const content = `${webhookId}.${timestamp}.${body}`
  return {
    'content-type': 'application/json',
    'user-agent': 'linx-webhooks/1',
    'webhook-id': webhookId,
    'webhook-timestamp': timestamp,
    'webhook-signature': signingSecrets(subscription, now)
      .map(({ secret }) => signWith(secret, content))
      .join(' '),
  }
}
