import { describe, expect, it } from 'vitest'
import type { IssueCode } from '../issue/index.ts'
import { issueOrder } from '../issue/index.ts'
import {
  checkMoveMoney,
  type LimitInForce,
  type LimitType,
  type MoveMoneyAccount,
  type MoveMoneyFacts,
  SOLUTIONS,
  TRANSACTION_PATHS,
} from './index.ts'

const business: MoveMoneyAccount = {
  id: 'business',
  owner: 'BUSINESS',
  holder: 'business',
  category: 'INTERNAL',
  type: 'BANK',
  subType: 'CHECKING',
  state: 'ACTIVE',
  currency: 'USD',
  verificationStatus: 'APPROVED',
  hasBillingAddress: true,
}

const customer: MoveMoneyAccount = {
  ...business,
  id: 'customer',
  owner: 'CUSTOMER',
  holder: 'consumer',
  category: 'EXTERNAL',
}

const kinds = {
  CHECKING: { type: 'BANK', subType: 'CHECKING' },
  SAVING: { type: 'BANK', subType: 'SAVING' },
  DEBIT: { type: 'CARD', subType: 'DEBIT' },
  CREDIT: { type: 'CARD', subType: 'CREDIT' },
} as const

const limitOf = (limitType: LimitType, maximumMinor: bigint, usedMinor = 0n): LimitInForce => ({
  scopeType: 'FINANCIAL_ACCOUNT',
  scopeId: 'business',
  limitType,
  currency: 'USD',
  maximumMinor,
  usedMinor,
})

const send = (change: Partial<MoveMoneyFacts> = {}): MoveMoneyFacts => ({
  transactionType: 'SEND',
  solution: 'ach',
  currency: 'USD',
  amountMinor: 25_625n,
  priority: 'NEXT_DAY',
  debit: business,
  credit: customer,
  isPriorityRequired: true,
  paths: TRANSACTION_PATHS,
  ...change,
})

const request = (change: Partial<MoveMoneyFacts> = {}): MoveMoneyFacts =>
  send({ transactionType: 'REQUEST', debit: customer, credit: business, ...change })

const codesOf = (facts: MoveMoneyFacts) => checkMoveMoney(facts).map(({ code }) => code)

/** The sentences of SPEC sections 1, 4 and 9, said again one by one, for the whole product of the first facts. */
const expectedCodes = (facts: MoveMoneyFacts, kind: keyof typeof kinds): readonly IssueCode[] => {
  const { solution, transactionType, priority, description, memo } = facts
  const isCard = solution === 'push-to-card'
  const isWire = solution === 'wire'
  const isCardKind = kind === 'DEBIT' || kind === 'CREDIT'
  const isLater = priority === 'SAME_DAY' || priority === 'NEXT_DAY'
  const sentences: readonly (readonly [IssueCode, boolean])[] = [
    ['transaction_type_not_allowed', isCard && transactionType === 'REQUEST'],
    ['transaction_account_kind', isCard ? kind !== 'DEBIT' : isCardKind],
    ['settlement_priority_reserved', priority === 'SCHEDULED'],
    ['settlement_priority_required', priority === undefined && !isCard],
    ['settlement_priority_not_allowed', isCard ? isLater : solution === 'ach' && priority === 'IMMEDIATE'],
    ['description_required', isWire && !description],
    ['description_not_allowed', !isWire && description === 'rent'],
    ['memo_not_allowed', !isWire && memo === 'thanks'],
  ]
  const codes = sentences.filter(([, isBroken]) => isBroken).map(([code]) => code)
  return codes.toSorted((left, right) => issueOrder(left) - issueOrder(right))
}

const rows = SOLUTIONS.flatMap((solution) =>
  (['SEND', 'REQUEST'] as const).flatMap((transactionType) =>
    ([undefined, 'IMMEDIATE', 'SAME_DAY', 'NEXT_DAY', 'SCHEDULED'] as const).flatMap((priority) =>
      (['CHECKING', 'SAVING', 'DEBIT', 'CREDIT'] as const).flatMap((kind) =>
        ([undefined, '', 'rent'] as const).flatMap((description) =>
          ([undefined, 'thanks'] as const).map((memo) => {
            const make = transactionType === 'SEND' ? send : request
            const side = transactionType === 'SEND' ? 'credit' : 'debit'
            const account = { ...customer, ...kinds[kind] }
            const facts = make({ solution, priority, description, memo, [side]: account })
            return { facts, kind, name: [solution, transactionType, priority, kind, description, memo].join(' · ') }
          }),
        ),
      ),
    ),
  ),
)

describe('solution × type × priority × account × texts', () => {
  it(`breaks exactly the documented rules in all ${rows.length} rows`, () => {
    expect(rows).toHaveLength(3 * 2 * 5 * 4 * 3 * 2)
    for (const { facts, kind, name } of rows) expect.soft(codesOf(facts), name).toEqual(expectedCodes(facts, kind))
    expect(rows.filter(({ facts }) => codesOf(facts).length === 0).length).toBeGreaterThan(20)
  })
})

const single: readonly (readonly [string, MoveMoneyFacts, readonly string[]])[] = [
  ['takes a plain SEND', send(), []],
  ['takes a plain REQUEST', request(), []],
  [
    'refuses one account on both sides',
    send({ credit: business }),
    ['transaction_accounts_same creditFinancialAccountId'],
  ],
  [
    'refuses money from a Recipient',
    send({ debit: { ...business, owner: 'RECIPIENT' } }),
    ['transaction_account_owner debitFinancialAccountId'],
  ],
  ['pays to a Recipient', send({ credit: { ...customer, owner: 'RECIPIENT' } }), []],
  [
    'refuses accounts that are not active, on both sides',
    send({ debit: { ...business, state: 'SUSPENDED' }, credit: { ...customer, state: 'PENDING' } }),
    ['transaction_account_state debitFinancialAccountId', 'transaction_account_state creditFinancialAccountId'],
  ],
  [
    'refuses another currency, on both sides',
    send({ currency: 'CAD' }),
    ['transaction_account_currency debitFinancialAccountId', 'transaction_account_currency creditFinancialAccountId'],
  ],
  [
    'refuses a card that pays',
    send({ debit: { ...business, ...kinds.DEBIT } }),
    ['transaction_account_kind debitFinancialAccountId'],
  ],
  [
    'debits no unverified account of a Customer',
    request({ debit: { ...customer, verificationStatus: 'PENDING' } }),
    ['transaction_account_not_verified debitFinancialAccountId'],
  ],
  [
    'debits an internal account without verification',
    request({ debit: { ...customer, category: 'INTERNAL', verificationStatus: 'UNVERIFIED' } }),
    [],
  ],
  ['pays to an unverified account', send({ credit: { ...customer, verificationStatus: 'UNVERIFIED' } }), []],
  [
    'wires nothing without the billing address of the other side',
    send({ solution: 'wire', description: 'rent', credit: { ...customer, hasBillingAddress: false } }),
    ['transaction_account_address creditFinancialAccountId'],
  ],
  [
    'does not ask for the own billing address',
    send({ solution: 'wire', description: 'rent', debit: { ...business, hasBillingAddress: false } }),
    [],
  ],
  ['says nothing of an account that the Customer has still to enter', request({ debit: undefined }), []],
  [
    'says of a half-known account what is known',
    request({ debit: { owner: 'CUSTOMER', type: 'CARD', subType: 'DEBIT' } }),
    ['transaction_account_kind debitFinancialAccountId'],
  ],
  [
    'knows the payment reasons',
    send({ paymentReasonId: 'loans', paymentReasonIds: ['loan-payouts'] }),
    ['payment_reason_unknown paymentReasonId'],
  ],
  ['takes an amount at the limit', send({ limits: [limitOf('SINGLE', 25_625n)] }), []],
  ['refuses a cent more', send({ limits: [limitOf('SINGLE', 25_624n)] }), ['amount_over_limit amount']],
  ['takes what fills a period exactly', send({ limits: [limitOf('DAILY', 30_000n, 4_375n)] }), []],
  [
    'refuses a cent more than a period leaves, for every period',
    send({ limits: [limitOf('DAILY', 30_000n, 4_376n), limitOf('MONTHLY', 90_000n, 80_000n)] }),
    ['period_limit_exceeded amount', 'period_limit_exceeded amount'],
  ],
  ['checks no limit without an amount', send({ amountMinor: undefined, limits: [limitOf('SINGLE', 0n)] }), []],
  ['takes an absent priority where the default counts', send({ priority: undefined, isPriorityRequired: false }), []],
  [
    'refuses what the rail of the host cannot do',
    request({
      solution: 'wire',
      description: 'rent',
      currency: 'USD',
      rail: { currencies: ['CAD'], transactionTypes: ['SEND'], priorities: ['SAME_DAY'] },
    }),
    [
      'transaction_type_not_allowed transactionType',
      'transaction_currency_not_allowed currency',
      'settlement_priority_not_allowed settlementPriority',
    ],
  ],
]

describe('single rules', () => {
  it.each(single)('%s', (_, facts, expected) => {
    expect(checkMoveMoney(facts).map(({ code, path }) => `${code} ${path}`)).toEqual(expected)
  })

  it('points at the members as the caller names them', () => {
    const paths = { ...TRANSACTION_PATHS, priority: 'parameters.priority' }
    expect(checkMoveMoney(send({ priority: 'SCHEDULED', paths }))[0]).toMatchObject({ path: 'parameters.priority' })
  })

  it('says what was expected, what came and how to fix it', () => {
    expect(checkMoveMoney(send({ solution: 'push-to-card', priority: 'IMMEDIATE' }))[0]?.message).toBe(
      'creditFinancialAccountId: expected a DEBIT card for push-to-card, received "CHECKING". Use a DEBIT card, or another solution.',
    )
  })
})
