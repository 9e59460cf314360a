import { fixtures, loadSampleParties, sampleBusinessAccount } from '@linx/testing'
import type { Stage } from './create-stage.ts'

/** A Customer of the demo. */
export interface Person {
  readonly name: string
  readonly phoneNumber: string
}

/** A Customer whom the business has on file, with a debit card. */
export interface KnownPerson extends Person {
  readonly customerId: string
  readonly cardId: string
}

const { parameters } = fixtures.workflowCreateRequest

/** The Customer of seed 000; `@linx/testing` brings his data. */
export const john: KnownPerson = {
  name: 'John Doe',
  phoneNumber: parameters.phoneNumber,
  customerId: parameters.customerId,
  cardId: parameters.customerFinancialAccountId,
}

export const priya: KnownPerson = {
  name: 'Priya Patel',
  phoneNumber: '+14165550142',
  customerId: 'customer-priya',
  cardId: 'card-priya',
}

export const samuel: KnownPerson = {
  name: 'Samuel Okafor',
  phoneNumber: '+12125550187',
  customerId: 'customer-samuel',
  cardId: 'card-samuel',
}

/** Nobody knows her yet: her workflow makes the Customer and the card. */
export const lucia: Person = { name: 'Lucia Torres', phoneNumber: '+13055550119' }

/** What the business has on file about a person. */
export const recordsOf = ({ name, phoneNumber, customerId, cardId }: KnownPerson) => {
  const [firstName = '', lastName = ''] = name.split(' ')
  return {
    customer: { id: customerId, firstName, lastName, primaryPhoneNumber: { number: phoneNumber, type: 'MOBILE' } },
    card: {
      id: cardId,
      owner: { type: 'CUSTOMER', id: customerId },
      category: 'EXTERNAL',
      currency: 'USD',
      type: 'CARD',
      subType: 'DEBIT',
      nameOnAccount: name,
      card: { token: `tok_${customerId}`, brand: 'visa', last4: '4523', expiry: '12/39' },
    },
  }
}

const loadPerson = async ({ linx, checks }: Stage, person: KnownPerson) => {
  const { customer, card } = recordsOf(person)
  checks.valueOf(`Customer ${person.name}`, await linx.customers.put(customer))
  checks.valueOf(`card of ${person.name}`, await linx.financialAccounts.put(card))
}

/** What the business has on file before the first workflow. */
export const loadPeople = async (stage: Stage): Promise<void> => {
  await loadSampleParties(stage.linx)
  for (const person of [priya, samuel]) await loadPerson(stage, person)
}

/** A short request of the business to a Customer on file: look at the amount, then confirm or decline. */
export const rebateRequest = (person: KnownPerson, amount: string, expireInHours: number) => ({
  title: `Send a rebate to ${person.name}`,
  expireInHours,
  parameters: {
    phoneNumber: person.phoneNumber,
    introductoryMessage: 'You have a rebate',
    customerId: person.customerId,
    customerFinancialAccountId: person.cardId,
    transactionType: 'SEND',
    solution: 'push-to-card',
    baFinancialAccountId: sampleBusinessAccount.id,
    currency: 'USD',
    amount,
    paymentReasonId: 'payment-of-rebates',
  },
  steps: ['notification', 'lookup-profile', 'lookup-financial-account', 'move-money'].map((name) => ({ name })),
})
