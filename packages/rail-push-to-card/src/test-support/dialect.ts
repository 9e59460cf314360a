/** A payment as a network peer keeps it. */
export interface PeerPayment {
  readonly reference: string
  readonly amount: string
  readonly currency: string
}

export interface PeerAnswer {
  readonly status: number
  readonly body: unknown
}

export type PeerVerb = 'submit' | 'inquire' | 'eligibility'

/** How a network says things: what a peer needs to play it. */
export interface Dialect {
  verbOf(method: string, url: URL): PeerVerb
  paymentIn(body: unknown): PeerPayment
  referenceIn(url: URL): string
  approved(payment: PeerPayment): PeerAnswer
  /** Approved, and the amount and currency are told. */
  echoed(payment: PeerPayment): PeerAnswer
  /** `text` stands in every text of the answer. */
  declined(payment: PeerPayment, text: string): PeerAnswer
  duplicate(payment: PeerPayment): PeerAnswer
  undecided(payment: PeerPayment): PeerAnswer
  found(payment: PeerPayment): PeerAnswer
  absent(): PeerAnswer
  eligible(isEligible: boolean): PeerAnswer
}
