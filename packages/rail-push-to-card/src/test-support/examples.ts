import type { RailCard, RailRequest } from '@linx/contracts'
import type { VisaDirectOptions } from '../profile/visa-direct-options.ts'

export const VISA_OPTIONS: VisaDirectOptions = {
  acquiringBin: '408999',
  acquirerCountryCode: '840',
  cardAcceptor: {
    name: 'Acme Rebates',
    idCode: 'ACME-1',
    terminalId: 'TID-9999',
    address: { city: 'Albany', country: 'USA', state: 'NY', county: '001', zipCode: '12207' },
  },
  sender: { address: '1 Main St', city: 'Albany', stateCode: 'NY', countryCode: '840' },
}

export const CARD: RailCard = {
  type: 'CARD',
  subType: 'DEBIT',
  holder: 'consumer',
  nameOnAccount: 'John Doe',
  token: 'tok_4Zr8Example',
  brand: 'visa',
  last4: '4242',
  expiry: '12/30',
}

/** A correct push of 256.25 USD. */
export const REQUEST: RailRequest = {
  businessAccountId: 'business-1',
  transactionId: '019caf3a-5e80-7000-8000-000000000001',
  solution: 'push-to-card',
  transactionType: 'SEND',
  amount: '256.25',
  currency: 'USD',
  settlementPriority: 'IMMEDIATE',
  debit: {
    type: 'BANK',
    subType: 'CHECKING',
    holder: 'business',
    nameOnAccount: 'Acme Rebates Inc',
    routingNumber: '021000021',
    accountNumber: '900111222333',
  },
  credit: CARD,
  paymentReasonId: 'payment-of-rebates',
  metadata: {},
  isRecurring: false,
}

/** 2026-03-02T15:00:00Z, a Monday. */
export const NOW = 1_772_463_600_000

/** A test number of Visa with a valid check digit: no card has it. */
export const TEST_CARD_NUMBER = '4111111111111111'
