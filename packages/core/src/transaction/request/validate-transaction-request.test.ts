import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FinancialAccount } from '../../party/index.ts'
import {
  createTransaction,
  defaultPaymentReasons,
  referencedAccountIds,
  type TransactionFacts,
  transactionAnswer,
  validateTransactionRequest,
} from '../index.ts'

/** The request of seed 003. */
const seedRequest = {
  metadata: { myPaymentId: '100000333', invoiceNumber: '123232333', authorizedBy: 'user@email.com' },
  debitFinancialAccountId: '6a017f06-83a3-44b7-be6f-5e5cae4a9ed7',
  creditFinancialAccountId: '4py56a34-4686-1539-c2ga-1a723g55dlq3',
  transactionType: 'SEND',
  solution: 'ach',
  paymentReasonId: 'loan-payouts',
  amount: '1000.00',
  currency: 'USD',
  settlementPriority: 'SAME_DAY',
  description: '',
  memo: '',
}

const bankAccount = (id: string, owner: 'BUSINESS' | 'CUSTOMER'): FinancialAccount => ({
  schemaVersion: 1,
  id,
  businessAccountId: '4hy47a98-2453-9867-u3qa-5p347q98kim4',
  createdAt: 0,
  updatedAt: 0,
  owner: { type: owner, id: `${owner}-1` },
  holder: owner === 'BUSINESS' ? 'business' : 'consumer',
  category: owner === 'BUSINESS' ? 'INTERNAL' : 'EXTERNAL',
  state: 'ACTIVE',
  currency: 'USD',
  nameOnAccount: 'John Doe',
  maskedAccountNumber: '******4523',
  verification: { status: 'UNVERIFIED' },
  type: 'BANK',
  subType: 'CHECKING',
  bank: { bankName: 'Bank', routingNumber: '021000021', accountNumber: '12345674523' },
})

const accounts = new Map(
  [
    bankAccount(seedRequest.debitFinancialAccountId, 'BUSINESS'),
    bankAccount(seedRequest.creditFinancialAccountId, 'CUSTOMER'),
  ].map((account) => [account.id, account]),
)

const facts: TransactionFacts = {
  findAccount: (id) => accounts.get(id),
  paymentReasons: defaultPaymentReasons,
  findLimits: ({ id }) => [
    {
      scopeType: 'FINANCIAL_ACCOUNT',
      scopeId: id,
      limitType: 'SINGLE',
      currency: 'USD',
      maximumMinor: 100_000n,
      usedMinor: 0n,
    },
  ],
}

const validate = (change: object) => validateTransactionRequest({ ...seedRequest, ...change }, facts)

const codes = (change: object) => {
  const result = validate(change)
  return result.ok ? [] : result.issues.map(({ code, path }) => `${code} ${path}`)
}

describe('the sample of seed 003', () => {
  it('is taken, with the default entry type for a consumer and empty texts as absent', () => {
    const { description: _, memo: __, ...rest } = seedRequest
    expect(validateTransactionRequest(seedRequest, facts)).toEqual({
      ok: true,
      value: { ...rest, achEntryType: 'PPD' },
    })
  })

  it('is answered with the Transaction object, field for field', () => {
    const request = validateTransactionRequest(seedRequest, facts)
    if (!request.ok) throw new Error('the sample was refused')
    const { state } = createTransaction(
      {
        ...request.value,
        id: '2av81w47-9367-1295-h4ng-1q520p28wfn1',
        businessAccountId: '4hy47a98-2453-9867-u3qa-5p347q98kim4',
      },
      {
        now: Date.parse('2021-07-01T17:40:22.601Z'),
        actor: { id: 'b6333b53-3222-4227-a71e-718b25ca3ea4', type: 'service-account' },
      },
    )
    const createdBy = { id: 'b6333b53-3222-4227-a71e-718b25ca3ea4', type: 'service-account' }
    expect(transactionAnswer(state, defaultPaymentReasons)).toEqual({
      id: '2av81w47-9367-1295-h4ng-1q520p28wfn1',
      businessAccountId: '4hy47a98-2453-9867-u3qa-5p347q98kim4',
      metadata: seedRequest.metadata,
      debitFinancialAccountId: seedRequest.debitFinancialAccountId,
      creditFinancialAccountId: seedRequest.creditFinancialAccountId,
      transactionType: 'SEND',
      solution: 'ach',
      paymentReasonId: 'loan-payouts',
      paymentReason: 'Loan Payouts',
      amount: '1000.00',
      currency: 'USD',
      settlementPriority: 'SAME_DAY',
      latestStatus: {
        status: 'NEW',
        message: 'Transaction creation successful',
        createdBy,
        createdAt: '2021-07-01T17:40:22.601Z',
      },
      createdBy,
      createdAt: '2021-07-01T17:40:22.601Z',
      reversalReason: '',
      description: '',
      memo: '',
    })
  })
})

describe('defaults', () => {
  it('pay an ACH transaction on the next day where no priority is given', () => {
    const result = validate({ settlementPriority: undefined })
    expect(result.ok && result.value.settlementPriority).toBe('NEXT_DAY')
  })

  it('write the amount with all of its digits, also from a number', () => {
    const result = validate({ amount: 256.5 })
    expect(result.ok && result.value.amount).toBe('256.50')
  })

  it('keep a description whole', () => {
    const wired = validateTransactionRequest(
      { ...seedRequest, solution: 'wire', description: 'r'.repeat(300), settlementPriority: undefined },
      { ...facts, findAccount: (id) => withAddress(accounts.get(id)) },
    )
    expect(wired).toMatchObject({ ok: true, value: { description: 'r'.repeat(300), settlementPriority: 'IMMEDIATE' } })
    expect(wired.ok && wired.value.achEntryType).toBeFalsy()
  })
})

const withAddress = (account: FinancialAccount | undefined): FinancialAccount | undefined =>
  account === undefined
    ? undefined
    : {
        ...account,
        billingAddress: {
          streetLine1: '1 Main St',
          cityName: 'Anytown',
          stateCode: 'NY',
          countryCode: 'USA',
          zipCode: '10001',
        },
      }

describe('refusals', () => {
  it.each([
    ['a reversal, with a pointer', { transactionType: 'REVERSAL' }, ['transaction_type_reserved transactionType']],
    ['an unknown type', { transactionType: 'PUSH' }, ['input_value transactionType']],
    ['the reserved priority', { settlementPriority: 'SCHEDULED' }, ['settlement_priority_reserved settlementPriority']],
    [
      'near real time on ACH',
      { settlementPriority: 'IMMEDIATE' },
      ['settlement_priority_not_allowed settlementPriority'],
    ],
    [
      'a text on ACH',
      { description: 'rent', memo: 'June' },
      ['description_not_allowed description', 'memo_not_allowed memo'],
    ],
    ['zero', { amount: '0.00' }, ['amount_format amount']],
    ['three decimals', { amount: '1.001' }, ['amount_format amount']],
    ['no amount', { amount: '' }, ['input_required amount']],
    ['a cent over the limit', { amount: '1000.01' }, ['amount_over_limit amount']],
    ['another currency', { currency: 'EUR' }, ['currency_unsupported currency']],
    ['an unknown reason', { paymentReasonId: 'gift' }, ['payment_reason_unknown paymentReasonId']],
    [
      'another tenant’s account, like a missing one',
      { creditFinancialAccountId: 'elsewhere' },
      ['transaction_account_unknown creditFinancialAccountId'],
    ],
    [
      'seven pairs of metadata',
      { metadata: Object.fromEntries([...'abcdefg'].map((name) => [name, 'x'])) },
      ['input_length metadata'],
    ],
    ['a value of 1,025 characters', { metadata: { a: 'x'.repeat(1_025) } }, ['input_length metadata.a']],
    [
      'a card number in the metadata',
      { metadata: { note: '4242 4242 4242 4242' } },
      ['input_card_number metadata.note'],
    ],
    ['an unknown member', { memos: 'x' }, ['input_unknown_member memos']],
    [
      'an entry type that can only debit',
      { metadata: { rkorACHEntryType: 'ARC', rkorACHCheckSerialNumber: '1' } },
      ['ach_entry_type_direction metadata.rkorACHEntryType'],
    ],
  ])('refuses %s', (_, change, expected) => {
    expect(codes(change)).toEqual(expected)
  })

  it('names all violations at once, in the order of the issue table', () => {
    const change = {
      amount: 'ten',
      settlementPriority: 'IMMEDIATE',
      memo: 'x',
      paymentReasonId: 'gift',
      creditFinancialAccountId: 'elsewhere',
      metadata: { rkorACHEntryType: 'POP' },
      surplus: true,
    }
    expect(codes(change)).toEqual([
      'input_unknown_member surplus',
      'amount_format amount',
      'transaction_account_unknown creditFinancialAccountId',
      'settlement_priority_not_allowed settlementPriority',
      'memo_not_allowed memo',
      'payment_reason_unknown paymentReasonId',
      'ach_entry_type_direction metadata.rkorACHEntryType',
      'ach_metadata_required metadata.rkorACHCheckSerialNumber',
      'ach_metadata_required metadata.rkorACHTerminalCity',
      'ach_metadata_required metadata.rkorACHTerminalState',
    ])
  })

  it('goes on with the sound members where others have no shape', () => {
    expect(codes({ debitFinancialAccountId: 7, memo: 'x' })).toEqual([
      'input_type debitFinancialAccountId',
      'memo_not_allowed memo',
    ])
  })
})

describe('hostile input', () => {
  it('answers anything with issues and never throws', () => {
    fc.assert(
      fc.property(fc.anything({ withBigInt: true, withNullPrototype: true, withSparseArray: true }), (input) => {
        expect(validateTransactionRequest(input, facts).ok).toBe(false)
        expect(referencedAccountIds(input)).toEqual([])
      }),
      { numRuns: 500 },
    )
  })

  it('survives any value in any member', () => {
    const member = fc.constantFrom(...Object.keys(seedRequest), '__proto__', 'constructor')
    fc.assert(
      fc.property(member, fc.anything(), (name, value) => {
        const input = { ...seedRequest }
        Object.defineProperty(input, name, { value, enumerable: true, configurable: true })
        const result = validateTransactionRequest(input, facts)
        expect(result.ok || result.issues.length > 0).toBe(true)
      }),
      { numRuns: 1_000 },
    )
  })
})

describe('referencedAccountIds', () => {
  it('names the accounts to load, also of a request that is refused', () => {
    const input = { ...seedRequest, amount: 'ten', surplus: 1 }
    expect(referencedAccountIds(input)).toEqual([
      seedRequest.debitFinancialAccountId,
      seedRequest.creditFinancialAccountId,
    ])
  })
})
