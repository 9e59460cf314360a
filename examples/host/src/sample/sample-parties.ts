import { BUSINESS_ACCOUNT_ID } from '../business/business.ts'

const address = {
  streetLine1: '40 State St',
  cityName: 'Albany',
  stateCode: 'NY',
  countryCode: 'USA',
  zipCode: '12207',
} as const

/** A Customer of the samples, with a bank account or a debit card. */
export interface SamplePerson {
  readonly id: string
  readonly firstName: string
  readonly lastName: string
  readonly phoneNumber: string
  readonly email: string
  /** Members of the account that tell it from the others. */
  readonly account: object
}

const bankAccount = (accountNumber: string) => ({
  type: 'BANK',
  subType: 'CHECKING',
  bank: { bankName: 'Second Example Bank', routingNumber: '011401533', accountNumber },
  billingAddress: address,
})

const debitCard = (last4: string) => ({
  type: 'CARD',
  subType: 'DEBIT',
  card: { token: `tok_sample_${last4}`, brand: 'Visa', last4, expiry: '12/39' },
})

export const samplePeople = {
  ada: {
    id: 'customer-ada',
    firstName: 'Ada',
    lastName: 'Byron',
    phoneNumber: '+12125550123',
    email: 'ada.byron@example.com',
    account: bankAccount('4455667788'),
  },
  samuel: {
    id: 'customer-samuel',
    firstName: 'Samuel',
    lastName: 'Okafor',
    phoneNumber: '+12125550187',
    email: 'samuel.okafor@example.com',
    account: debitCard('4242'),
  },
  priya: {
    id: 'customer-priya',
    firstName: 'Priya',
    lastName: 'Patel',
    phoneNumber: '+16465550142',
    email: 'priya.patel@example.com',
    account: debitCard('8210'),
  },
  marco: {
    id: 'customer-marco',
    firstName: 'Marco',
    lastName: 'Rossi',
    phoneNumber: '+15185550164',
    email: 'marco.rossi@example.com',
    account: bankAccount('9081726354'),
  },
} as const satisfies { readonly [name: string]: SamplePerson }

/** Nobody knows her at first: her request makes the Customer. */
export const LUCIA_PHONE = '+13055550119'

export const accountOf = ({ id }: SamplePerson): string => `account-of-${id}`

export const customerBody = ({ firstName, lastName, phoneNumber, email }: SamplePerson) => ({
  firstName,
  lastName,
  primaryEmail: email,
  primaryPhoneNumber: { number: phoneNumber, type: 'MOBILE' },
})

export const customerAccountBody = ({ id, firstName, lastName, account }: SamplePerson) => ({
  owner: { type: 'CUSTOMER', id },
  category: 'EXTERNAL',
  currency: 'USD',
  nameOnAccount: `${firstName} ${lastName}`,
  ...account,
})

export const OPERATING_ACCOUNT = 'claims-account'
export const LANDLORD_ACCOUNT = 'landlord-account'

/** The account that the business pays from, and one that it only pays to. */
export const otherAccounts: readonly { readonly id: string; readonly body: object }[] = [
  {
    id: OPERATING_ACCOUNT,
    body: {
      owner: { type: 'BUSINESS', id: BUSINESS_ACCOUNT_ID },
      category: 'INTERNAL',
      currency: 'USD',
      type: 'BANK',
      subType: 'CHECKING',
      nameOnAccount: 'Juniper Mutual Claims',
      balance: '250000.00',
      bank: { bankName: 'Prairie Example Bank', routingNumber: '091000019', accountNumber: '000111222333' },
      billingAddress: address,
    },
  },
  {
    id: LANDLORD_ACCOUNT,
    body: {
      owner: { type: 'RECIPIENT', id: 'recipient-landlord' },
      category: 'EXTERNAL',
      currency: 'USD',
      type: 'BANK',
      subType: 'CHECKING',
      nameOnAccount: 'State Street Offices LLC',
      bank: { bankName: 'First Example Bank', routingNumber: '021000021', accountNumber: '700700700' },
      billingAddress: address,
    },
  },
]
