import type { Instant } from '@linx/contracts'
import type { DecidedTask, DomainEvent } from '../decision/index.ts'
import { createIssue, failure, type Result, success } from '../issue/index.ts'
import { type AttemptOutcome, isDelivered, isGone } from './attempt-outcome.ts'
import { nextAttemptAt } from './attempt-schedule.ts'
import { disableSubscription } from './decide-subscription.ts'
import type { DeadLetterReason, OutboxEvent, WebhookAttempt, WebhookDelivery } from './webhook-delivery.ts'
import type { DeliveryEvent } from './webhook-life-cycles.ts'
import { deliveryLifeCycle } from './webhook-life-cycles.ts'
import type { WebhookPolicy } from './webhook-policy.ts'
import type { WebhookSubscription } from './webhook-subscription.ts'
import { deliverTask } from './webhook-tasks.ts'

/** The oldest attempts are forgotten. */
const MAXIMUM_ATTEMPTS_KEPT = 20

export interface DeliveryContext {
  readonly now: Instant
  /** In [0, 1). */
  readonly random: number
  readonly policy: WebhookPolicy
}

/** What an attempt, or giving up, comes to. */
export interface DeliveryDecision {
  readonly delivery: WebhookDelivery
  /** The same object as before if nothing changed. */
  readonly subscription: WebhookSubscription | undefined
  readonly tasks: readonly DecidedTask[]
  readonly events: readonly DomainEvent[]
}

/** A new delivery; whoever makes it decides when its task is due. */
export const createDelivery = (
  { event, lane, order, businessAccountId }: Omit<OutboxEvent, 'schemaVersion' | 'id'>,
  identity: { readonly id: string; readonly subscriptionId: string },
  now: Instant,
): WebhookDelivery => ({
  schemaVersion: 1,
  ...identity,
  businessAccountId,
  event,
  lane,
  order,
  status: deliveryLifeCycle.initial,
  attempts: [],
  attemptsOfRound: 0,
  attemptCount: 0,
  hasBegun: false,
  createdAt: now,
})

const move = (before: WebhookDelivery, event: DeliveryEvent): WebhookDelivery => {
  const { nextAttemptAt: _, ...kept } = before
  return { ...kept, status: deliveryLifeCycle.next(before.status, event) ?? before.status }
}

/** The first end of an attempt, or of the delivery, lets the next of the lane begin. */
const released = ({ hasBegun, nextDeliveryId }: WebhookDelivery, now: Instant): readonly DecidedTask[] =>
  hasBegun || nextDeliveryId === undefined ? [] : [deliverTask({ id: nextDeliveryId }, now)]

/** Why nothing is sent at all, or `undefined`. */
export const refuseAttempt = (subscription: WebhookSubscription | undefined): DeadLetterReason | undefined => {
  if (subscription === undefined) return 'SUBSCRIPTION_REMOVED'
  if (subscription.status === 'DISABLED') return 'SUBSCRIPTION_DISABLED'
  return subscription.status === 'ACTIVE' ? undefined : 'SUBSCRIPTION_SUSPENDED'
}

/** Makes a dead letter: it is not sent again unless somebody replays it. */
export const giveUpDelivery = (
  before: WebhookDelivery,
  reason: DeadLetterReason,
  now: Instant,
): Pick<DeliveryDecision, 'delivery' | 'tasks'> => ({
  delivery: { ...move(before, 'given-up'), reason, hasBegun: true, endedAt: now },
  tasks: released(before, now),
})

const toAttempt = (number: number, at: Instant, outcome: AttemptOutcome): WebhookAttempt => {
  if (outcome.outcome === 'failed') return { number, at, failure: outcome.failure }
  const { httpStatus } = outcome
  return isDelivered(outcome) ? { number, at, httpStatus } : { number, at, httpStatus, failure: 'STATUS' }
}

const withAttempt = (before: WebhookDelivery, outcome: AttemptOutcome, now: Instant): WebhookDelivery => {
  const attemptCount = before.attemptCount + 1
  const attempts = [...before.attempts, toAttempt(attemptCount, now, outcome)].slice(-MAXIMUM_ATTEMPTS_KEPT)
  return { ...before, attempts, attemptCount, attemptsOfRound: before.attemptsOfRound + 1 }
}

const withoutFailure = (subscription: WebhookSubscription): WebhookSubscription => {
  if (subscription.failingSince === undefined) return subscription
  const { failingSince: _, ...kept } = subscription
  return kept
}

const afterFailure = (before: WebhookSubscription, outcome: AttemptOutcome, { now, policy }: DeliveryContext) => {
  if (isGone(outcome)) return disableSubscription(before, 'GONE', now)
  const failingSince = before.failingSince ?? now
  if (now - failingSince >= policy.disableAfterMs) return disableSubscription(before, 'FAILING', now)
  return { state: before.failingSince === undefined ? { ...before, failingSince } : before, events: [] }
}

const deadLetterReason = (outcome: AttemptOutcome, status: WebhookSubscription['status']): DeadLetterReason => {
  if (isGone(outcome)) return 'SUBSCRIPTION_GONE'
  return status === 'DISABLED' ? 'SUBSCRIPTION_DISABLED' : 'ATTEMPTS_EXHAUSTED'
}

const decideFailed = (
  before: WebhookDelivery,
  subscription: WebhookSubscription,
  outcome: AttemptOutcome,
  context: DeliveryContext,
): DeliveryDecision => {
  const { now } = context
  const attempted = withAttempt(before, outcome, now)
  const { state, events } = afterFailure(subscription, outcome, context)
  const retryAt = state.status === 'ACTIVE' ? nextAttemptAt(attempted.attemptsOfRound, outcome, context) : undefined
  if (retryAt === undefined) {
    const reason = deadLetterReason(outcome, state.status)
    return { ...giveUpDelivery(attempted, reason, now), subscription: state, events }
  }
  const delivery = { ...move(attempted, 'attempt-failed'), hasBegun: true, nextAttemptAt: retryAt }
  const tasks = [deliverTask(delivery, retryAt), ...released(before, now)]
  return { delivery, subscription: state, tasks, events }
}

/**
 * What came of an attempt. A success ends the delivery, a failure sets the next attempt or makes a dead letter; 410 and five days of
 * failures disable the subscription. Either way the next of the lane may begin.
 */
export const decideAttempt = (
  before: WebhookDelivery,
  subscription: WebhookSubscription | undefined,
  outcome: AttemptOutcome,
  context: DeliveryContext,
): DeliveryDecision => {
  const { now } = context
  if (isDelivered(outcome)) {
    const ended = move(withAttempt(before, outcome, now), 'delivered')
    const delivery = { ...ended, hasBegun: true, endedAt: now }
    const known = subscription && withoutFailure(subscription)
    return { delivery, subscription: known, tasks: released(before, now), events: [] }
  }
  if (subscription !== undefined) return decideFailed(before, subscription, outcome, context)
  const attempted = withAttempt(before, outcome, now)
  return { ...giveUpDelivery(attempted, 'SUBSCRIPTION_REMOVED', now), subscription, events: [] }
}

/** Sends an ended delivery again, with all attempts anew and under the same `webhook-id`. Refused: one that is still on its way. */
export const replayDelivery = (
  before: WebhookDelivery,
  now: Instant,
): Result<Pick<DeliveryDecision, 'delivery' | 'tasks'>> => {
  if (deliveryLifeCycle.next(before.status, 'replayed') === undefined) {
    const expected = 'a delivery that is DELIVERED or FAILED'
    const fix = 'Wait: it is still being sent'
    return failure(createIssue('webhook_delivery_pending', { path: '', expected, received: before.status, fix }))
  }
  const { reason: _, endedAt: __, ...kept } = move(before, 'replayed')
  const delivery = { ...kept, attemptsOfRound: 0, nextAttemptAt: now }
  return success({ delivery, tasks: [deliverTask(delivery, now)] })
}
