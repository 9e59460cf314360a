import type { Instant, RailAddress, RailBankAccount, RailCurrency } from '@linx/contracts'

/**
 * How a bank is named: nine digits of the American Bankers Association (`USABA`), nine digits of Payments Canada (`CACPA`: 0, institution,
 * transit), or a BIC of 8 or 11 characters.
 */
export type WireBank =
  | { readonly scheme: 'USABA' | 'CACPA'; readonly memberId: string }
  | { readonly scheme: 'BIC'; readonly bic: string }

/** One side of a payment. An account number with the check digits of an IBAN is written as one, any other as it is. */
export interface WireAccount extends Pick<RailBankAccount, 'nameOnAccount' | 'subType' | 'accountNumber' | 'bankName'> {
  readonly bank: WireBank
  readonly address?: RailAddress
}

/** Who pays the banks' fees: each his own, all the debtor, all the creditor, or as the service level says. */
export type ChargeBearer = 'SHAR' | 'DEBT' | 'CRED' | 'SLEV'

/** One payment as both messages carry it. Texts may hold any character; they are transliterated and cut when written. */
export interface WirePayment {
  /** At most 35 characters; in pacs.008 an IMAD (see `makeImad`). */
  readonly messageId: string
  readonly createdAt: Instant
  /** The day on which the bank shall pay, `YYYY-MM-DD`. */
  readonly executionDate: string
  /** At most 35 characters; goes with the payment to the creditor. */
  readonly endToEndId: string
  /** A UUID of version 4 in lower case. */
  readonly uetr: string
  /** Decimal string with exactly two decimals, above zero. */
  readonly amount: string
  readonly currency: RailCurrency
  readonly isUrgent: boolean
  readonly debit: WireAccount
  readonly credit: WireAccount
  readonly chargeBearer: ChargeBearer
  readonly description?: string
  readonly memo?: string
}

/** A pain.001.001.09 to a bank. */
export interface Pain001Message extends WirePayment {
  /** Who sends the message, if not the debtor. */
  readonly initiatingPartyName?: string
  /** The number that the bank gave the sender of messages; most banks want it. */
  readonly initiatingPartyId?: string
}

/** A pacs.008.001.08 of a Fedwire participant. */
export interface Pacs008Message extends WirePayment {
  /** Nine digits: the participant that sends. */
  readonly senderRoutingNumber: string
}

/** The two formats that this package writes. */
export type WireFormat = 'pain.001' | 'pacs.008'
