import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FinancialAccount } from '../party/index.ts'
import { referencedIds } from './referenced-ids.ts'
import { validateWorkflowRequest } from './validate-workflow-request.ts'
import { workflowRefusedAnswer } from './workflow-answer.ts'
import type { WorkflowFacts } from './workflow-facts.ts'
import {
  businessAccountId,
  businessBank,
  customer,
  customerAccountId,
  customerBank,
  customerCard,
  customerId,
  requestOf,
  seedFacts,
  seedRequest,
} from './workflow-fixtures.ts'

interface Body {
  [member: string]: unknown
  parameters: { [parameter: string]: unknown }
  steps: { name: unknown; inputs?: { user?: { [member: string]: unknown } } }[]
}

const body = (): Body => JSON.parse(seedRequest)

const issuesOf = (input: unknown, facts: WorkflowFacts = seedFacts): readonly string[] => {
  const result = validateWorkflowRequest(input, facts)
  return result.ok ? [] : result.issues.map((issue) => `${issue.code} ${issue.path}`)
}

const withParameters = (parameters: { readonly [parameter: string]: unknown }): Body => {
  const request = body()
  Object.assign(request.parameters, parameters)
  return request
}

const withAccount = (account: FinancialAccount, more?: Partial<WorkflowFacts>): WorkflowFacts => ({
  ...seedFacts,
  financialAccounts: new Map<string, FinancialAccount>([
    [customerAccountId, account],
    [businessAccountId, businessBank],
  ]),
  ...more,
})

describe('members of the request', () => {
  it.each<[string, (request: Body) => void, readonly string[]]>([
    ['no title', (request) => delete request.title, ['input_required title']],
    ['an empty title', (request) => Object.assign(request, { title: '' }), ['input_required title']],
    ['a title of spaces', (request) => Object.assign(request, { title: '  ' }), ['input_length title']],
    ['a title of 201', (request) => Object.assign(request, { title: 'x'.repeat(201) }), ['input_length title']],
    [
      'a title of a megabyte',
      (request) => Object.assign(request, { title: 'x'.repeat(1e6) }),
      ['input_too_large title'],
    ],
    ['a lone surrogate', (request) => Object.assign(request, { title: 'a\ud800' }), ['input_characters title']],
    [
      'a memo of 501',
      (request) => Object.assign(request, { customerMemo: 'x'.repeat(501) }),
      ['input_length customerMemo'],
    ],
    ['0 hours', (request) => Object.assign(request, { expireInHours: 0 }), ['input_value expireInHours']],
    ['8,761 hours', (request) => Object.assign(request, { expireInHours: 8_761 }), ['input_value expireInHours']],
    ['half an hour', (request) => Object.assign(request, { expireInHours: 0.5 }), ['input_value expireInHours']],
    ['hours as text', (request) => Object.assign(request, { expireInHours: '48' }), ['input_type expireInHours']],
    [
      'an unknown member',
      (request) => Object.assign(request, { expiryInHours: 48 }),
      ['input_unknown_member expiryInHours'],
    ],
    [
      'an unknown parameter',
      (request) => Object.assign(request.parameters, { phone: '1' }),
      ['input_unknown_member parameters.phone'],
    ],
    [
      'steps that are no list',
      (request) => Object.assign(request, { steps: { name: 'notification' } }),
      ['input_type steps'],
    ],
    [
      'inputs where none belong',
      (request) => Object.assign(request.steps[0] ?? {}, { inputs: {} }),
      ['input_unknown_member steps[0].inputs'],
    ],
    ['no inputs where some belong', (request) => delete request.steps[2]?.inputs, ['input_required steps[2].inputs']],
    [
      'an empty enhance-profile',
      (request) => Object.assign(request.steps[2]?.inputs ?? {}, { user: {} }),
      ['input_required steps[2].inputs.user'],
    ],
    [
      'two phone numbers',
      (request) => Object.assign(request.steps[2]?.inputs?.user ?? {}, { phoneNumber: ['HOME', 'WORK'] }),
      ['input_length steps[2].inputs.user.phoneNumber'],
    ],
    [
      'an item asked for twice',
      (request) => Object.assign(request.steps[2]?.inputs?.user ?? {}, { personalInfo: ['salutation', 'salutation'] }),
      ['input_value steps[2].inputs.user.personalInfo'],
    ],
    [
      'an unknown item',
      (request) => Object.assign(request.steps[2]?.inputs?.user ?? {}, { addresses: ['BILLING'] }),
      ['input_value steps[2].inputs.user.addresses[0]'],
    ],
    [
      'no documents',
      (request) => Object.assign(request.steps[4]?.inputs?.user ?? {}, { documents: [] }),
      ['input_length steps[4].inputs.user.documents'],
    ],
    [
      'a card number in the memo',
      (request) => Object.assign(request, { customerMemo: 'for 4111 1111 1111 1111' }),
      ['input_card_number customerMemo'],
    ],
  ])('refuses %s', (_name, change, expected) => {
    const request = body()
    change(request)
    const found = issuesOf(request)
    expect(found.filter((issue) => !issue.startsWith('step_') && !issue.startsWith('parameter_'))).toEqual(expected)
  })

  it('lets a memo have lines, a title none', () => {
    expect(issuesOf({ ...body(), customerMemo: 'Hi\nJohn' })).toEqual([])
    expect(issuesOf({ ...body(), title: 'Hi\nJohn' })).toEqual(['input_characters title'])
  })

  it('expires after 90 days by default, or as the host says', () => {
    const request = { ...body(), expireInHours: undefined }
    expect(validateWorkflowRequest(request, seedFacts)).toMatchObject({ value: { expireInHours: 2_160 } })
    const facts = { ...seedFacts, defaultExpireInHours: 72 }
    expect(validateWorkflowRequest(request, facts)).toMatchObject({ value: { expireInHours: 72 } })
  })
})

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
      { limits: [{ solution: 'push-to-card', currency: 'USD', maximumMinor: 25_624n }] },
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

  it('knows of an account that is still to be entered only its kind', () => {
    const request = requestOf(['notification', 'customer-account', 'financial-account', 'move-money'])
    expect(issuesOf(request)).toEqual([])
    Object.assign(request.parameters, { financialAccountSubType: 'SAVING' })
    expect(issuesOf(request)).toEqual(['transaction_account_kind parameters.financialAccountSubType'])
  })
})

describe('all violations at once', () => {
  it('are told in the order of the issue table, each with its place', () => {
    const request = withParameters({ amount: '1,0', solution: 'wire', phoneNumber: '12', bogus: 1 })
    Object.assign(request.steps[1] ?? {}, { name: 'lookup-profil' })
    request.steps.push({ name: 'notification' })
    delete request.title
    expect(issuesOf(request, { ...seedFacts, documentCatalogue: [] })).toEqual([
      'input_required title',
      'input_unknown_member parameters.bogus',
      'input_value steps[1].name',
      'phone_number_format parameters.phoneNumber',
      'amount_format parameters.amount',
      'step_repeated steps[6].name',
      'step_required steps',
      'parameter_not_applicable parameters.customerId',
      'document_unknown steps[4].inputs.user.documents[0].documentId',
      'transaction_account_kind parameters.customerFinancialAccountId',
      'transaction_account_address parameters.customerFinancialAccountId',
      'settlement_priority_required parameters.priority',
      'description_required parameters.description',
      'payment_reason_unknown parameters.paymentReasonId',
    ])
  })

  it('make the refused answer of the API', () => {
    const result = validateWorkflowRequest(withParameters({ phoneNumber: '12' }), seedFacts)
    const issues = result.ok ? [] : result.issues
    const [message] = issues.map((issue) => issue.message)
    expect(workflowRefusedAnswer({ issues, timestamp: 1_675_273_222_601, traceId: 'trace-1' })).toEqual({
      result: {
        successful: false,
        error: {
          timestamp: '2023-02-01T17:40:22.601Z',
          traceId: 'trace-1',
          message: 'The request breaks one rule; nothing was created.',
          errorCode: 'phone_number_format',
          errors: [{ path: 'parameters.phoneNumber', message, errorCode: 'phone_number_format' }],
        },
        fieldErrors: [
          { fieldName: 'phoneNumber', fieldCategory: 'parameters', errorCode: 'phone_number_format', message },
        ],
      },
    })
  })
})

describe('hostile input', () => {
  const hostile: readonly unknown[] = [
    undefined,
    null,
    '',
    0,
    [],
    {},
    () => 1,
    new Map(),
    JSON.parse('{"__proto__":{"steps":[]}}'),
    { steps: [null, 1, [], { name: {} }], parameters: [] },
    { steps: Array.from({ length: 9_000 }, () => ({ name: 'x' })), parameters: {} },
    { steps: 'notification', parameters: 'phoneNumber' },
    { parameters: { __proto__: { phoneNumber: '+16471234567' } } },
    { ...body(), parameters: new Proxy({}, { get: () => '+16471234567', ownKeys: () => ['a', 'a'] }) },
    { ...body(), steps: { length: 1, 0: { name: 'notification' } } },
    { toString: () => 'x', constructor: 1, title: { toJSON: () => 'x' } },
  ]

  it.each(hostile.map((input, index) => [index, input] as const))(
    'number %i is answered with issues',
    (_index, input) => {
      expect(issuesOf(input).length).toBeGreaterThan(0)
      expect(() => referencedIds(input)).not.toThrow()
    },
  )

  it('of any kind is never a throw', () => {
    const anything = fc.anything({ withBigInt: true, withDate: true, withNullPrototype: true, withSparseArray: true })
    const names = fc.constantFrom(...Object.keys(body()), ...Object.keys(body().parameters))
    fc.assert(
      fc.property(anything, names, anything, (input, name, value) => {
        const request = withParameters({ [name]: value })
        for (const tried of [input, { ...body(), [name]: value }, request]) {
          const result = validateWorkflowRequest(tried, seedFacts)
          expect(result.ok || result.issues.length > 0).toBe(true)
          referencedIds(tried)
        }
      }),
      { numRuns: 500 },
    )
  })

  it('changes nothing in the input', () => {
    const request = body()
    validateWorkflowRequest(request, seedFacts)
    expect(request).toEqual(body())
  })
})
