import { describe, expect, it } from 'vitest'
import { body, issuesOf, withParameters } from './test-support/request-probe.ts'

describe('parameters', () => {
  it('names the required ones that are missing, in the order of the steps', () => {
    expect(issuesOf({ ...body(), parameters: {} })).toEqual([
      'input_required parameters.phoneNumber',
      'input_required parameters.customerId',
      'input_required parameters.customerFinancialAccountId',
      'input_required parameters.transactionType',
      'input_required parameters.solution',
      'input_required parameters.baFinancialAccountId',
      'input_required parameters.currency',
      'input_required parameters.amount',
      'input_required parameters.paymentReasonId',
    ])
  })

  it('names those that belong to no listed step', () => {
    const request = { ...body(), steps: [{ name: 'notification' }, { name: 'customer-account' }] }
    expect(issuesOf(request)).toEqual(
      [
        'customerId',
        'customerFinancialAccountId',
        'transactionType',
        'solution',
        'baFinancialAccountId',
        'currency',
        'amount',
        'paymentReasonId',
      ].map((name) => `parameter_not_applicable parameters.${name}`),
    )
  })

  it.each([
    [{ phoneNumber: '12' }, 'phone_number_format parameters.phoneNumber'],
    [{ phoneNumber: '55512345678' }, 'phone_number_format parameters.phoneNumber'],
    [{ phoneNumber: 16471234567 }, 'input_type parameters.phoneNumber'],
    [{ channel: 'EMAIL' }, 'input_value parameters.channel'],
    [{ introductoryMessage: 'x'.repeat(161) }, 'input_length parameters.introductoryMessage'],
    [{ customerId: 'a b' }, 'id_format parameters.customerId'],
    [{ transactionType: 'REVERSAL' }, 'transaction_type_reserved parameters.transactionType'],
    [{ transactionType: 'PUSH' }, 'input_value parameters.transactionType'],
    [{ solution: 'cash' }, 'input_value parameters.solution'],
    [{ currency: 'EUR' }, 'currency_unsupported parameters.currency'],
    [{ amount: '0' }, 'amount_format parameters.amount'],
    [{ amount: 0.1 + 0.2 }, 'amount_format parameters.amount'],
    [{ amount: ['1'] }, 'amount_format parameters.amount'],
    [{ priority: 'SOON' }, 'input_value parameters.priority'],
    [{ priority: 'SCHEDULED' }, 'settlement_priority_reserved parameters.priority'],
    [{ priority: 'SAME_DAY' }, 'settlement_priority_not_allowed parameters.priority'],
    [{ description: 'x' }, 'description_not_allowed parameters.description'],
    [{ memo: 'x' }, 'memo_not_allowed parameters.memo'],
    [{ paymentReasonId: 'loan-payouts' }, 'payment_reason_unknown parameters.paymentReasonId'],
    [{ transactionType: 'REQUEST' }, 'transaction_type_not_allowed parameters.transactionType'],
  ])('refuses %j', (parameters, expected) => {
    expect(issuesOf(withParameters(parameters))).toContain(expected)
  })

  it.each([{ description: '', memo: '' }, { priority: 'IMMEDIATE' }, { amount: '256.25' }, { channel: '' }])(
    'accepts %j',
    (parameters) => {
      expect(issuesOf(withParameters(parameters))).toEqual([])
    },
  )
})
