import { describe, expect, it } from 'vitest'
import { issuesOf, withAccount, withParameters } from './test-support/request-probe.ts'
import { customerBank, requestOf, seedFacts } from './test-support/workflow-fixtures.ts'
import type { WorkflowFacts } from './workflow-facts.ts'

describe('ach and wire', () => {
  const bank = withAccount(customerBank)
  const approved = withAccount({ ...customerBank, verification: { status: 'APPROVED' } })
  const address = { streetLine1: '1 Main', cityName: 'Reno', stateCode: 'NV', countryCode: 'USA', zipCode: '89501' }
  const addressed = withAccount({ ...customerBank, billingAddress: address })

  it.each<[object, WorkflowFacts, readonly string[]]>([
    [{ solution: 'ach', priority: 'NEXT_DAY' }, bank, []],
    [{ solution: 'ach' }, bank, ['settlement_priority_required parameters.priority']],
    [{ solution: 'ach', priority: 'IMMEDIATE' }, bank, ['settlement_priority_not_allowed parameters.priority']],
    [{ solution: 'ach', priority: 'SCHEDULED' }, bank, ['settlement_priority_reserved parameters.priority']],
    [{ solution: 'ach', priority: 'SAME_DAY', transactionType: 'REQUEST' }, approved, []],
    [
      { solution: 'ach', priority: 'SAME_DAY', transactionType: 'REQUEST' },
      bank,
      ['transaction_account_not_verified parameters.customerFinancialAccountId'],
    ],
    [
      { solution: 'ach', priority: 'NEXT_DAY' },
      seedFacts,
      ['transaction_account_kind parameters.customerFinancialAccountId'],
    ],
    [
      { solution: 'wire', priority: 'SAME_DAY', description: 'Loan', memo: 'x', paymentReasonId: 'loan-payouts' },
      addressed,
      [],
    ],
    [
      { solution: 'wire', paymentReasonId: 'loan-payouts' },
      bank,
      [
        'transaction_account_address parameters.customerFinancialAccountId',
        'settlement_priority_required parameters.priority',
        'description_required parameters.description',
      ],
    ],
  ])('answers %j with what is wrong', (parameters, facts, expected) => {
    expect(issuesOf(withParameters({ ...parameters }), facts)).toEqual(expected)
  })

  it('tells what breaks other rules although the currency is refused', () => {
    expect(issuesOf(withParameters({ currency: 'EUR', transactionType: 'REQUEST', memo: 'Thanks' }))).toEqual([
      'currency_unsupported parameters.currency',
      'transaction_type_not_allowed parameters.transactionType',
      'memo_not_allowed parameters.memo',
    ])
  })

  it('knows of an account that is still to be entered only its kind', () => {
    const request = requestOf(['notification', 'customer-account', 'financial-account', 'move-money'])
    expect(issuesOf(request)).toEqual([])
    Object.assign(request.parameters, { financialAccountSubType: 'SAVING' })
    expect(issuesOf(request)).toEqual(['transaction_account_kind parameters.financialAccountSubType'])
  })
})
