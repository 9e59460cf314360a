import * as v from 'valibot'
import { checkShape, identifier, members } from '../input/index.ts'
import { failure, type Issue, type Result, success } from '../issue/index.ts'
import { activeCurrencies, type Currency } from '../money/index.ts'
import { maskAccountNumber } from './account-number.ts'
import { bankEntries, cardEntries, expiryIssues, nameOnAccount, routingNumberIssues } from './account-schema.ts'
import { addressIssues, addressSchema } from './address-schema.ts'
import { balanceText } from './balance-text.ts'
import type { AccountOwner, FinancialAccountProfile, Verification } from './financial-account.ts'

const commonEntries = {
  id: v.optional(identifier()),
  owner: members({ type: v.picklist(['BUSINESS', 'CUSTOMER', 'RECIPIENT']), id: identifier() }),
  holder: v.optional(v.picklist(['business', 'consumer'])),
  category: v.picklist(['INTERNAL', 'EXTERNAL', 'INTEGRATED']),
  state: v.optional(v.picklist(['PENDING', 'ACTIVE', 'SUSPENDED']), 'ACTIVE'),
  currency: v.picklist(activeCurrencies),
  nameOnAccount,
  verification: v.optional(
    members({
      status: v.picklist(['UNVERIFIED', 'PENDING', 'PROCESSING', 'REVIEW', 'DECLINED', 'APPROVED', 'ERROR']),
      method: v.optional(v.picklist(['PRENOTE', 'AGGREGATION'])),
    }),
  ),
  billingAddress: v.optional(addressSchema),
  balance: v.optional(balanceText),
}

/** A financial account as a host gives it (SPEC section 3). */
export const financialAccountSchema = v.variant('type', [
  members({
    ...commonEntries,
    type: v.literal('BANK'),
    subType: v.picklist(['CHECKING', 'SAVING']),
    bank: members(bankEntries),
  }),
  members({
    ...commonEntries,
    type: v.literal('CARD'),
    subType: v.picklist(['CREDIT', 'DEBIT']),
    card: members(cardEntries),
  }),
])

/** A financial account as a host gives it; the engine makes the id if there is none. */
export type FinancialAccountInput = WithoutVerification<FinancialAccountProfile> & {
  readonly id?: string
  /** Absent: as it is known, of a new account `UNVERIFIED`. */
  readonly verification?: Verification
}

type WithoutVerification<Profile> = Profile extends FinancialAccountProfile ? Omit<Profile, 'verification'> : never

const defaultHolder = (owner: AccountOwner): 'business' | 'consumer' =>
  owner.type === 'BUSINESS' ? 'business' : 'consumer'

const partIssues = (
  account: v.InferOutput<typeof financialAccountSchema>,
  currency: Currency,
  today: string | undefined,
): readonly Issue[] => {
  if (account.type === 'BANK') return routingNumberIssues(account.bank.routingNumber, currency, 'bank.routingNumber')
  return today === undefined ? [] : expiryIssues(account.card.expiry, today, 'card.expiry')
}

/**
 * Checks a financial account that a host brings (SPEC section 3): every violation at once, secrets shown in none. The state is
 * `ACTIVE` and the holder that of its owner (`business` for a Business) unless said otherwise.
 * `today` (`YYYY-MM-DD`) refuses an expired card.
 */
export const validateFinancialAccount = (
  input: unknown,
  context: { readonly today?: string } = {},
): Result<FinancialAccountInput> => {
  const shape = checkShape(financialAccountSchema, input)
  if (!shape.ok) return shape
  const account = shape.value
  const issues: Issue[] = [...partIssues(account, account.currency, context.today)]
  if (account.billingAddress !== undefined) issues.push(...addressIssues(account.billingAddress, 'billingAddress'))
  if (issues.length > 0) return failure(...issues)
  const masked = account.type === 'BANK' ? maskAccountNumber(account.bank.accountNumber) : `******${account.card.last4}`
  return success({ ...account, holder: account.holder ?? defaultHolder(account.owner), maskedAccountNumber: masked })
}
