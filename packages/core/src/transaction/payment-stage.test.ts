import { describe, expect, it } from 'vitest'
import { isPaymentMoving, paymentStage } from './payment-stage.ts'
import type { Transaction } from './transaction.ts'
import { transactionLifeCycle } from './transaction-life-cycle.ts'

const withStatus = (status: string, returnTransactionIds: readonly string[] = []): Transaction =>
  ({ latestStatus: { status }, returnTransactionIds }) as unknown as Transaction

describe('the stage of a payment', () => {
  it.each(transactionLifeCycle.states)('moves on from %s only where no money has arrived or come back', (status) => {
    const isOpen = ['NEW', 'PENDING', 'PROCESSING', 'APPROVED'].includes(status)
    expect(isPaymentMoving(paymentStage(withStatus(status)))).toBe(isOpen)
  })

  it('is "returned" once a return is known, even if the payment was settled', () => {
    expect(paymentStage(withStatus('SETTLED', ['return-1']))).toBe('returned')
  })
})
