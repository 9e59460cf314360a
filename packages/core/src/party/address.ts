/** What an address of a Customer is for; at most one primary of each. */
export type AddressType = 'MAILING' | 'PHYSICAL' | 'SHIPPING'

/** A postal address with structured parts, as SPEC section 3 bounds them. */
export interface PostalAddress {
  /** Whom the parcel is for; required for `SHIPPING`, 1–40 characters. */
  readonly name?: string
  /** 1–50 characters; for `PHYSICAL` no post office box. */
  readonly streetLine1: string
  /** At most 50 characters. */
  readonly streetLine2?: string
  /** 1–25 characters. */
  readonly cityName: string
  /** Two letters; required in USA and CAN, absent elsewhere. */
  readonly stateCode?: string
  /** ISO 3166-1 alpha-3. */
  readonly countryCode: string
  /** 1–10 characters. */
  readonly zipCode: string
}

/** An address of a Customer. */
export interface CustomerAddress extends PostalAddress {
  readonly type: AddressType
  readonly isPrimary: boolean
}
