import type { JsonObject } from '../json.ts'

/** What carries a transaction out. */
export type Solution = 'ach' | 'wire' | 'push-to-card'

export type RailCurrency = 'USD' | 'CAD'

/** `REVERSAL` is made by the engine; the rail sees which of the two movements it undoes in `reverses`. */
export type RailTransactionType = 'SEND' | 'REQUEST' | 'REVERSAL'

export type SettlementPriority = 'IMMEDIATE' | 'SAME_DAY' | 'NEXT_DAY'

/** A postal address with structured parts. */
export interface RailAddress {
  readonly streetLine1?: string
  readonly streetLine2?: string
  readonly cityName?: string
  readonly stateCode?: string
  /** ISO 3166-1 alpha-3. */
  readonly countryCode: string
  readonly zipCode?: string
}

/** A bank account as a rail needs it. */
export interface RailBankAccount {
  readonly type: 'BANK'
  readonly subType: 'CHECKING' | 'SAVING'
  readonly holder: 'business' | 'consumer'
  readonly nameOnAccount: string
  readonly bankName?: string
  /** Nine digits with a valid ABA check digit. */
  readonly routingNumber: string
  /** In clear only in memory and only on its way to the rail. */
  readonly accountNumber: string
  readonly address?: RailAddress
}

/** A card as a rail needs it: the card number stays with the host's tokeniser. */
export interface RailCard {
  readonly type: 'CARD'
  readonly subType: 'DEBIT' | 'CREDIT'
  readonly holder: 'business' | 'consumer'
  readonly nameOnAccount: string
  readonly token: string
  readonly brand?: string
  readonly last4: string
  /** `MM/YY`. */
  readonly expiry?: string
  readonly address?: RailAddress
}

export type RailAccount = RailBankAccount | RailCard

/** One movement of money. Plain JSON, so that it can be stored and compared. */
export interface RailRequest {
  readonly businessAccountId: string
  readonly transactionId: string
  readonly solution: Solution
  readonly transactionType: RailTransactionType
  /** For a `REVERSAL`: the type of what it reverses. */
  readonly reverses?: 'SEND' | 'REQUEST'
  /** Decimal string with exactly the currency's minor digits, for example `256.25`. */
  readonly amount: string
  readonly currency: RailCurrency
  readonly settlementPriority: SettlementPriority
  /** The money leaves here. */
  readonly debit: RailAccount
  /** The money arrives here. */
  readonly credit: RailAccount
  /** Cut to 100 characters already. */
  readonly description?: string
  readonly memo?: string
  readonly paymentReasonId: string
  readonly metadata: { readonly [name: string]: string }
  /** `true` if a schedule with a recurrence rule made it. */
  readonly isRecurring: boolean
}

/** A rule of the rail that the request breaks. */
export interface RailIssue {
  readonly code: string
  /** The member of `RailRequest`, dotted. */
  readonly path: string
  /** What was expected, what came, how to fix it. */
  readonly message: string
}

/** Ours, legal for the provider, stored before the first call. */
export interface RailReference {
  /** What the rail is asked by later; unique for each attempt. */
  readonly reference: string
  /** Further numbers that the protocol needs (trace, STAN, UETR), stored with it. */
  readonly details?: JsonObject
}
