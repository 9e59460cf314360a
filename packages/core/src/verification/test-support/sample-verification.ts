import type { RailCapabilities } from '@linx/contracts'
import type { BankFinancialAccount } from '../../party/index.ts'
import type { VerificationContext } from '../verification-context.ts'

export const START = Date.UTC(2026, 2, 2, 15)

export const sampleAccount: BankFinancialAccount = {
  schemaVersion: 1,
  id: 'account-1',
  businessAccountId: 'business-1',
  createdAt: START,
  updatedAt: START,
  owner: { type: 'CUSTOMER', id: 'customer-1' },
  holder: 'consumer',
  category: 'EXTERNAL',
  state: 'ACTIVE',
  currency: 'USD',
  nameOnAccount: 'John Doe',
  maskedAccountNumber: '******5666',
  verification: { status: 'UNVERIFIED' },
  type: 'BANK',
  subType: 'CHECKING',
  bank: { bankName: 'Second Example Bank', routingNumber: '011401533', accountNumber: '444555666' },
}

const capabilities: RailCapabilities = {
  solution: 'ach',
  currencies: ['USD'],
  transactionTypes: ['SEND', 'REQUEST'],
  priorities: ['NEXT_DAY'],
  idempotency: 'reference',
  inquiry: 'by-reference',
  finality: 'returnable',
  cancel: 'none',
  verification: 'prenote',
}

export const sampleContext = (now: number, account: VerificationContext['account'] = sampleAccount) => ({
  now,
  account,
  accountSequence: 1,
  rail: {
    capabilities,
    makeReference: ({ transactionId, number }: { readonly transactionId: string; readonly number: number }) => ({
      reference: `${transactionId}.${number}`,
    }),
  },
})
