import type { RailAccount, RailAddress, RailBankAccount, RailRequest } from '@linx/contracts'
import {
  type BankFinancialAccount,
  buildRailRequest,
  type FinancialAccount,
  type PostalAddress,
  type Transaction,
} from '@linx/core'

const toAddress = ({ name: _, ...address }: PostalAddress): RailAddress => address

const holderOf = ({ holder, nameOnAccount, billingAddress }: FinancialAccount) => ({
  holder,
  nameOnAccount,
  ...(billingAddress === undefined ? {} : { address: toAddress(billingAddress) }),
})

/** A bank account in clear, as the rail is given it. */
export const toRailBankAccount = (account: BankFinancialAccount): RailBankAccount => ({
  ...holderOf(account),
  type: 'BANK',
  subType: account.subType,
  ...account.bank,
})

const toRailAccount = (account: FinancialAccount): RailAccount =>
  account.type === 'BANK'
    ? toRailBankAccount(account)
    : { ...holderOf(account), type: 'CARD', subType: account.subType, ...account.card }

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
