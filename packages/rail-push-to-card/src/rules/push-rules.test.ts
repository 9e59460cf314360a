import type { RailCapabilities, RailRequest } from '@linx/contracts'
import { describe, expect, it } from 'vitest'
import { CARD, REQUEST, TEST_CARD_NUMBER } from '../test-support/examples.ts'
import { findPushIssues } from './push-rules.ts'

const capabilities: RailCapabilities = {
  solution: 'push-to-card',
  currencies: ['USD'],
  transactionTypes: ['SEND'],
  priorities: ['IMMEDIATE'],
  idempotency: 'none',
  inquiry: 'by-reference',
  finality: 'final',
  cancel: 'none',
}

const codesOf = (members: Partial<RailRequest>, maximumAmount?: string) =>
  findPushIssues(
    { ...REQUEST, ...members },
    { capabilities, ...(maximumAmount === undefined ? {} : { maximumAmount }) },
  ).map(({ code, path }) => `${code} ${path}`)

const withToken = (token: string): Partial<RailRequest> => ({ credit: { ...CARD, token } })

describe('findPushIssues', () => {
  it.each<readonly [string, Partial<RailRequest>]>([
    ['card_solution solution', { solution: 'ach' }],
    ['card_transaction_type transactionType', { transactionType: 'REQUEST' }],
    ['card_transaction_type transactionType', { transactionType: 'REVERSAL' }],
    ['card_currency currency', { currency: 'CAD' }],
    ['card_priority settlementPriority', { settlementPriority: 'NEXT_DAY' }],
    ['card_amount amount', { amount: '0.00' }],
    ['card_amount amount', { amount: '12345678901.00' }],
    ['card_credit_account credit', { credit: REQUEST.debit }],
    ['card_credit_account credit', { credit: { ...CARD, subType: 'CREDIT' } }],
    ['card_token credit.token', withToken('')],
    ['card_token credit.token', withToken('with space')],
    ['card_expiry credit.expiry', { credit: { ...CARD, expiry: '13/30' } }],
    ['card_expiry credit.expiry', { credit: { ...CARD, expiry: '2030-12' } }],
  ])('finds %s', (expected, members) => expect(codesOf(members)).toEqual([expected]))

  it('finds nothing wrong with a correct push, with and without an expiry', () => {
    const { expiry: _, ...withoutExpiry } = CARD
    expect(codesOf({})).toEqual([])
    expect(codesOf({ credit: withoutExpiry })).toEqual([])
  })

  it('keeps to the limit of the program to the cent', () => {
    expect(codesOf({ amount: '50000.00' }, '50000.00')).toEqual([])
    expect(codesOf({ amount: '50000.01' }, '50000.00')).toEqual(['card_amount_limit amount'])
  })

  it.each<readonly [string, Partial<RailRequest>]>([
    ['description', { description: `For ${TEST_CARD_NUMBER}` }],
    ['memo', { memo: '4111 1111 1111 1111' }],
    ['metadata.1', { metadata: { order: '17', note: TEST_CARD_NUMBER } }],
    ['metadata.0', { metadata: { [TEST_CARD_NUMBER]: 'x' } }],
    ['credit.token', withToken(TEST_CARD_NUMBER)],
    ['credit.nameOnAccount', { credit: { ...CARD, nameOnAccount: TEST_CARD_NUMBER } }],
    ['debit.nameOnAccount', { debit: { ...REQUEST.debit, nameOnAccount: TEST_CARD_NUMBER } }],
    [
      'credit.address.streetLine2',
      { credit: { ...CARD, address: { countryCode: 'USA', streetLine2: TEST_CARD_NUMBER } } },
    ],
  ])('refuses a card number in %s and does not repeat it', (path, members) => {
    const issues = findPushIssues({ ...REQUEST, ...members }, { capabilities })
    expect(issues.map((issue) => `${issue.code} ${issue.path}`)).toEqual([`card_number_in_text ${path}`])
    expect(JSON.stringify(issues)).not.toContain('4111')
  })

  it('takes numbers of bank accounts for what they are', () => {
    expect(codesOf({ debit: { ...REQUEST.debit, accountNumber: TEST_CARD_NUMBER } as RailRequest['debit'] })).toEqual(
      [],
    )
  })

  it('reports everything at once, in the order of the rules', () => {
    expect(codesOf({ solution: 'wire', amount: '1', memo: TEST_CARD_NUMBER })).toEqual([
      'card_solution solution',
      'card_amount amount',
      'card_number_in_text memo',
    ])
  })
})
