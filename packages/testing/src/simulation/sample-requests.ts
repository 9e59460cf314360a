import { workflowCreateRequest } from '../fixtures/index.ts'

const { phoneNumber, customerId, customerFinancialAccountId, baFinancialAccountId } = workflowCreateRequest.parameters

/** A payment to the sample Customer's card that asks for nothing but the confirmation. */
export const cardPaymentRequest = {
  title: 'Rebate to a known card',
  expireInHours: 48,
  steps: [
    { name: 'notification' },
    { name: 'lookup-profile' },
    { name: 'lookup-financial-account' },
    { name: 'move-money' },
  ],
  parameters: {
    phoneNumber,
    customerId,
    customerFinancialAccountId,
    transactionType: 'SEND',
    solution: 'push-to-card',
    baFinancialAccountId,
    currency: 'USD',
    amount: '20.00',
    paymentReasonId: 'payment-of-rebates',
  },
} as const

/** A payment by ACH to a new Customer, who enters a name and a bank account. */
export const newCustomerRequest = {
  title: 'Rebate to a new Customer',
  expireInHours: 48,
  steps: [
    { name: 'notification' },
    { name: 'customer-account' },
    { name: 'financial-account' },
    { name: 'move-money' },
  ],
  parameters: {
    phoneNumber,
    financialAccountSubType: 'CHECKING',
    transactionType: 'SEND',
    solution: 'ach',
    baFinancialAccountId,
    currency: 'USD',
    amount: '30.00',
    priority: 'NEXT_DAY',
    paymentReasonId: 'payment-of-rebates',
  },
} as const

/** A payment to the sample Customer's card, all but the accounts and the amount set beforehand. */
export const cardTemplateRequest = {
  name: 'card-rebate',
  displayName: 'Rebate to a card',
  definition: {
    steps: [
      { name: 'notification' },
      { name: 'lookup-profile' },
      { name: 'lookup-financial-account' },
      {
        name: 'move-money',
        input: {
          preDefined: {
            transactionType: 'SEND',
            solution: 'push-to-card',
            currency: 'USD',
            paymentReasonId: 'payment-of-rebates',
          },
        },
      },
    ],
  },
}
