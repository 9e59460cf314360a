/** A card as a tokeniser knows it; there is no card number in it. */
export interface TokenisedCard {
  /** 1–128 visible ASCII characters. */
  readonly token: string
  readonly brand: string
  readonly last4: string
  /** `MM/YY`. */
  readonly expiry: string
}

/**
 * The place where card numbers are typed: a page of the host's card service, on an origin of its own. The Customer goes there and comes
 * back to `returnUrl` with the query member `card`, a reference that only the card service can turn into a card.
 */
export interface CardTokeniser {
  /** The origin of its page, `https://cards.example`; the Customer is sent nowhere else. */
  readonly origin: string
  /** The page for one visit; changes nothing that matters if it is called again. */
  begin(request: { readonly returnUrl: string; readonly language: string }): Promise<string>
  /** The card behind a reference, each time it is asked; `undefined` for a reference that it does not know. */
  find(reference: string): Promise<TokenisedCard | undefined>
}
