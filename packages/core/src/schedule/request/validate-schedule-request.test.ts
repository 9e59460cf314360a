import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FinancialAccount } from '../../party/index.ts'
import { defaultPaymentReasons, type TransactionFacts } from '../../transaction/index.ts'
import { scheduleAccountIds, validateScheduleRequest } from './validate-schedule-request.ts'

/** The request of seed 004, its start repaired. */
const seedRequest = {
  transactionSpec: {
    metadata: {
      rkorACHEntryType: 'CCD',
      myPaymentId: '100000333',
      invoiceNumber: '123232333',
      authorizedBy: 'user@email.com',
    },
    debitFinancialAccountId: '6a017f06-83a3-44b7-be6f-5e5cae4a9ed7',
    creditFinancialAccountId: '4py56a34-4686-1539-c2ga-1a723g55dlq3',
    transactionType: 'SEND',
    solution: 'ach',
    paymentReasonId: 'bill-payment',
    amount: '1000.00',
    currency: 'USD',
    settlementPriority: 'SAME_DAY',
    description: '',
    memo: '',
    initiatorAccountHolderId: 'ebfa3e16-63c4-48e3-ae59-a3194a867269',
  },
  startDateTime: '2023-12-01T10:15:30.000',
  timeZone: 'America/Toronto',
  calendarType: 'BANKING',
  recurrenceRule: 'FREQ=DAILY;UNTIL=20231224T000000',
  name: 'Loan Payment',
}

const bankAccount = (id: string, owner: 'BUSINESS' | 'CUSTOMER'): FinancialAccount => ({
  schemaVersion: 1,
  id,
  businessAccountId: '4hy47a98-2453-9867-u3qa-5p347q98kim4',
  createdAt: 0,
  updatedAt: 0,
  owner: { type: owner, id: `${owner}-1` },
  holder: 'business',
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

const { debitFinancialAccountId, creditFinancialAccountId } = seedRequest.transactionSpec
const accounts = new Map([
  [debitFinancialAccountId, bankAccount(debitFinancialAccountId, 'BUSINESS')],
  [creditFinancialAccountId, bankAccount(creditFinancialAccountId, 'CUSTOMER')],
])
const transactions: TransactionFacts = { findAccount: (id) => accounts.get(id), paymentReasons: defaultPaymentReasons }
const facts = { transactions, policy: { now: Date.parse('2023-11-20T15:00:00Z') } }

const validate = (change: object) => validateScheduleRequest({ ...seedRequest, ...change }, facts)
const withSpec = (change: object) => ({ transactionSpec: { ...seedRequest.transactionSpec, ...change } })
const { amount: _, ...specWithoutAmount } = seedRequest.transactionSpec

const issuesOf = (input: unknown): readonly string[] => {
  const result = validateScheduleRequest(input, facts)
  return result.ok ? [] : result.issues.map(({ code, path }) => `${code} ${path}`)
}
const issuesWith = (change: object) => issuesOf({ ...seedRequest, ...change })

describe('the sample of seed 004', () => {
  it('is taken with its start repaired; empty texts count as absent', () => {
    const { initiatorAccountHolderId, description: _d, memo: _m, ...transactionSpec } = seedRequest.transactionSpec
    expect(validate({})).toEqual({
      ok: true,
      value: {
        name: 'Loan Payment',
        timing: {
          startDateTime: '2023-12-01T10:15:30.000',
          timeZone: 'America/Toronto',
          calendarType: 'BANKING',
          recurrenceRule: 'FREQ=DAILY;UNTIL=20231224T000000',
        },
        transactionSpec,
        initiatorAccountHolderId,
      },
    })
  })

  it('is refused as printed, and told how its start is written', () => {
    const refused = validate({ startDateTime: '2023-12-01T10:15:30:00' })
    expect(refused).toMatchObject({ ok: false, issues: [{ code: 'start_date_time_format', path: 'startDateTime' }] })
    expect(refused.ok || refused.issues[0]?.message).toContain('2023-12-01T10:15:30.000')
  })

  it('is taken with the second sample rule, and with the zone forms of the documentation', () => {
    expect(issuesWith({ recurrenceRule: 'FREQ=WEEKLY;BYDAY=MO', startDateTime: '2023-12-01T09:00:00' })).toEqual([])
    expect(validate({ timeZone: 'UTC-5:00' })).toMatchObject({ value: { timing: { timeZone: '-05:00' } } })
    expect(validate({ timeZone: undefined })).toMatchObject({ value: { timing: { timeZone: 'UTC' } } })
  })
})

describe('a request', () => {
  it('takes a share of the balance in place of an amount', () => {
    const taken = validate({ transactionSpec: { ...specWithoutAmount, debitBalancePercent: '0.1225' } })
    expect(taken).toMatchObject({ ok: true, value: { debitBalancePercent: '0.1225' } })
    expect(taken.ok && taken.value.transactionSpec).not.toHaveProperty('amount')
    expect(taken.ok && taken.value.transactionSpec).not.toHaveProperty('debitBalancePercent')
  })

  it.each([
    ['both', withSpec({ debitBalancePercent: '0.5' })],
    ['neither', { transactionSpec: specWithoutAmount }],
    ['an empty amount and nothing else', withSpec({ amount: '' })],
    ['an empty share and nothing else', { transactionSpec: { ...specWithoutAmount, debitBalancePercent: '' } }],
  ])('refuses %s of amount and share', (_name, change) => {
    expect(issuesWith(change)).toEqual(['schedule_amount_choice transactionSpec'])
  })

  it.each(['0', '1.0001', '-0.5', '0.12345', '12 %'])('refuses the share "%s"', (debitBalancePercent) => {
    const issues = issuesWith({ transactionSpec: { ...specWithoutAmount, debitBalancePercent } })
    expect(issues).toHaveLength(1)
    expect(issues[0]).toMatch(/ transactionSpec\.debitBalancePercent$/)
  })

  it('needs a name with a rule, and none without', () => {
    expect(issuesWith({ name: undefined })).toEqual(['schedule_name_required name'])
    expect(issuesWith({ name: undefined, recurrenceRule: undefined })).toEqual([])
    expect(issuesWith({ name: 'x'.repeat(61) })).toHaveLength(1)
  })

  it('needs an entry type for ACH and has no default', () => {
    expect(issuesWith(withSpec({ metadata: { myPaymentId: '1' } }))).toEqual([
      'ach_entry_type_required transactionSpec.metadata.rkorACHEntryType',
    ])
  })

  it('says where in the specification a transaction is wrong', () => {
    const wrong = withSpec({ amount: '-1', currency: 'EUR', creditFinancialAccountId: 'nobody', memo: 'text' })
    for (const issue of issuesWith(wrong)) expect(issue).toMatch(/ transactionSpec\./)
    expect(issuesWith(wrong).length).toBeGreaterThanOrEqual(3)
  })

  it('tells what is wrong everywhere at once, in the order of the issue table', () => {
    const issues = issuesWith({
      ...withSpec({ metadata: {}, debitBalancePercent: '2', settlementPriority: 'SCHEDULED' }),
      startDateTime: '2023-02-30T10:00:00',
      timeZone: 'EST',
      recurrenceRule: 'FREQ=DAILY;BYWEEKNO=1;COUNT=0',
      name: undefined,
      exdate: '20240101',
    })
    expect(issues).toMatchInlineSnapshot(`
      [
        "input_unknown_member exdate",
        "time_zone_unknown timeZone",
        "percent_format transactionSpec.debitBalancePercent",
        "settlement_priority_reserved transactionSpec.settlementPriority",
        "ach_entry_type_required transactionSpec.metadata.rkorACHEntryType",
        "start_date_time_format startDateTime",
        "rule_value_range recurrenceRule[2]",
        "rule_part_not_allowed recurrenceRule[1]",
        "schedule_name_required name",
        "schedule_amount_choice transactionSpec",
      ]
    `)
  })

  it('is held to the creation policy', () => {
    expect(issuesWith({ recurrenceRule: 'FREQ=MINUTELY' })).toEqual(['rule_too_frequent recurrenceRule'])
    expect(issuesWith({ recurrenceRule: 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30' })).toEqual([
      'rule_never_occurs recurrenceRule',
    ])
    expect(issuesWith({ startDateTime: '2023-01-01T09:00:00', recurrenceRule: undefined })).toEqual([
      'schedule_start_in_past startDateTime',
    ])
  })

  it('says one thing of a member of a wrong type, and the rest of the others', () => {
    expect(issuesWith({ startDateTime: 7, timeZone: true, recurrenceRule: ['FREQ=DAILY'] })).toEqual([
      'input_type startDateTime',
      'input_type timeZone',
      'input_type recurrenceRule',
    ])
    expect(issuesWith({ transactionSpec: 'none', recurrenceRule: 'FREQ=DAILY;COUNT=0' })).toEqual([
      'input_type transactionSpec',
      'rule_value_range recurrenceRule[1]',
    ])
  })

  it('refuses a member that does not exist, by name', () => {
    expect(issuesWith({ exdate: '20240101' })).toEqual(['input_unknown_member exdate'])
  })

  it('never throws, whatever comes', () => {
    fc.assert(
      fc.property(
        fc.anything(),
        fc.constantFrom('transactionSpec', 'recurrenceRule', 'startDateTime', 'name', ''),
        (value, member) => {
          const input = member === '' ? value : { ...seedRequest, [member]: value }
          expect(typeof validateScheduleRequest(input, facts).ok).toBe('boolean')
          expect(Array.isArray(scheduleAccountIds(input))).toBe(true)
        },
      ),
      { numRuns: 500 },
    )
  })
})

describe('scheduleAccountIds', () => {
  it('are both accounts of the specification', () => {
    expect(scheduleAccountIds(seedRequest).toSorted()).toEqual([creditFinancialAccountId, debitFinancialAccountId])
    expect(scheduleAccountIds(undefined)).toEqual([])
  })
})
