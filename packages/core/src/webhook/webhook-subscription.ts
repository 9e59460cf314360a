import type { Instant } from '@linx/contracts'
import type { Actor } from '../decision/index.ts'
import type { WebhookEvent } from './webhook-delivery.ts'
import type { SubscriptionStatus } from './webhook-life-cycles.ts'

/** `THIN`: ids and statuses. `FULL`: details, and the resource as it is when it is sent, personal data included. */
export const PAYLOAD_KINDS = ['THIN', 'FULL'] as const

export type PayloadKind = (typeof PAYLOAD_KINDS)[number]

/** Standard Webhooks 1.0.0: `v1` is HMAC-SHA256 with a shared secret, `v1a` is ed25519 with a public key. */
export const SIGNATURE_SCHEMES = ['v1', 'v1a'] as const

export type SignatureScheme = (typeof SIGNATURE_SCHEMES)[number]

/** One key that signs; all that have not expired do. */
export type WebhookSecret = {
  /** `whsec_` (v1) or `whsk_` (v1a) and base64. Secret. */
  readonly secret: string
  readonly createdAt: Instant
  /** A rotated one signs until then. */
  readonly expireAt?: Instant
}

/** Why the engine disabled a subscription: its endpoint answered 410, or failed for days. */
export type DisabledReason = 'GONE' | 'FAILING'

/** Where a Business Account wants its events, as it is stored. */
export type WebhookSubscription = {
  readonly schemaVersion: 1
  readonly id: string
  readonly businessAccountId: string
  readonly url: string
  readonly description?: string
  /** Absent: every type, those to come included. */
  readonly eventTypes?: readonly string[]
  readonly payload: PayloadKind
  readonly signatureScheme: SignatureScheme
  /** Oldest first. */
  readonly secrets: readonly WebhookSecret[]
  readonly status: SubscriptionStatus
  /** Grows with each change of the status. */
  readonly sequence: number
  /** Events that happened before are none of its. */
  readonly activeFrom: Instant
  /** The first failure since the last success. */
  readonly failingSince?: Instant
  readonly disabledReason?: DisabledReason
  readonly createdAt: Instant
  readonly createdBy: Actor
  readonly updatedAt: Instant
}

/** Secrets at one time; more would lengthen every delivery. */
export const MAXIMUM_SECRETS = 4

/** The secrets that sign at an instant, newest first. */
export const signingSecrets = ({ secrets }: WebhookSubscription, now: Instant): readonly WebhookSecret[] =>
  secrets.filter(({ expireAt }) => expireAt === undefined || expireAt > now).toReversed()

/** `true` if the subscription is sent this event. */
export const wantsEvent = (subscription: WebhookSubscription, event: Pick<WebhookEvent, 'type' | 'at'>): boolean =>
  subscription.status === 'ACTIVE' &&
  event.at >= subscription.activeFrom &&
  (subscription.eventTypes === undefined || subscription.eventTypes.includes(event.type))
