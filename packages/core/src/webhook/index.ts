export { type AttemptOutcome, isDelivered } from './attempt-outcome.ts'
export { checkWebhookUrl, type WebhookUrlFacts, type WebhookUrlRefusal } from './check-webhook-url.ts'
export {
  createDelivery,
  type DeliveryContext,
  type DeliveryDecision,
  decideAttempt,
  giveUpDelivery,
  refuseAttempt,
  replayDelivery,
} from './decide-delivery.ts'
export {
  changeWebhookSubscription,
  createWebhookSubscription,
  resumeSubscription,
  rotateSubscriptionSecret,
  type SubscriptionContext,
  suspendSubscription,
} from './decide-subscription.ts'
export {
  EVENT_TYPES,
  type EventDataByType,
  type EventSubject,
  type EventType,
  eventTypeTable,
  findEventType,
} from './event-types.ts'
export { type QueuedDelivery, queueDelivery } from './fan-out.ts'
export { type DeliveryQuery, deliveryQuerySchema, parseDeliveryQuery } from './parse-delivery-query.ts'
export { parseRetryAfter } from './retry-after.ts'
export { type ReplayRequest, replaySchema, validateReplay } from './validate-replay.ts'
export {
  secretRotationSchema,
  validateSecretRotation,
  validateWebhookSubscription,
  validateWebhookSubscriptionChange,
  type WebhookSubscriptionChange,
  type WebhookSubscriptionInput,
  webhookSubscriptionChangeSchema,
  webhookSubscriptionSchema,
} from './validate-webhook-subscription.ts'
export {
  type AttemptFailure,
  type DeadLetterReason,
  type OutboxEvent,
  toOutboxEvent,
  type WebhookAttempt,
  type WebhookDelivery,
  type WebhookEvent,
} from './webhook-delivery.ts'
export {
  type DeliveryEvent,
  type DeliveryStatus,
  deliveryLifeCycle,
  type SubscriptionEvent,
  type SubscriptionStatus,
  subscriptionLifeCycle,
} from './webhook-life-cycles.ts'
export { webhookBody } from './webhook-payload.ts'
export { defaultWebhookPolicy, type WebhookPolicy } from './webhook-policy.ts'
export {
  type DisabledReason,
  type PayloadKind,
  type SignatureScheme,
  signingSecrets,
  type WebhookSecret,
  type WebhookSubscription,
  wantsEvent,
} from './webhook-subscription.ts'
export { deliverTask, fanOutTask, pruneTask, type ReplayOrder, replayTask } from './webhook-tasks.ts'
export {
  type WebhookDeliveryView,
  type WebhookSubscriptionView,
  webhookDeliveryView,
  webhookSubscriptionView,
} from './webhook-views.ts'
