import type { ClaimedTask } from '@linx/contracts'
import {
  type AttemptOutcome,
  type DeliveryDecision,
  decideAttempt,
  giveUpDelivery,
  refuseAttempt,
  type WebhookDelivery,
} from '@linx/core'
import type { EngineParts } from '../engine-parts.ts'
import { randomFraction } from '../platform/random-fraction.ts'
import { recordChange } from '../store/change.ts'
import { execute, type Plan } from '../store/execute.ts'
import type { Loaded } from '../store/record-kind.ts'
import { deliveryTaskBody } from '../worker/task-body.ts'
import type { TaskHandler } from '../worker/task-handler.ts'
import { createAttemptSlots } from './attempt-slots.ts'
import { attemptWebhook } from './attempt-webhook.ts'
import { deliveryKind, type StoredSubscription, subscriptionKind } from './webhook-kinds.ts'
import { bookkeeping, loadDelivery } from './webhook-store.ts'

/** An attempt that found no place is made this much later, and up to as much again. */
const BUSY_DELAY_MS = 5_000

interface Pair {
  readonly delivery: Loaded<WebhookDelivery>
  readonly subscription: Loaded<StoredSubscription> | undefined
}

const loadPair = async (parts: EngineParts, { key, ...task }: ClaimedTask): Promise<Pair | undefined> => {
  const { deliveryId } = deliveryTaskBody({ key, ...task })
  const delivery = await loadDelivery(parts, key.businessAccountId, deliveryId)
  if (delivery?.state.status !== 'PENDING') return undefined
  const { subscriptionId } = delivery.state
  return { delivery, subscription: await parts.store.load(subscriptionKind, key.businessAccountId, subscriptionId) }
}

const decide = (parts: EngineParts, { delivery, subscription }: Pair, outcome: AttemptOutcome | undefined) => {
  const now = parts.clock.now()
  const known = subscription?.state
  const refusal = refuseAttempt(known)
  if (outcome !== undefined) {
    const context = { now, random: randomFraction(parts.ids), policy: parts.policy.webhooks }
    return decideAttempt(delivery.state, known, outcome, context)
  }
  const reason = refusal ?? 'SUBSCRIPTION_REMOVED'
  return { ...giveUpDelivery(delivery.state, reason, now), subscription: known, events: [] }
}

const changeOf = ({ delivery, subscription }: Pair, decision: DeliveryDecision) => {
  const after = decision.subscription as StoredSubscription | undefined
  const hasChanged = subscription !== undefined && after !== undefined && after !== subscription.state
  const records = [
    recordChange(deliveryKind, decision.delivery, delivery),
    ...(hasChanged ? [recordChange(subscriptionKind, after, subscription)] : []),
  ]
  return bookkeeping(delivery.state.businessAccountId, records, decision.tasks, decision.events)
}

/** Stores what came of it. Another commit may have linked the next delivery meanwhile; one that was stored already is recognised. */
const settle = (parts: EngineParts, task: ClaimedTask, first: Pair, outcome: AttemptOutcome | undefined) => {
  const { attemptCount } = first.delivery.state
  let pair: Pair | undefined = first
  const plan = async (): Promise<Plan<undefined>> => {
    const current = pair ?? (await loadPair(parts, task))
    pair = undefined
    if (current === undefined || current.delivery.state.attemptCount !== attemptCount) return { answer: undefined }
    return { answer: undefined, change: changeOf(current, decide(parts, current, outcome)) }
  }
  return execute(parts.store, plan, { held: task })
}

const putOff = async ({ store, clock, ids }: EngineParts, held: ClaimedTask): Promise<void> => {
  const now = clock.now()
  const dueAt = now + Math.round(BUSY_DELAY_MS * (1 + randomFraction(ids)))
  await store.storage.commit({ now, tasks: [{ change: 'postpone', held, dueAt }] })
}

/**
 * `deliver-webhook`: makes one attempt, at least once: a process that dies between the POST and the commit is followed by one that posts
 * again, under the same `webhook-id`.
 */
export const createDeliverHandler = (parts: EngineParts): TaskHandler => {
  const slots = createAttemptSlots(parts.clock, parts.policy.webhooks.concurrency)
  return async (task) => {
    const pair = await loadPair(parts, task)
    if (pair === undefined) return parts.store.finish(task)
    const subscription = pair.subscription?.state
    if (subscription === undefined || refuseAttempt(subscription) !== undefined) {
      return settle(parts, task, pair, undefined)
    }
    const outcome = await slots.run(() => attemptWebhook(parts, pair.delivery.state, subscription))
    return outcome === undefined ? putOff(parts, task) : settle(parts, task, pair, outcome)
  }
}
