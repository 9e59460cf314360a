import type { RailCurrency } from '@linx/contracts'

/** Who sends, as Visa knows it since the program was enrolled. */
export interface VisaCardAcceptor {
  /** At most 25 characters. */
  readonly name: string
  /** At most 15 characters. */
  readonly idCode: string
  /** At most 8 characters. */
  readonly terminalId: string
  readonly address: {
    /** At most 13 characters. */
    readonly city: string
    readonly country: string
    readonly state?: string
    readonly county?: string
    readonly zipCode?: string
  }
}

/** The sender of a disbursement: the business, not the Customer. */
export interface VisaSender {
  /** Default: the name on the debited account. Cut to 30 characters. */
  readonly name?: string
  readonly address?: string
  readonly city?: string
  /** Two letters; needed for the United States and Canada. */
  readonly stateCode?: string
  /** ISO 3166-1, three digits or letters. */
  readonly countryCode?: string
}

export interface VisaDirectOptions {
  /** 6 to 11 digits: the BIN under which the program is enrolled. */
  readonly acquiringBin: string
  /** ISO 3166-1 numeric, for example `840`. */
  readonly acquirerCountryCode: string
  readonly cardAcceptor: VisaCardAcceptor
  readonly sender?: VisaSender
  /** Default `FD` (funds disbursement); `AA` and `PP` are money transfers. */
  readonly businessApplicationId?: string
  /** Default `05` (deposit account). */
  readonly sourceOfFundsCode?: string
  /** Four digits; only if the enrolment has none. */
  readonly merchantCategoryCode?: string
  /** Default USD. */
  readonly currencies?: readonly RailCurrency[]
  /** IANA zone of the local date and time in requests. Default `America/New_York`. */
  readonly timeZone?: string
  /**
   * How long your agreement promises that a repeated retrieval reference and trace number move no second money. Default: it promises
   * nothing (`idempotency: 'none'`), so a doubtful payment is only asked about.
   */
  readonly dedupeWindowMs?: number
}
