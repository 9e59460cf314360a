import type { RailAccount } from '@linx/contracts'
import { describe, expect, it } from 'vitest'
import { buildRailRequest, createTransaction, truncateForSubmission } from './index.ts'

const account: RailAccount = {
  type: 'BANK',
  subType: 'CHECKING',
  holder: 'consumer',
  nameOnAccount: 'John Doe',
  routingNumber: '021000021',
  accountNumber: '12345674523',
}

const accounts = { debit: account, credit: account, counterpartyId: '01ac41f3-86a3-4651-b043-c0fbc1e1adff' }

const stateOf = (change: object) =>
  createTransaction(
    {
      id: 'transaction-1',
      businessAccountId: 'business-1',
      metadata: {},
      debitFinancialAccountId: 'a',
      creditFinancialAccountId: 'b',
      transactionType: 'SEND',
      solution: 'ach',
      paymentReasonId: 'deposit',
      amount: '10.00',
      currency: 'USD',
      settlementPriority: 'NEXT_DAY',
      ...change,
    },
    { now: 0, actor: { id: 'x', type: 'internal' } },
  ).state

describe('buildRailRequest', () => {
  it('gives the rail texts of 100 characters and keeps the whole', () => {
    const state = stateOf({ solution: 'wire', description: 'd'.repeat(101), memo: 'm'.repeat(100) })
    expect(buildRailRequest(state, accounts)).toMatchObject({ description: 'd'.repeat(100), memo: 'm'.repeat(100) })
    expect(state.description).toHaveLength(101)
  })

  it('fills in the entry type and an identification where the caller gave none', () => {
    expect(buildRailRequest(stateOf({ achEntryType: 'PPD' }), accounts).metadata).toEqual({
      rkorACHEntryType: 'PPD',
      rkorACHIndividualId: '01ac41f386a3465',
    })
  })

  it('keeps what the caller gave', () => {
    const metadata = { rkorACHEntryType: 'CIE', rkorACHIndividualId: '77', invoice: '1' }
    expect(buildRailRequest(stateOf({ achEntryType: 'CIE', metadata }), accounts).metadata).toEqual(metadata)
  })

  it('adds nothing to the metadata of other solutions', () => {
    expect(buildRailRequest(stateOf({ solution: 'wire', description: 'x' }), accounts).metadata).toEqual({})
  })

  it('tells the rail what a REVERSAL undoes, and submits no RETURN', () => {
    expect(buildRailRequest(stateOf({ transactionType: 'REVERSAL', reverses: 'REQUEST' }), accounts)).toMatchObject({
      transactionType: 'REVERSAL',
      reverses: 'REQUEST',
    })
    expect(() => buildRailRequest(stateOf({ transactionType: 'RETURN' }), accounts)).toThrow(RangeError)
  })
})

describe('truncateForSubmission', () => {
  it.each([
    ['99 characters', 'é'.repeat(99), 99],
    ['100 characters', 'é'.repeat(100), 100],
    ['101 characters', 'é'.repeat(101), 100],
    ['101 emoji, none of them cut in two', '😀'.repeat(101), 200],
  ])('leaves of %s', (_, text, length) => {
    const cut = truncateForSubmission(text)
    expect(cut).toHaveLength(length)
    expect(cut.isWellFormed() && text.startsWith(cut)).toBe(true)
  })
})
