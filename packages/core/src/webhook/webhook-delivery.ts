import type { Instant, JsonObject } from '@linx/contracts'
import { findEventType } from './event-types.ts'
import type { DeliveryStatus } from './webhook-life-cycles.ts'

/** An event as deliveries carry it. */
export type WebhookEvent = {
  /** `webhook-id`: the same for every attempt and replay. */
  readonly id: string
  readonly type: string
  readonly at: Instant
  readonly data: JsonObject
}

/** Why an attempt got no 2xx. */
export type AttemptFailure = 'STATUS' | 'TIMEOUT' | 'CONNECTION' | 'ADDRESS_REFUSED'

/** One POST and what came of it. */
export type WebhookAttempt = {
  /** 1 for the first. */
  readonly number: number
  readonly at: Instant
  /** Of the answer, if there was one. */
  readonly httpStatus?: number
  /** Absent: delivered. */
  readonly failure?: AttemptFailure
}

/** Why a delivery was given up. */
export type DeadLetterReason =
  | 'ATTEMPTS_EXHAUSTED'
  | 'SUBSCRIPTION_GONE'
  | 'SUBSCRIPTION_DISABLED'
  | 'SUBSCRIPTION_SUSPENDED'
  | 'SUBSCRIPTION_REMOVED'

/** One event on its way to one subscription, as it is stored. */
export type WebhookDelivery = {
  readonly schemaVersion: 1
  readonly id: string
  readonly businessAccountId: string
  readonly subscriptionId: string
  readonly event: WebhookEvent
  /** What the event is about; first attempts of a lane keep their order. */
  readonly lane: string
  /** The place in the lane; sorts as text. */
  readonly order: string
  readonly status: DeliveryStatus
  readonly reason?: DeadLetterReason
  /** The latest ones, oldest first; at most 20. */
  readonly attempts: readonly WebhookAttempt[]
  /** Since the creation or the latest replay. */
  readonly attemptsOfRound: number
  readonly attemptCount: number
  readonly nextAttemptAt?: Instant
  /** The first attempt is over, so the next of the lane may begin. */
  readonly hasBegun: boolean
  /** The delivery of the lane that waits for this one's first attempt. */
  readonly nextDeliveryId?: string
  readonly createdAt: Instant
  readonly endedAt?: Instant
}

/** An event that waits for its fan-out, written in the commit that brought it about. */
export type OutboxEvent = {
  readonly schemaVersion: 1
  readonly id: string
  readonly businessAccountId: string
  readonly lane: string
  readonly order: string
  readonly event: WebhookEvent
}

const SEQUENCE_DIGITS = 12

/** What an event is about: `workflowId/<id>`, or its type if it is about nothing of ours. */
export const laneOf = ({ type, data }: Pick<WebhookEvent, 'type' | 'data'>): string => {
  const subject = findEventType(type)?.subject
  const id = subject === undefined ? undefined : data[subject]
  return typeof id === 'string' ? `${subject}/${id}` : type
}

/** The place of an event in its lane: by sequence, within one by id. */
export const orderOf = ({ id, data }: Pick<WebhookEvent, 'id' | 'data'>): string => {
  const { sequence } = data
  return `${String(typeof sequence === 'number' ? sequence : 0).padStart(SEQUENCE_DIGITS, '0')}/${id}`
}

/** The event as it waits for its fan-out. */
export const toOutboxEvent = (businessAccountId: string, event: WebhookEvent): OutboxEvent => ({
  schemaVersion: 1,
  id: event.id,
  businessAccountId,
  lane: laneOf(event),
  order: orderOf(event),
  event,
})
