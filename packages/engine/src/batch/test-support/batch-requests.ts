import { cardPaymentRequest } from '@linx/testing'

const { phoneNumber, customerId, customerFinancialAccountId, baFinancialAccountId } = cardPaymentRequest.parameters

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
