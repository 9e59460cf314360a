import type { AddressType, PostalAddress } from './address.ts'
import type { CustomerPhoneNumber } from './customer.ts'
import type { BankDetails, BankSubType, CardDetails, CardSubType } from './financial-account.ts'

/** Personal data that `enhance-profile` can ask for. */
export type PersonalInfoItem = 'salutation' | 'dateOfBirth'

/** What an `enhance-profile` step asks the Customer for; at least one of the three, no list empty. */
export interface RequestedProfileInputs {
  readonly personalInfo?: readonly PersonalInfoItem[]
  readonly addresses?: readonly AddressType[]
  /** Exactly one. */
  readonly phoneNumber?: readonly ['HOME' | 'WORK']
}

/** The answer to `customer-account`; the phone number is the workflow's. */
export interface CustomerAccountAnswer {
  readonly firstName: string
  readonly lastName: string
  readonly primaryEmail?: string
}

/** The answer to `enhance-profile`: exactly the items that were asked for. */
export interface ProfileAnswer {
  readonly personalInfo?: { readonly salutation?: string; readonly dateOfBirth?: string }
  readonly addresses?: { readonly [Type in AddressType]?: PostalAddress }
  readonly phoneNumber?: CustomerPhoneNumber
}

interface AccountAnswer {
  readonly nameOnAccount: string
  readonly maskedAccountNumber: string
  readonly billingAddress?: PostalAddress
}

/** The answer to `financial-account`. */
export type FinancialAccountAnswer =
  | (AccountAnswer & { readonly type: 'BANK'; readonly subType: BankSubType; readonly bank: BankDetails })
  | (AccountAnswer & { readonly type: 'CARD'; readonly subType: CardSubType; readonly card: CardDetails })
