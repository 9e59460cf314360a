import type { Clock, Visit } from '@linx/engine'
import type { Branding } from './brand/branding.ts'
import type { CardTokeniser } from './card/card-tokeniser.ts'
import type { MissLimiter } from './limit/miss-limiter.ts'

/** A secret that visits are sealed with. */
export interface GatewayKey {
  /** Names the key for good. 1–16 letters, digits or dashes. */
  readonly id: string
  /** At least 32 bytes that nobody can guess. */
  readonly secret: Uint8Array
}

/** Which document a page is about to show. */
export interface DocumentRequest {
  readonly businessAccountId: string
  readonly documentGroup: string
  readonly documentId: string
  readonly version: string
}

/** What the Customer reads: a plain text with empty lines between paragraphs, or a PDF that opens on its own page. */
export type DocumentContent =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'pdf'; readonly bytes: Uint8Array }

/** Who has to prove something. */
export interface StepUpVisit {
  readonly businessAccountId: string
  readonly workflowId: string
  readonly visit: Visit
}

/** What has to be proved before any account is asked for. */
export type StepUpChallenge =
  /** The code that the business told the Customer. */
  | { readonly method: 'passcode' }
  /** A code by SMS; `phoneHint` as `•••• 4567`. */
  | { readonly method: 'sms-code'; readonly phoneHint: string }
  /** The host's own; `title` and `label` in the language of the page. */
  | { readonly method: 'host'; readonly title: string; readonly label: string }

export type StepUpOutcome = 'passed' | 'wrong' | 'expired' | 'locked'

/**
 * A proof before the visit goes on (requirement L9), for workflows that ask for none themselves: what a workflow asks for (`stepUp` of
 * its creation) the engine does. Counting tries is the provider's part (requirement
 * L10), and the engine knows nothing of this proof.
 */
export interface StepUp {
  /** `undefined`: nothing has to be proved. */
  challenge(visit: StepUpVisit, language: string): Promise<StepUpChallenge | undefined>
  verify(visit: StepUpVisit, code: string): Promise<StepUpOutcome>
  /** Sends a code by SMS; called when the Customer asks for one. */
  sendCode?(visit: StepUpVisit): Promise<'sent' | 'too-many'>
}

/** What a host passes to `createGatewayHandler`. */
export interface GatewayOptions {
  /** Where the pages are: the engine's `gatewayUrl`, `https://pay.example/l`. */
  readonly url: string
  /** The first seals new visits; keep an older one for as long as a visit lasts. */
  readonly keys: readonly GatewayKey[]
  /** Logo and colour of a business. Default: its name and a neutral blue. */
  readonly branding?: (businessAccountId: string) => Branding | undefined | Promise<Branding | undefined>
  /** The texts of documents. A document that it does not know, or whose digest differs, cannot be accepted. */
  readonly documents?: (request: DocumentRequest) => DocumentContent | undefined | Promise<DocumentContent | undefined>
  /** The bank behind a routing number; the Customer is asked for the name of one that it does not know. */
  readonly bankName?: (routingNumber: string) => string | undefined | Promise<string | undefined>
  /** Where card numbers are typed. Without one, workflows that ask for a card send the Customer to the business. */
  readonly tokeniser?: CardTokeniser
  readonly stepUp?: StepUp
  /** Who asks, for the limit on guessed links; without it there is no such limit. */
  readonly clientAddress?: (request: Request) => string | undefined
  /** Default: 30 misses a minute and address, counted in this process. */
  readonly missLimiter?: MissLimiter
  /** ISO 3166-1 alpha-3, offered in addresses; default USA and CAN. */
  readonly countries?: readonly string[]
  /** IANA zone in which deadlines are shown; default `America/New_York`. */
  readonly timeZone?: string
  /** Origins that may show the pages in a frame; default none. */
  readonly frameAncestors?: readonly string[]
  /** How long a visit lasts without an answer; default 60. */
  readonly visitMinutes?: number
  /** Default: the machine's. */
  readonly clock?: Clock
  /** Told of what went wrong inside; the Customer sees a plain page. */
  readonly onError?: (error: unknown) => void
}

/** The host built the handler wrongly; thrown by `createGatewayHandler` only. */
export class GatewayConfigurationError extends Error {
  override readonly name = 'GatewayConfigurationError'
}
