import type { Instant, RailAdapter, SmsAdapter } from '@linx/contracts'
import type { Actor, MessageTextOverrides, PaymentReasonCatalogue, SessionContext } from '@linx/core'
import type { BusinessDirectory, BusinessProfile, HostStepUp, RecipientTimeZones } from './engine-options.ts'
import type { EnginePolicy } from './engine-policy.ts'
import type { LimitSource } from './limit/limit-source.ts'
import type { LinkTokens } from './link/link-keys.ts'
import type { SmsChannel } from './message/sms-channel.ts'
import type { Clock } from './platform/clock.ts'
import type { IdSource } from './platform/id-source.ts'
import type { StepUpSecrets } from './step-up/step-up-secrets.ts'
import type { Store } from './store/store.ts'
import type { Telemetry } from './telemetry/telemetry.ts'
import type { WebhookTransport } from './webhook/transport/webhook-transport.ts'
import type { WebhookAudience } from './webhook/webhook-audience.ts'

/** What the engine's rooms share. */
export interface EngineParts {
  readonly store: Store
  readonly clock: Clock
  readonly ids: IdSource
  readonly sms: SmsAdapter
  readonly smsChannel: SmsChannel
  readonly stepUp: { readonly secrets: StepUpSecrets; readonly host?: HostStepUp }
  readonly recipientTimeZone?: RecipientTimeZones
  /** The host's own texts. */
  readonly texts?: MessageTextOverrides
  readonly rails: ReadonlyMap<string, RailAdapter>
  readonly links: LinkTokens
  readonly gatewayUrl: string
  readonly businesses: BusinessDirectory
  readonly policy: EnginePolicy
  readonly paymentReasons: PaymentReasonCatalogue
  readonly limits: LimitSource
  readonly webhooks: { readonly transport: WebhookTransport; readonly audience: WebhookAudience }
  readonly telemetry: Telemetry
  /** Resolves once the storage is ready; every public call waits for it. */
  ready(): Promise<void>
}

/** Who calls: every business call belongs to exactly one tenant and one actor. */
export interface Caller {
  readonly businessAccountId: string
  readonly actor: Actor
}

/** A decision's view of the engine at this moment. */
export const sessionContext = (parts: EngineParts, actor: Actor, now: Instant = parts.clock.now()): SessionContext => ({
  now,
  actor,
  policy: parts.policy.session,
  reminderPolicy: parts.policy.reminders,
})

/** The profile of a tenant that records name; a tenant that the host forgot is shown by its id. */
export const businessProfile = async (parts: EngineParts, businessAccountId: string): Promise<BusinessProfile> =>
  (await parts.businesses(businessAccountId)) ?? { name: businessAccountId }
