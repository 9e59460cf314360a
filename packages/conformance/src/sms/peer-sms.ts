/** A message as the peer understood it, worked out from what arrived and not from what the adapter was given. */
export interface PeerSms {
  /** The peer's own, one for each message that it took. */
  readonly id: string
  /** E.164. */
  readonly to: string
  /** The text of all parts together, decoded. */
  readonly body: string
  readonly sender?: string
  readonly reference?: string
  readonly validitySeconds?: number
}
