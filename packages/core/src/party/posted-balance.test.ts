import { describe, expect, it } from 'vitest'
import type { FinancialAccount } from './financial-account.ts'
import { validatePostedBalance, withoutBalance, withPostedBalance } from './posted-balance.ts'

const now = Date.parse('2026-03-02T15:00:00Z')

const account: FinancialAccount = {
  schemaVersion: 1,
  id: 'account-1',
  businessAccountId: 'business',
  createdAt: 0,
  updatedAt: 0,
  owner: { type: 'CUSTOMER', id: 'customer-1' },
  holder: 'consumer',
  category: 'EXTERNAL',
  state: 'ACTIVE',
  currency: 'USD',
  nameOnAccount: 'John Doe',
  maskedAccountNumber: '******4523',
  verification: { status: 'UNVERIFIED' },
  type: 'BANK',
  subType: 'CHECKING',
  bank: { bankName: 'Bank', routingNumber: '021000021', accountNumber: '12345674523' },
}

describe('a posted balance', () => {
  it.each([
    [{ amount: '2500.00', effectiveAt: '2026-03-01T03:15:09.275Z' }, '2500.00', '2026-03-01T03:15:09.275Z'],
    [{ amount: '-1.5' }, '-1.5', '2026-03-02T15:00:00.000Z'],
    [{ amount: '0', effectiveAt: '2026-03-02T15:00:01Z' }, '0', '2026-03-02T15:00:00.000Z'],
  ])('%j is read', (input, amount, at) => {
    expect(validatePostedBalance(input, { now })).toEqual({
      ok: true,
      value: { amount, effectiveAt: Date.parse(at) },
    })
  })

  it.each([
    [{}, 'input_required amount'],
    [{ amount: 2500 }, 'input_type amount'],
    [{ amount: '1.005' }, 'amount_format amount'],
    [{ amount: '1', effectiveAt: 'yesterday' }, 'instant_format effectiveAt'],
    [{ amount: '1', currency: 'USD' }, 'input_unknown_member currency'],
  ])('%j is refused: %s', (input, issue) => {
    const result = validatePostedBalance(input, { now })
    expect(result.ok ? [] : result.issues.map(({ code, path }) => `${code} ${path}`)).toEqual([issue])
  })

  it('replaces an older one and gives way to a later one', () => {
    const first = withPostedBalance(account, { amount: '10', effectiveAt: now - 10 }, now)
    expect(first).toMatchObject({ balance: '10', balanceAt: now - 10, updatedAt: now })
    expect(withPostedBalance(first, { amount: '20', effectiveAt: now - 5 }, now)).toMatchObject({ balance: '20' })
    expect(withPostedBalance(first, { amount: '5', effectiveAt: now - 11 }, now)).toBe(first)
    expect(withPostedBalance(first, { amount: '10', effectiveAt: now - 10 }, now + 1)).toBe(first)
  })

  it('is forgotten on request', () => {
    const known = withPostedBalance(account, { amount: '10', effectiveAt: now }, now)
    expect(withoutBalance(known, now)).not.toHaveProperty('balance')
    expect(withoutBalance(account, now)).toBe(account)
  })
})
