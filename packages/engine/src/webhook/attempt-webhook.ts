import type { Instant } from '@linx/contracts'
import {
  type AttemptOutcome,
  checkWebhookUrl,
  parseRetryAfter,
  type WebhookDelivery,
  type WebhookSubscription,
  webhookBody,
} from '@linx/core'
import type { EngineParts } from '../engine-parts.ts'
import { callWithDeadline } from '../worker/call-with-deadline.ts'
import { readResource } from './read-resource.ts'
import { webhookHeaders } from './sign-webhook.ts'
import { readWebhookUrl } from './transport/read-webhook-url.ts'

const failureOf = (error: unknown): Extract<AttemptOutcome, { outcome: 'failed' }>['failure'] => {
  const name = error instanceof Error ? error.name : ''
  if (name === 'AddressRefusedError') return 'ADDRESS_REFUSED'
  return name === 'DeadlineError' ? 'TIMEOUT' : 'CONNECTION'
}

const isAllowed = (parts: EngineParts, url: string): boolean => {
  const facts = readWebhookUrl(url)
  return facts !== undefined && checkWebhookUrl(facts, parts.policy.webhooks) === undefined
}

const post = async (parts: EngineParts, url: string, headers: Record<string, string>, body: string, now: Instant) => {
  const { clock, policy, webhooks } = parts
  const answer = await callWithDeadline(clock, policy.webhooks.timeoutMs, (signal) =>
    webhooks.transport(url, { method: 'POST', headers, body, redirect: 'manual', signal }),
  )
  answer.body?.cancel().catch(() => undefined)
  const retryAfterMs = parseRetryAfter(answer.headers.get('retry-after'), now)
  return {
    outcome: 'answered' as const,
    httpStatus: answer.status,
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  }
}

/** Signs and posts once. Whatever goes wrong is an outcome, so that the schedule goes on. */
export const attemptWebhook = async (
  parts: EngineParts,
  { event, businessAccountId }: WebhookDelivery,
  subscription: WebhookSubscription,
): Promise<AttemptOutcome> => {
  if (!isAllowed(parts, subscription.url)) return { outcome: 'failed', failure: 'ADDRESS_REFUSED' }
  const resource = subscription.payload === 'FULL' ? await readResource(parts, businessAccountId, event) : undefined
  const body = webhookBody(event, subscription.payload, resource, Buffer.byteLength)
  const now = parts.clock.now()
  try {
    return await post(parts, subscription.url, webhookHeaders(subscription, event.id, body, now), body, now)
  } catch (error) {
    return { outcome: 'failed', failure: failureOf(error) }
  }
}
