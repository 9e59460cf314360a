import type { Instant, RailCard } from '@linx/contracts'
import type { Authorize } from './http/call-provider.ts'
import type { CardNetworkProfile } from './profile/card-network-profile.ts'

/**
 * Answers what stands in the network's account field for a card of ours. It runs outside the engine's data: what it answers goes to
 * the network and nowhere else. A failure means that nothing was sent.
 */
export type ResolveToken = (card: RailCard, context: { readonly signal: AbortSignal }) => Promise<string> | string

export interface PushToCardRailOptions {
  readonly profile: CardNetworkProfile
  /** Scheme and host of the network or of your proxy, for example `https://sandbox.api.visa.com`. HTTPS, or HTTP to this machine. */
  readonly baseUrl: string
  /** With your client certificates, proxy and pool. Default: that of the platform, without certificates. */
  readonly fetch?: typeof fetch
  /** Adds credentials, signatures and encryption headers. Default: none. */
  readonly authorize?: Authorize
  /** Default: the token itself, for networks and proxies that take your tokens. */
  readonly resolveToken?: ResolveToken
  /** Milliseconds since the epoch, for the local time in requests. Default `Date.now`. */
  readonly now?: () => Instant
  /** The most that the program allows in one payment, for example `50000.00`. Default: no limit here. */
  readonly maximumAmount?: string
  /** Statuses beside 401, 403 and 429 that your agreement promises to mean "not processed", for example `[503]`. Default: none. */
  readonly notProcessedStatuses?: readonly number[]
}
