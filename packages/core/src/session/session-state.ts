import type { Instant, JsonObject, SmsDeliveryStatus, SmsRejectionClass } from '@linx/contracts'
import type { Actor } from '../decision/index.ts'
import type { StepName } from '../workflow/index.ts'
import type { StepStatus, WorkflowStatus } from './machine/index.ts'

/** One step of a session, in the order of the workflow. */
export interface SessionStep {
  readonly stepId: string
  readonly name: StepName
  readonly status: StepStatus
  readonly updatedAt: Instant
  /** What the Customer entered, checked; account numbers are gone from it once the session has ended. */
  readonly answer?: JsonObject
}

/** One link that was sent; the token itself is never stored. */
export interface SessionLink {
  /** 0 for the first. */
  readonly serial: number
  /** The key that the token is derived from. */
  readonly keyId: string
  /** SHA-256 of the token, base64url. */
  readonly tokenHash: string
}

/** Why a message was sent (SPEC section 2). */
export type NotificationOrigin = 'INITIAL' | 'MANUAL' | 'REMINDER' | 'EXPIRY'

/** One SMS of the notification history. */
export interface SessionNotification {
  /** 0 for the first. */
  readonly serial: number
  readonly channel: 'SMS'
  readonly origin: NotificationOrigin
  readonly notifiedBy: Actor
  /** When it was asked for; the provider's answer changes only the delivery status. */
  readonly notifiedAt: Instant
  readonly deliveryStatus: SmsDeliveryStatus
  /** When the provider says that it reached this status. */
  readonly deliveryStatusAt?: Instant
  /** Why it was refused or not delivered, as far as the provider says. */
  readonly failure?: SmsRejectionClass
  /** The link inside; an expiry message has none. */
  readonly linkSerial?: number
  /** The provider's id of the message, once it took it. */
  readonly providerId?: string
  /** Nobody knows whether it went out, and the bound on copies forbids another. */
  readonly isUncertain?: true
}

/** Why no SMS of a session is sent any more: the recipient opted out, or the number cannot receive any. */
export const UNREACHABLE_REASONS = ['opted-out', 'unusable-number'] as const
export type UnreachableReason = (typeof UNREACHABLE_REASONS)[number]

/** Whom the session is for, as searches and messages show it. */
export interface SessionContact {
  readonly firstName?: string
  readonly lastName?: string
  readonly email?: string
  /** As the host or the Customer wrote it. */
  readonly phoneNumber: string
}

/** Why the Customer declined (SPEC section 2). */
export const DECLINE_REASONS = [
  'DONT_KNOW_BUSINESS_SENDER',
  'INCORRECT_AMOUNT',
  'INCORRECT_ACCOUNT',
  'NOT_EXPECTED',
  'NO_LONGER_NEEDED',
  'OTHER',
] as const

export type DeclineReason = (typeof DECLINE_REASONS)[number]

/** A Customer's passage through a workflow, as it is stored. The immutable request lies beside it under the same id. */
export interface SessionState {
  readonly schemaVersion: 1
  readonly workflowId: string
  readonly businessAccountId: string
  readonly status: WorkflowStatus
  /** Grows with each published change; receivers order events by it. */
  readonly sequence: number
  readonly createdAt: Instant
  readonly createdBy: Actor
  /** The link dies at this instant. */
  readonly expireAt: Instant
  readonly title: string
  readonly templateId?: string
  readonly templateVersionId?: string
  /** E.164; where the SMS go. */
  readonly phoneNumber: string
  /** The recipient's zone, where the host knows it: an IANA id or an offset. */
  readonly timeZone?: string
  /** Set while nothing is sent: no reminder, no word about the expiry. */
  readonly unreachable?: UnreachableReason
  readonly contact: SessionContact
  /** Of an existing Customer from the start, of a new one from the confirmation on. */
  readonly customerId?: string
  readonly steps: readonly SessionStep[]
  /** At most three, oldest first; they open nothing once the session has ended. */
  readonly links: readonly SessionLink[]
  readonly nextLinkSerial: number
  readonly notifications: readonly SessionNotification[]
  /** The instant of the next reminder; public. */
  readonly nextNotificationAt?: Instant
  /** When the Customer last did something; reminders keep away from it. */
  readonly lastActivityAt?: Instant
  readonly completedAt?: Instant
  readonly decline?: { readonly reason: DeclineReason; readonly text?: string; readonly at: Instant }
  /** Made by the confirmation. */
  readonly transactionId?: string
  readonly financialAccountId?: string
}
