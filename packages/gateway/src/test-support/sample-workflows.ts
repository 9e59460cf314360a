import { cardPaymentRequest, fixtures, newCustomerRequest } from '@linx/testing'

const { parameters } = newCustomerRequest

const documents = {
  name: 'document-acceptance',
  inputs: {
    user: {
      documents: [
        { documentId: 'ebt-communication-consent', documentGroup: 'bank-accounts' },
        { documentId: 'fncl-privacy-policy', documentGroup: 'rocket-financial' },
      ],
    },
  },
} as const

const profile = {
  name: 'enhance-profile',
  inputs: { user: { personalInfo: ['salutation', 'dateOfBirth'], addresses: ['PHYSICAL'], phoneNumber: ['HOME'] } },
} as const

/** Every page there is: name, profile, bank account, documents, payment. */
export const everyPageRequest = {
  title: 'Everything',
  customerMemo: 'Hi Ada,\nwe have your rebate. <b>Thank you</b> for waiting!',
  expireInHours: 48,
  steps: [
    { name: 'notification' },
    { name: 'customer-account' },
    profile,
    { name: 'financial-account' },
    documents,
    { name: 'move-money' },
  ],
  parameters: { ...parameters, amount: '1256.25' },
} as const

/** A debit card, typed at the card service. */
export const newCardRequest = {
  title: 'Rebate to a new card',
  expireInHours: 48,
  steps: newCustomerRequest.steps,
  parameters: {
    phoneNumber: parameters.phoneNumber,
    baFinancialAccountId: parameters.baFinancialAccountId,
    financialAccountSubType: 'DEBIT',
    transactionType: 'SEND',
    solution: 'push-to-card',
    currency: 'USD',
    amount: '20.00',
    paymentReasonId: 'payment-of-rebates',
  },
} as const

/** Documents alone: no money moves. */
export const documentsRequest = {
  title: 'Documents',
  expireInHours: 48,
  steps: [{ name: 'notification' }, { name: 'lookup-profile' }, documents],
  parameters: {
    phoneNumber: fixtures.workflowCreateRequest.parameters.phoneNumber,
    customerId: fixtures.workflowCreateRequest.parameters.customerId,
  },
} as const

/** A wire needs a billing address. */
export const wireRequest = {
  ...newCustomerRequest,
  parameters: { ...parameters, solution: 'wire', priority: 'SAME_DAY', description: 'Rebate' },
} as const

export { cardPaymentRequest, newCustomerRequest }
