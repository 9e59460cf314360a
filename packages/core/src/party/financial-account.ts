import type { Instant } from '@linx/contracts'
import type { Currency } from '../money/currency.ts'
import type { PostalAddress } from './address.ts'

export type FinancialAccountCategory = 'INTERNAL' | 'EXTERNAL' | 'INTEGRATED'

/** A `SUSPENDED` account is in no transaction; a `PENDING` one waits for the host. */
export type FinancialAccountState = 'PENDING' | 'ACTIVE' | 'SUSPENDED'

export type BankSubType = 'CHECKING' | 'SAVING'
export type CardSubType = 'CREDIT' | 'DEBIT'
export type FinancialAccountSubType = BankSubType | CardSubType

export type VerificationStatus = 'UNVERIFIED' | 'PENDING' | 'PROCESSING' | 'REVIEW' | 'DECLINED' | 'APPROVED' | 'ERROR'

/** `PRENOTE` is a $0 ACH entry and takes about three banking days. */
export type VerificationMethod = 'PRENOTE' | 'AGGREGATION'

export interface Verification {
  readonly status: VerificationStatus
  readonly method?: VerificationMethod
}

/** Whose account it is. The id of a `BUSINESS` owner is the Business Account's. */
export interface AccountOwner {
  readonly type: 'BUSINESS' | 'CUSTOMER' | 'RECIPIENT'
  readonly id: string
}

export interface BankDetails {
  /** 1–40 characters. */
  readonly bankName: string
  /** Nine digits: ABA with its check digit, or for CAD also 0, institution and transit number. Secret. */
  readonly routingNumber: string
  /** 1–20 letters, digits and dashes; secret. */
  readonly accountNumber: string
}

/** What the host's tokeniser gives for a card; the card number itself never enters the engine. */
export interface CardDetails {
  /** Secret, 1–128 visible ASCII characters, never a card number. */
  readonly token: string
  readonly brand: string
  readonly last4: string
  /** `MM/YY`. */
  readonly expiry: string
}

/** What a host gives of an account, whatever its type. */
export interface FinancialAccountCommonProfile {
  readonly owner: AccountOwner
  /** Decides the default ACH entry type. */
  readonly holder: 'business' | 'consumer'
  readonly category: FinancialAccountCategory
  readonly state: FinancialAccountState
  readonly currency: Currency
  /** 1–40 characters. */
  readonly nameOnAccount: string
  /** `******4523`. */
  readonly maskedAccountNumber: string
  readonly verification: Verification
  /** Needed for wire. */
  readonly billingAddress?: PostalAddress
  /** Decimal text; known for internal accounts, and for external ones when the host posts it. */
  readonly balance?: string
}

export interface BankAccountProfile extends FinancialAccountCommonProfile {
  readonly type: 'BANK'
  readonly subType: BankSubType
  readonly bank: BankDetails
}

export interface CardAccountProfile extends FinancialAccountCommonProfile {
  readonly type: 'CARD'
  readonly subType: CardSubType
  readonly card: CardDetails
}

/** A financial account without ids and times. */
export type FinancialAccountProfile = BankAccountProfile | CardAccountProfile

/** What storing adds. */
export interface FinancialAccountIdentity {
  /** When the balance was what it says; absent if there is none. */
  readonly balanceAt?: Instant
  readonly schemaVersion: 1
  readonly id: string
  readonly businessAccountId: string
  readonly createdAt: Instant
  readonly updatedAt: Instant
}

export type BankFinancialAccount = FinancialAccountIdentity & BankAccountProfile
export type CardFinancialAccount = FinancialAccountIdentity & CardAccountProfile

/** A bank account or card of a Business, a Customer or a Recipient, as it is stored. */
export type FinancialAccount = BankFinancialAccount | CardFinancialAccount

/** `true` for the subtypes of a bank account. */
export const isBankSubType = (subType: FinancialAccountSubType): subType is BankSubType =>
  accountTypeBySubType[subType] === 'BANK'

/** Which of the two types a subtype belongs to. */
export const accountTypeBySubType: Readonly<Record<FinancialAccountSubType, 'BANK' | 'CARD'>> = {
  CHECKING: 'BANK',
  SAVING: 'BANK',
  CREDIT: 'CARD',
  DEBIT: 'CARD',
}
