import type { RailAccount, RailRequest, Solution } from '@linx/contracts'

const businessAccount: RailAccount = {
  type: 'BANK',
  subType: 'CHECKING',
  holder: 'business',
  nameOnAccount: 'Acme Rebates Inc',
  bankName: 'First Example Bank',
  routingNumber: '021000021',
  accountNumber: '000111222333',
  address: { streetLine1: '1 Main St', cityName: 'Albany', stateCode: 'NY', countryCode: 'USA', zipCode: '12207' },
}

const consumerAccount: RailAccount = {
  type: 'BANK',
  subType: 'CHECKING',
  holder: 'consumer',
  nameOnAccount: 'John Doe',
  bankName: 'Second Example Bank',
  routingNumber: '011401533',
  accountNumber: '444555666',
  address: { streetLine1: '2 Elm St', cityName: 'Austin', stateCode: 'TX', countryCode: 'USA', zipCode: '78701' },
}

const consumerCard: RailAccount = {
  type: 'CARD',
  subType: 'DEBIT',
  holder: 'consumer',
  nameOnAccount: 'John Doe',
  token: 'tok_example_debit',
  brand: 'visa',
  last4: '4242',
  expiry: '12/30',
}

/** What the solutions differ in. */
const ofSolution: {
  readonly [solution in Solution]: Pick<RailRequest, 'settlementPriority' | 'credit' | 'metadata'> &
    Partial<RailRequest>
} = {
  ach: {
    settlementPriority: 'NEXT_DAY',
    credit: consumerAccount,
    metadata: { rkorACHEntryType: 'PPD', rkorACHIndividualId: 'JD-1' },
  },
  wire: {
    settlementPriority: 'SAME_DAY',
    credit: consumerAccount,
    metadata: {},
    description: 'Rebate of March',
    memo: 'Thank you',
  },
  'push-to-card': { settlementPriority: 'IMMEDIATE', credit: consumerCard, metadata: {} },
}

/** A correct SEND of 256.25 USD from a business to a consumer by this solution, with members of your own over it. */
export const exampleRailRequest = (solution: Solution, members: Partial<RailRequest> = {}): RailRequest => ({
  businessAccountId: 'business-1',
  transactionId: 'transaction-1',
  solution,
  transactionType: 'SEND',
  amount: '256.25',
  currency: 'USD',
  debit: businessAccount,
  paymentReasonId: 'payment-of-rebates',
  isRecurring: false,
  ...ofSolution[solution],
  ...members,
})
