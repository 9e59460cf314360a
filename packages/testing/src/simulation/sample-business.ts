import type { BusinessProfile, Linx } from '@linx/engine'
import { workflowCreateRequest } from '../fixtures/index.ts'

/** The tenant of the samples; seed 003 prints this id, which is no UUID. */
export const SAMPLE_BUSINESS_ACCOUNT_ID = '4hy47a98-2453-9867-u3qa-5p347q98kim4'

/** Another tenant, with the same profile and nothing in store. */
export const OTHER_BUSINESS_ACCOUNT_ID = 'other-business-account'

const DIGEST = `sha256-${'0'.repeat(43)}=`

/** A business with the documents that the seeds name. */
export const sampleBusiness: BusinessProfile = {
  name: 'Rocket Rebates',
  contact: '1-800-555-0199',
  documents: [
    {
      documentGroup: 'bank-accounts',
      documents: [
        {
          documentId: 'ebt-communication-consent',
          title: 'Consent to electronic communication',
          versions: [{ version: '1.0', digest: DIGEST }],
          minimumVersion: '1.0',
        },
      ],
    },
    {
      documentGroup: 'rocket-financial',
      documents: [
        {
          documentId: 'fncl-privacy-policy',
          title: 'Privacy policy',
          versions: [{ version: '2.1', digest: DIGEST }],
          minimumVersion: '2.1',
        },
      ],
    },
  ],
}

const { customerId, customerFinancialAccountId, baFinancialAccountId } = workflowCreateRequest.parameters

/** The existing Customer of seed 000's request. */
export const sampleCustomer = {
  id: customerId,
  firstName: 'John',
  lastName: 'Doe',
  primaryEmail: 'john.doe@example.com',
  primaryPhoneNumber: { number: '+16471234567', type: 'MOBILE' },
} as const

/** The debit card of that Customer. */
export const sampleCard = {
  id: customerFinancialAccountId,
  owner: { type: 'CUSTOMER', id: customerId },
  category: 'EXTERNAL',
  currency: 'USD',
  type: 'CARD',
  subType: 'DEBIT',
  nameOnAccount: 'John Doe',
  card: { token: 'tok_sample_debit', brand: 'visa', last4: '4242', expiry: '12/39' },
} as const

/** The account that the business pays from. */
export const sampleBusinessAccount = {
  id: baFinancialAccountId,
  owner: { type: 'BUSINESS', id: SAMPLE_BUSINESS_ACCOUNT_ID },
  category: 'INTERNAL',
  currency: 'USD',
  type: 'BANK',
  subType: 'CHECKING',
  nameOnAccount: 'Rocket Rebates Inc',
  balance: '1000000.00',
  bank: { bankName: 'First Example Bank', routingNumber: '021000021', accountNumber: '000111222333' },
  billingAddress: {
    streetLine1: '1 Main St',
    cityName: 'Albany',
    stateCode: 'NY',
    countryCode: 'USA',
    zipCode: '12207',
  },
} as const

/** Brings in the Customer and the two accounts that seed 000's request names. Throws if one of them is refused. */
export const loadSampleParties = async (linx: Linx): Promise<void> => {
  const results = [
    await linx.customers.put(sampleCustomer),
    await linx.financialAccounts.put(sampleCard),
    await linx.financialAccounts.put(sampleBusinessAccount),
  ]
  for (const result of results) {
    if (!result.ok) throw new Error(result.issues.map(({ message }) => message).join('\n'))
  }
}

const address = { cityName: 'Toronto', stateCode: 'ON', countryCode: 'CAN', zipCode: 'M5V 2T6' } as const

/** What the Customer answers to the steps that ask for something; `profile` and `documents` are those of seed 000's request. */
export const sampleAnswers = {
  customerAccount: { firstName: 'Ada', lastName: 'Byron', primaryEmail: 'ada@example.com' },
  bankAccount: {
    nameOnAccount: 'Ada Byron',
    bankName: 'Second Example Bank',
    routingNumber: '011401533',
    accountNumber: '4455667788',
  },
  profile: {
    personalInfo: { salutation: 'Mr', dateOfBirth: '1984-02-29' },
    addresses: {
      SHIPPING: { ...address, name: 'John Doe', streetLine1: '1 King St W' },
      MAILING: { ...address, streetLine1: '1 King St W' },
      PHYSICAL: { ...address, streetLine1: '2 Queen St E' },
    },
    phoneNumber: '+14165550123',
  },
  documents: {
    documents: [{ documentId: 'ebt-communication-consent', version: '1.0', digest: DIGEST, accepted: true }],
  },
} as const
