import { describe, expect, it } from 'vitest'
import type { FinancialAccount } from '../party/index.ts'
import type { LimitInForce } from '../transaction/index.ts'
import { body, issuesOf, withAccount, withParameters } from './test-support/request-probe.ts'
import {
  businessAccountId,
  customer,
  customerAccountId,
  customerCard,
  customerId,
  requestOf,
  seedFacts,
} from './test-support/workflow-fixtures.ts'
import type { WorkflowFacts } from './workflow-facts.ts'

const singleLimit = ({ id }: FinancialAccount, maximumMinor: bigint): LimitInForce => ({
  scopeType: 'FINANCIAL_ACCOUNT',
  scopeId: id,
  limitType: 'SINGLE',
  currency: 'USD',
  maximumMinor,
  usedMinor: 0n,
})

describe('what a request refers to', () => {
  it.each<[string, Partial<WorkflowFacts>, readonly string[]]>([
    ['an unknown Customer', { customers: new Map() }, ['customer_unknown parameters.customerId']],
    [
      'a SUSPENDED Customer',
      { customers: new Map([[customerId, { ...customer, status: 'SUSPENDED' }]]) },
      ['customer_suspended parameters.customerId'],
    ],
    [
      'unknown accounts',
      { financialAccounts: new Map() },
      [
        'financial_account_unknown parameters.customerFinancialAccountId',
        'financial_account_unknown parameters.baFinancialAccountId',
      ],
    ],
    [
      "another Customer's account",
      withAccount({ ...customerCard, owner: { type: 'CUSTOMER', id: 'other' } }),
      ['financial_account_owner parameters.customerFinancialAccountId'],
    ],
    [
      'a SUSPENDED account',
      withAccount({ ...customerCard, state: 'SUSPENDED' }),
      ['transaction_account_state parameters.customerFinancialAccountId'],
    ],
    [
      'a CREDIT card',
      withAccount({ ...customerCard, subType: 'CREDIT' }),
      ['transaction_account_kind parameters.customerFinancialAccountId'],
    ],
    [
      'an account in another currency',
      withAccount({ ...customerCard, currency: 'CAD' }),
      ['transaction_account_currency parameters.customerFinancialAccountId'],
    ],
    [
      'an unknown document',
      { documentCatalogue: [] },
      ['document_unknown steps[4].inputs.user.documents[0].documentId'],
    ],
    ['a solution without rail', { rails: {} }, ['solution_unavailable parameters.solution']],
    [
      'an amount over the limit',
      { findLimits: (account) => [singleLimit(account, 25_624n)] },
      ['amount_over_limit parameters.amount'],
    ],
  ])('refuses %s', (_name, facts, expected) => {
    expect(issuesOf(body(), { ...seedFacts, ...facts })).toEqual(expected)
  })

  it('refuses a Business account for the Customer, and the reverse', () => {
    const request = withParameters({
      customerFinancialAccountId: businessAccountId,
      baFinancialAccountId: customerAccountId,
    })
    expect(issuesOf(request)).toEqual([
      'financial_account_owner parameters.customerFinancialAccountId',
      'financial_account_owner parameters.baFinancialAccountId',
      'transaction_account_kind parameters.baFinancialAccountId',
      'transaction_account_kind parameters.customerFinancialAccountId',
    ])
  })

  it('refuses a suspended account even where no money moves', () => {
    const request = requestOf(['notification', 'lookup-profile', 'lookup-financial-account'])
    const facts = withAccount({ ...customerCard, state: 'SUSPENDED' })
    expect(issuesOf(request, facts)).toEqual(['financial_account_suspended parameters.customerFinancialAccountId'])
  })
})
