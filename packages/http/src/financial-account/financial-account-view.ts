import { activeCurrencies, formatInstant } from '@linx/core'
import type { EmbeddedAccount, FinancialAccountView } from '@linx/engine'
import * as v from 'valibot'
import { instant } from '../answer/fields.ts'
import { postalAddressEntries } from '../customer/customer-view.ts'

export const financialAccount = v.object({
  id: v.string(),
  owner: v.object({ type: v.picklist(['BUSINESS', 'CUSTOMER', 'RECIPIENT']), id: v.string() }),
  holder: v.picklist(['business', 'consumer']),
  category: v.picklist(['INTERNAL', 'EXTERNAL', 'INTEGRATED']),
  type: v.picklist(['BANK', 'CARD']),
  subType: v.picklist(['CHECKING', 'SAVING', 'CREDIT', 'DEBIT']),
  state: v.picklist(['PENDING', 'ACTIVE', 'SUSPENDED']),
  currency: v.picklist(activeCurrencies),
  nameOnAccount: v.string(),
  maskedAccountNumber: v.string(),
  bankName: v.optional(v.string()),
  routingNumber: v.optional(v.string()),
  cardBrand: v.optional(v.string()),
  cardExpiry: v.optional(v.pipe(v.string(), v.description('MM/YY.'))),
  verification: v.object({
    status: v.picklist(['UNVERIFIED', 'PENDING', 'PROCESSING', 'REVIEW', 'DECLINED', 'APPROVED', 'ERROR']),
    method: v.optional(v.picklist(['PRENOTE', 'AGGREGATION'])),
  }),
  billingAddress: v.optional(v.object(postalAddressEntries)),
  balance: v.optional(v.string()),
  balanceAt: v.optional(instant),
  createdAt: instant,
  updatedAt: instant,
})

/** A financial account as the API shows it: no account number, no card token. */
export const financialAccountView = (account: FinancialAccountView): v.InferOutput<typeof financialAccount> => ({
  id: account.id,
  owner: account.owner,
  holder: account.holder,
  category: account.category,
  type: account.type,
  subType: account.subType,
  state: account.state,
  currency: account.currency,
  nameOnAccount: account.nameOnAccount,
  maskedAccountNumber: account.maskedAccountNumber,
  bankName: account.bankName,
  routingNumber: account.routingNumber,
  cardBrand: account.cardBrand,
  cardExpiry: account.cardExpiry,
  verification: { status: account.verification.status, method: account.verification.method },
  billingAddress: account.billingAddress,
  balance: account.balance,
  balanceAt: account.balanceAt === undefined ? undefined : formatInstant(account.balanceAt),
  createdAt: formatInstant(account.createdAt),
  updatedAt: formatInstant(account.updatedAt),
})

/** An account inside another answer: its balances stand apart, if they were asked for. */
export const embeddedAccount = v.object({
  ...v.omit(financialAccount, ['balance', 'balanceAt']).entries,
  _embedded: v.optional(
    v.object({
      balances: v.record(v.string(), v.object({ amount: v.string(), effectiveAt: v.optional(instant) })),
    }),
  ),
})

export const embeddedAccountView = (account: EmbeddedAccount): v.InferOutput<typeof embeddedAccount> => {
  const { balance: _, balanceAt: __, ...shown } = financialAccountView(account)
  return { ...shown, _embedded: account._embedded }
}
