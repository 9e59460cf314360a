import type { Instant } from '@linx/contracts'
import { type Actor, type Decision, type DomainEvent, unchanged } from '../decision/index.ts'
import { createIssue, failure, type Result, success } from '../issue/index.ts'
import type { WebhookSubscriptionChange, WebhookSubscriptionInput } from './validate-webhook-subscription.ts'
import { type SubscriptionEvent, subscriptionLifeCycle } from './webhook-life-cycles.ts'
import type { WebhookPolicy } from './webhook-policy.ts'
import {
  type DisabledReason,
  MAXIMUM_SECRETS,
  signingSecrets,
  type WebhookSubscription,
} from './webhook-subscription.ts'
import { catchUpTask, pruneTask } from './webhook-tasks.ts'

export interface SubscriptionContext {
  readonly now: Instant
  readonly actor: Actor
  readonly policy: WebhookPolicy
}

/** Processes that still believe that nobody listens leave events in the journal alone; this task finds them. */
const startTasks = (state: WebhookSubscription, { policy }: SubscriptionContext) => [
  catchUpTask(state, policy),
  pruneTask(state.businessAccountId, state.activeFrom),
]

/** Makes a subscription of a checked request; `secret` is the one that signs. */
export const createWebhookSubscription = (
  { secret: _, ...input }: WebhookSubscriptionInput,
  made: { readonly id: string; readonly businessAccountId: string; readonly secret: string },
  context: SubscriptionContext,
): Decision<WebhookSubscription> => {
  const { id, businessAccountId, secret } = made
  const { now, actor } = context
  const state: WebhookSubscription = {
    schemaVersion: 1,
    id,
    businessAccountId,
    ...input,
    secrets: [{ secret, createdAt: now }],
    status: subscriptionLifeCycle.initial,
    sequence: 1,
    activeFrom: now,
    createdAt: now,
    createdBy: actor,
    updatedAt: now,
  }
  return { ...unchanged(state), tasks: startTasks(state, context) }
}

/** Replaces what the change names. */
export const changeWebhookSubscription = (
  before: WebhookSubscription,
  change: WebhookSubscriptionChange,
  { now }: SubscriptionContext,
): WebhookSubscription => {
  const description = change.description === undefined ? before.description : change.description
  const eventTypes = change.eventTypes === undefined ? before.eventTypes : change.eventTypes
  const { description: _, eventTypes: __, ...kept } = before
  return {
    ...kept,
    url: change.url ?? before.url,
    payload: change.payload ?? before.payload,
    ...(description == null ? {} : { description }),
    ...(eventTypes == null ? {} : { eventTypes }),
    updatedAt: now,
  }
}

const move = (before: WebhookSubscription, event: SubscriptionEvent, now: Instant): WebhookSubscription | undefined => {
  const status = subscriptionLifeCycle.next(before.status, event)
  if (status === undefined || status === before.status) return undefined
  const { failingSince: _, disabledReason: __, ...kept } = before
  return { ...kept, status, sequence: before.sequence + 1, updatedAt: now }
}

/** Nothing is sent until `resumed`; what happens meanwhile can be replayed. Suspended already: nothing changes. */
export const suspendSubscription = (
  before: WebhookSubscription,
  { now }: SubscriptionContext,
): Decision<WebhookSubscription> => unchanged(move(before, 'suspended', now) ?? before)

/** Sends again what happens from now on. Active already: nothing changes. */
export const resumeSubscription = (
  before: WebhookSubscription,
  context: SubscriptionContext,
): Decision<WebhookSubscription> => {
  const moved = move(before, 'resumed', context.now)
  if (moved === undefined) return unchanged(before)
  const state = { ...moved, activeFrom: context.now }
  return { ...unchanged(state), tasks: startTasks(state, context) }
}

const disabledEvent = (state: WebhookSubscription, reason: DisabledReason): DomainEvent => ({
  type: 'webhooks.subscription-disabled',
  data: { subscriptionId: state.id, status: state.status, reason, sequence: state.sequence },
})

/** The engine gives an endpoint up, and says so. */
export const disableSubscription = (
  before: WebhookSubscription,
  disabledReason: DisabledReason,
  now: Instant,
): Decision<WebhookSubscription> => {
  const moved = move(before, 'disabled', now)
  if (moved === undefined) return unchanged(before)
  const state = { ...moved, disabledReason }
  return { ...unchanged(state), events: [disabledEvent(state, disabledReason)] }
}

/**
 * Adds a secret that signs at once; the older ones sign beside it for the overlap, 0 for none. Refused: more secrets at one time than
 * `MAXIMUM_SECRETS`.
 */
export const rotateSubscriptionSecret = (
  before: WebhookSubscription,
  { secret, overlapMs }: { readonly secret: string; readonly overlapMs: number },
  { now }: SubscriptionContext,
): Result<WebhookSubscription> => {
  const until = now + overlapMs
  const older = signingSecrets(before, now)
    .toReversed()
    .map((known) => ({ ...known, expireAt: Math.min(known.expireAt ?? until, until) }))
    .filter(({ expireAt }) => expireAt > now)
  if (older.length >= MAXIMUM_SECRETS) {
    const expected = `at most ${MAXIMUM_SECRETS} secrets at one time`
    const fix = 'Wait until an older one has expired, or rotate with overlapHours 0'
    return failure(createIssue('webhook_rotation_limit', { path: '', expected, received: older.length + 1, fix }))
  }
  return success({ ...before, secrets: [...older, { secret, createdAt: now }], updatedAt: now })
}
