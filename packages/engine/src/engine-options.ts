import type { RailAdapter, SmsAdapter, StorageAdapter } from '@linx/contracts'
import type {
  DocumentCatalogue,
  MessageLanguage,
  MessageTextOverrides,
  PaymentReasonCatalogue,
  StepUpMode,
} from '@linx/core'
import type { EnginePolicyOverrides } from './engine-policy.ts'
import type { LimitDirectory } from './limit/limit-source.ts'
import type { LinkKey } from './link/link-keys.ts'
import type { Clock } from './platform/clock.ts'
import type { IdSource } from './platform/id-source.ts'
import type { KeyProvider } from './protection/key-provider.ts'
import type { WebhookTransport } from './webhook/transport/webhook-transport.ts'

/** What the engine needs to know of a Business Account; the host's data, read whenever it is needed. */
export interface BusinessProfile {
  /** Leads every SMS and page; 1–20 characters keep the default texts in one segment. */
  readonly name: string
  /** Of the SMS texts; default `en`. */
  readonly language?: MessageLanguage
  /** Number, short code or alphanumeric sender; absent: the SMS adapter's default. */
  readonly sender?: string
  /** Shown on pages of dead links, for example a phone number. */
  readonly contact?: string
  /** What Customers have to prove before account data, unless a workflow says otherwise. Default `none`. */
  readonly stepUp?: StepUpMode
  /** The legal documents that workflows may ask to accept. Default none. */
  readonly documents?: DocumentCatalogue
}

/** Finds a Business Account's profile; `undefined` for one that the host does not know. */
export type BusinessDirectory = (
  businessAccountId: string,
) => BusinessProfile | undefined | Promise<BusinessProfile | undefined>

/** What the host asks for, in the language of the page. */
export interface HostQuestion {
  readonly title: string
  readonly label: string
}

/** A proof that the host takes itself; the engine counts the tries. */
export interface HostStepUp {
  /** What the page asks for; `language` as BCP 47. */
  question(language: string): HostQuestion | Promise<HostQuestion>
  verify(
    visit: { readonly businessAccountId: string; readonly workflowId: string; readonly customerId?: string },
    answer: string,
  ): boolean | Promise<boolean>
}

/** Tells where a recipient lives; `undefined` or an unknown zone: guessed from the number. */
export type RecipientTimeZones = (recipient: {
  readonly businessAccountId: string
  /** E.164. */
  readonly phoneNumber: string
  readonly customerId?: string
}) => string | undefined | Promise<string | undefined>

/** Secrets that the host keeps. */
export interface EngineKeys {
  /** The first makes new links; keep older ones while their links live. */
  readonly link: readonly LinkKey[]
  /**
   * Opens the data keys that account numbers and personal data are sealed with: a key service, or `createLocalKeyProvider`. `'none'`
   * leaves everything in clear and is for experiments only.
   */
  readonly data: KeyProvider | 'none'
}

/** What a host passes to `createEngine`. Adapters are the host's to make and to close. */
export interface EngineOptions {
  readonly storage: StorageAdapter
  readonly sms: SmsAdapter
  /** At most one rail for each solution. */
  readonly rails: readonly RailAdapter[]
  /** Where links point, `https://pay.example/l`; a token is appended as the last path segment. */
  readonly gatewayUrl: string
  readonly businesses: BusinessDirectory
  readonly keys: EngineKeys
  /** The host's own proof, for workflows with `stepUp` `host`. */
  readonly stepUp?: HostStepUp
  /** The host's own SMS texts, checked when the engine is made. */
  readonly texts?: MessageTextOverrides
  /** The recipient's zone, an IANA id, if the host knows it; asked when a workflow is created. Default: guessed from the number. */
  readonly recipientTimeZone?: RecipientTimeZones
  readonly policy?: EnginePolicyOverrides
  /** Default: the known ones (SPEC section 4) for every solution. */
  readonly paymentReasons?: PaymentReasonCatalogue
  /** What may be debited at most (SPEC section 4). Default: no limits. */
  readonly limits?: LimitDirectory
  /** What posts webhooks. Default: HTTPS to public addresses alone. */
  readonly webhookTransport?: WebhookTransport
  /** Default: the machine's. */
  readonly clock?: Clock
  /** Default: UUID version 7 over `node:crypto`. */
  readonly ids?: IdSource
}
