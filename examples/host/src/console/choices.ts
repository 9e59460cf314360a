import type { PaymentReason } from '@linx/core'
import { type ConsoleApi, demandBody } from './console-api.ts'
import type { ListOf } from './console-parts.ts'
import type { Option } from './parts/form.ts'

/** A Customer in a list of the API. */
export interface CustomerRow {
  readonly id: string
  readonly status: string
  readonly firstName: string
  readonly lastName: string
  readonly primaryPhoneNumber: { readonly number: string; readonly e164?: string }
  readonly primaryEmail?: string
}

/** An account in a list of the API. */
export interface AccountRow {
  readonly id: string
  readonly owner: { readonly type: 'BUSINESS' | 'CUSTOMER' | 'RECIPIENT'; readonly id: string }
  readonly type: 'BANK' | 'CARD'
  readonly subType: string
  readonly state: string
  readonly currency: string
  readonly nameOnAccount: string
  readonly maskedAccountNumber: string
  readonly bankName?: string
  readonly cardBrand?: string
  readonly verification: { readonly status: string }
  readonly balance?: string
}

const MOST = '100'

export const listCustomers = async (api: ConsoleApi): Promise<readonly CustomerRow[]> =>
  demandBody(await api.get<ListOf<CustomerRow>>('/v1/customers', { size: MOST })).result

export const listAccounts = async (api: ConsoleApi): Promise<readonly AccountRow[]> =>
  demandBody(await api.get<ListOf<AccountRow>>('/v1/financial-accounts', { size: MOST })).result

/** `Ada Byron, Second Example Bank ••7788`. */
export const accountName = ({ nameOnAccount, bankName, cardBrand, maskedAccountNumber }: AccountRow): string =>
  `${nameOnAccount}, ${bankName ?? cardBrand ?? 'account'} ••${maskedAccountNumber.slice(-4)}`

export const accountOptions = (
  accounts: readonly AccountRow[],
  isWanted: (account: AccountRow) => boolean,
): readonly Option[] => accounts.filter(isWanted).map((account) => ({ value: account.id, label: accountName(account) }))

export const isOurs = ({ owner }: AccountRow): boolean => owner.type === 'BUSINESS'

export const customerOptions = (customers: readonly CustomerRow[]): readonly Option[] =>
  customers.map(({ id, firstName, lastName }) => ({ value: id, label: `${firstName} ${lastName}` }))

/** Reasons that fit every rail are the same list here. */
export const reasonOptions = async (api: ConsoleApi): Promise<readonly Option[]> =>
  demandBody(await api.get<readonly PaymentReason[]>('/v1/payment-reasons', { solution: 'ach' })).map(
    ({ id, name }) => ({ value: id, label: name }),
  )

export const SOLUTION_OPTIONS: readonly Option[] = [
  { value: 'ach', label: 'ACH, to a bank account' },
  { value: 'wire', label: 'Wire, to a bank account' },
  { value: 'push-to-card', label: 'Debit card, at once' },
]

export const PRIORITY_OPTIONS: readonly Option[] = [
  { value: 'NEXT_DAY', label: 'Next banking day' },
  { value: 'SAME_DAY', label: 'Same day' },
]
