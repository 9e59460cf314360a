import type { Instant } from '@linx/contracts'
import type { CustomerAddress } from './address.ts'

/** A `SUSPENDED` Customer gets no workflow. */
export type CustomerStatus = 'ACTIVE' | 'SUSPENDED'

export type PhoneNumberType = 'MOBILE' | 'HOME' | 'WORK'

export interface CustomerPhoneNumber {
  /** As it was given, for example `55512345678`. */
  readonly number: string
  /** `+` and digits; absent if the given number has no country code and so can't be dialled. */
  readonly e164?: string
  readonly type: PhoneNumberType
}

/** What is known of a Customer beside ids; all of it may come from the host. */
export interface CustomerProfile {
  /** 1–40 characters. */
  readonly firstName: string
  /** 1–40 characters. */
  readonly lastName: string
  readonly primaryPhoneNumber: CustomerPhoneNumber
  readonly primaryEmail?: string
  /** At most 20 characters. */
  readonly salutation?: string
  /** `YYYY-MM-DD`, a real day. */
  readonly dateOfBirth?: string
  /** At most 20. */
  readonly addresses: readonly CustomerAddress[]
  /** Numbers beside the primary one, at most 10. */
  readonly otherPhoneNumbers: readonly CustomerPhoneNumber[]
}

/** An individual Customer of one Business Account, as it is stored. */
export interface Customer extends CustomerProfile {
  readonly schemaVersion: 1
  readonly id: string
  readonly businessAccountId: string
  readonly status: CustomerStatus
  /** Everything of the profile is gone since then; such a Customer is `SUSPENDED` for good. */
  readonly erasedAt?: Instant
  readonly createdAt: Instant
  readonly updatedAt: Instant
}
