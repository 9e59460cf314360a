import { scheduleCreateRequest } from '../fixtures/index.ts'
import { sampleBusinessAccount, sampleCustomer } from './sample-business.ts'

/** A bank account of the sample Customer. */
export const sampleBankAccount = {
  id: 'sample-bank-account',
  owner: { type: 'CUSTOMER', id: sampleCustomer.id },
  category: 'EXTERNAL',
  currency: 'USD',
  type: 'BANK',
  subType: 'CHECKING',
  nameOnAccount: 'John Doe',
  bank: { bankName: 'Second Example Bank', routingNumber: '011401533', accountNumber: '444555666' },
} as const

/** A payment of 1000.00 by ACH to that account. */
export const achPaymentRequest = {
  debitFinancialAccountId: sampleBusinessAccount.id,
  creditFinancialAccountId: sampleBankAccount.id,
  transactionType: 'SEND',
  solution: 'ach',
  paymentReasonId: 'loan-payouts',
  amount: '1000.00',
  currency: 'USD',
  settlementPriority: 'NEXT_DAY',
} as const

/** Three payments to that account, at 09:00 in New York from 3 March 2026 on. */
export const dailyScheduleRequest = {
  transactionSpec: {
    ...scheduleCreateRequest.transactionSpec,
    debitFinancialAccountId: sampleBusinessAccount.id,
    creditFinancialAccountId: sampleBankAccount.id,
  },
  startDateTime: '2026-03-03T09:00:00',
  timeZone: 'America/New_York',
  recurrenceRule: 'FREQ=DAILY;COUNT=3',
  name: 'Loan Payment',
} as const
