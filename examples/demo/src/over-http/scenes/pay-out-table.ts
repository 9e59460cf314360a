import { sampleBusinessAccount } from '@linx/testing'
import type { Person } from '../../stage/people.ts'
import { consentStep } from '../documents.ts'

export const ada: Person = { name: 'Ada Byron', phoneNumber: '+16471234567' }
/** What the business tells her by another way than the SMS. */
export const PASSCODE = '4711-ADA'

/** Every page there is: name, details, card, document, payment. */
export const payOutRequest = {
  title: 'Send a rebate to Ada Byron',
  customerMemo: 'Hi Ada, we have your rebate.',
  expireInHours: 48,
  parameters: {
    phoneNumber: ada.phoneNumber,
    introductoryMessage: 'You have a rebate',
    financialAccountSubType: 'DEBIT',
    transactionType: 'SEND',
    solution: 'push-to-card',
    baFinancialAccountId: sampleBusinessAccount.id,
    currency: 'USD',
    amount: '140.00',
    paymentReasonId: 'payment-of-rebates',
  },
  steps: [
    { name: 'notification' },
    { name: 'customer-account' },
    {
      name: 'enhance-profile',
      inputs: { user: { personalInfo: ['salutation', 'dateOfBirth'], addresses: ['PHYSICAL'], phoneNumber: ['HOME'] } },
    },
    { name: 'financial-account' },
    consentStep,
    { name: 'move-money' },
  ],
} as const

/** One form that the Customer sends. */
interface FormSent {
  /** The page that comes of it: the last part of its path. */
  readonly to: string
  readonly does: string
  readonly values?: Readonly<Record<string, string>>
  /** Of that page; default 200. */
  readonly status?: number
}

/** From the check to the confirmation. The card service's page is at the root of another origin. */
export const FORMS: readonly FormSent[] = [
  { does: 'types a wrong passcode', values: { code: '1234' }, to: 'check', status: 422 },
  { does: 'types the passcode', values: { code: PASSCODE }, to: 'name' },
  {
    does: 'gives her name',
    values: { firstName: 'Ada', lastName: 'Byron', primaryEmail: 'ada@example.com' },
    to: 'profile',
  },
  {
    does: 'gives her details',
    values: {
      'personalInfo.salutation': 'Ms',
      'personalInfo.dateOfBirth.day': '29',
      'personalInfo.dateOfBirth.month': '2',
      'personalInfo.dateOfBirth.year': '1984',
      phoneNumber: '(416) 555-0123',
      'addresses.PHYSICAL.streetLine1': '1 King St W',
      'addresses.PHYSICAL.cityName': 'Toronto',
      'addresses.PHYSICAL.stateCode': 'ON',
      'addresses.PHYSICAL.zipCode': 'M5V 2T6',
      'addresses.PHYSICAL.countryCode': 'CAN',
    },
    to: 'account',
  },
  { does: 'goes to the card service', to: '' },
  {
    does: 'types the card number there and comes back',
    values: { number: '4242 4242 4242 4242', expiry: '12/39' },
    to: 'account',
  },
  { does: 'uses this card', values: { nameOnAccount: 'Ada Byron' }, to: 'documents' },
  { does: 'accepts the document', values: { 'document.0': 'yes' }, to: 'confirm' },
]
