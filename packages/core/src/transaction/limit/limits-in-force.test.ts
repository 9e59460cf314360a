import { describe, expect, it } from 'vitest'
import { limitsInForce } from './limits-in-force.ts'
import { limitFault, type TransactionLimit } from './transaction-limit.ts'

const limit = (change: Partial<TransactionLimit>): TransactionLimit => ({
  scopeType: 'BUSINESS_ACCOUNT',
  limitType: 'DAILY',
  currency: 'USD',
  amount: '100.00',
  ...change,
})

const limits: readonly TransactionLimit[] = [
  limit({ limitType: 'MONTHLY', amount: '900' }),
  limit({}),
  limit({ currency: 'CAD', amount: '1' }),
  limit({ scopeType: 'CUSTOMER', amount: '50' }),
  limit({ scopeType: 'CUSTOMER', scopeId: 'trusted', amount: '70' }),
  limit({ scopeType: 'FINANCIAL_ACCOUNT', scopeId: 'account-1', limitType: 'SINGLE', amount: '20' }),
]

const maxima = (owner: { type: 'BUSINESS' | 'CUSTOMER' | 'RECIPIENT'; id: string }, id = 'account-1') =>
  limitsInForce(
    limits,
    { account: { id, owner }, currency: 'USD' },
    { now: Date.parse('2026-11-02T15:00:00Z'), findUsage: () => undefined },
  ).map(({ scopeType, limitType, maximumMinor }) => `${scopeType} ${limitType} ${maximumMinor}`)

describe('the limits on a debit', () => {
  it('are those of the account and of its owner, in its currency', () => {
    expect(maxima({ type: 'BUSINESS', id: 'business' })).toEqual([
      'BUSINESS_ACCOUNT DAILY 10000',
      'BUSINESS_ACCOUNT MONTHLY 90000',
      'FINANCIAL_ACCOUNT SINGLE 2000',
    ])
    expect(maxima({ type: 'CUSTOMER', id: 'somebody' }, 'account-2')).toEqual(['CUSTOMER DAILY 5000'])
  })

  it('are defaults for each who has none of the type', () => {
    expect(maxima({ type: 'CUSTOMER', id: 'trusted' }, 'account-2')).toEqual(['CUSTOMER DAILY 7000'])
  })
})

describe('a limit that cannot be enforced', () => {
  it.each([
    [{ amount: 'much' }, 'amount'],
    [{ amount: '-1' }, 'amount'],
    [{ currency: 'EUR' as 'USD' }, 'currency'],
    [{ limitType: 'YEARLY' as 'DAILY' }, 'limitType'],
    [{ scopeType: 'EVERYBODY' as 'CUSTOMER' }, 'scopeType'],
  ])('%j is told by its %s', (change, member) => {
    expect(limitFault(limit(change))).toContain(member)
  })

  it('is none of those that can', () => {
    expect(limits.map(limitFault)).toEqual(limits.map(() => undefined))
  })
})
