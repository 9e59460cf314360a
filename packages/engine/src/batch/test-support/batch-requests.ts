import { cardPaymentRequest } from '@linx/testing'

const { phoneNumber, customerId, customerFinancialAccountId, baFinancialAccountId } = cardPaymentRequest.parameters

/** A payment to the sample Customer's card, all but the accounts and the amount set beforehand. */
export const cardTemplate = {
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

export const entry = (title: string) => ({
  title,
  expiryInHours: 48,
  parameters: { phoneNumber, customerId, customerFinancialAccountId, baFinancialAccountId, amount: '20.00' },
})

export const entries = (count: number) => Array.from({ length: count }, (_, position) => entry(`Rebate ${position}`))

export const batchOf = (batchEntries: readonly unknown[], idempotencyKey = 'batch-key-1') => ({
  header: { useTemplate: { templateName: 'card-rebate' }, requestsInBatch: batchEntries.length, idempotencyKey },
  payload: { batchEntries },
})
