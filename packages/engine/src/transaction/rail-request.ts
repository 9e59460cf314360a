import type { RailAccount, RailAddress, RailRequest } from '@linx/contracts'
import { buildRailRequest, type FinancialAccount, type PostalAddress, type Transaction } from '@linx/core'

const toAddress = ({ name: _, ...address }: PostalAddress): RailAddress => address

const toRailAccount = (account: FinancialAccount): RailAccount => {
  const { holder, nameOnAccount, billingAddress } = account
  const address = billingAddress === undefined ? {} : { address: toAddress(billingAddress) }
  return account.type === 'BANK'
    ? { holder, nameOnAccount, ...address, type: 'BANK', subType: account.subType, ...account.bank }
    : { holder, nameOnAccount, ...address, type: 'CARD', subType: account.subType, ...account.card }
}

/** The two sides of a transaction. */
export interface TransactionAccounts {
  readonly debit: FinancialAccount
  readonly credit: FinancialAccount
}

/** The side that is not the Business Account's; between two of its own accounts the one that is credited. */
export const counterpartyOf = ({ debit, credit }: TransactionAccounts): FinancialAccount =>
  credit.owner.type === 'BUSINESS' && debit.owner.type !== 'BUSINESS' ? debit : credit

/** What the rail is given: account data in clear, only here and only in memory. */
export const toRailRequest = (transaction: Transaction, accounts: TransactionAccounts): RailRequest =>
  buildRailRequest(transaction, {
    debit: toRailAccount(accounts.debit),
    credit: toRailAccount(accounts.credit),
    counterpartyId: counterpartyOf(accounts).owner.id,
  })
