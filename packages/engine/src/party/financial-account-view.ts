import type { FinancialAccount } from '@linx/core'

/** An account as it is shown: without account number and card token. */
export type FinancialAccountView = Omit<FinancialAccount, 'bank' | 'card' | 'type' | 'subType'> & {
  readonly type: FinancialAccount['type']
  readonly subType: FinancialAccount['subType']
  readonly bankName?: string
  readonly routingNumber?: string
  readonly cardBrand?: string
  readonly cardExpiry?: string
}

export const financialAccountView = (account: FinancialAccount): FinancialAccountView => {
  if (account.type === 'BANK') {
    const { bank, ...shown } = account
    return { ...shown, bankName: bank.bankName, routingNumber: bank.routingNumber }
  }
  const { card, ...shown } = account
  return { ...shown, cardBrand: card.brand, cardExpiry: card.expiry }
}
