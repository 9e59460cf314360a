import {
  achPaymentRequest,
  demandValue,
  fixtures,
  SAMPLE_BUSINESS_ACCOUNT_ID,
  sampleBankAccount,
  sampleBusinessAccount,
} from '@linx/testing'
import { describe, expect, it } from 'vitest'
import { pay, settlePayments, setUpPayments } from '../test-support/ach-payments.ts'

type Simulation = Awaited<ReturnType<typeof setUpPayments>>

const found = async ({ linx }: Pick<Simulation, 'linx'>, query: object): Promise<readonly string[]> =>
  demandValue(await linx.transactions.search(query)).result.map(({ amount }) => amount)

/** Four payments: 1000.00, 250.00 and 5.00 on one day, 250.00 on the next; the 5.00 is cancelled. */
const setUp = async () => {
  const simulation = await setUpPayments()
  await pay(simulation)
  await simulation.clock.advanceTo(simulation.clock.now() + 1)
  await pay(simulation, { amount: '250' })
  await simulation.clock.advanceTo(simulation.clock.now() + 1)
  const { id } = await pay(simulation, { amount: '5' })
  demandValue(await simulation.linx.transactions.cancel(id))
  await simulation.clock.advanceTo(Date.parse('2026-03-03T04:30:00Z'))
  await pay(simulation, { amount: '250.01' })
  return simulation
}

const owner = { requestorId: 'b6333b53-3222-4227-a71e-718b25ca3ea4', requestorType: 'service-account' }

describe('a search for transactions', () => {
  it.each<[object, readonly string[]]>([
    [{}, ['250.01', '5.00', '250.00', '1000.00']],
    [{ sort: 'amount,ASC' }, ['5.00', '250.00', '250.01', '1000.00']],
    [{ sort: 'amount,DESC', size: 2, page: 2 }, ['250.00', '5.00']],
    [{ status: 'CANCELLED' }, ['5.00']],
    [{ status: ['CANCELLED', 'DECLINED'] }, ['5.00']],
    [{ createdDateTo: '2026-03-02' }, ['5.00', '250.00', '1000.00']],
    [{ createdDateFrom: '2026-03-03', timeZone: 'America/New_York' }, []],
    [{ createdDateFrom: '2026-03-02', createdDateTo: '2026-03-02', timeZone: 'UTC-5', size: 1 }, ['250.01']],
    [{ amountFrom: '250', amountTo: '250.00' }, ['250.00']],
    [{ amountFrom: 250.01 }, ['250.01', '1000.00']],
    [{ debitFinancialAccountId: sampleBusinessAccount.id, amountTo: 5 }, ['5.00']],
    [{ creditFinancialAccountId: sampleBusinessAccount.id }, []],
    [{ creditFinancialAccountId: sampleBankAccount.id, amountTo: 5 }, ['5.00']],
    [{ ...owner, amountTo: 5 }, ['5.00']],
    [{ requestorId: owner.requestorId, amountTo: 5 }, ['5.00']],
    [{ requestorType: owner.requestorType, amountTo: 5 }, ['5.00']],
    [{ requestorType: 'employee' }, []],
    [{ solution: 'ach', transactionType: 'SEND', currency: 'USD', amountTo: 5 }, ['5.00']],
    [{ solution: 'wire' }, []],
    [{ transactionType: 'RETURN' }, []],
    [{ currency: 'CAD' }, []],
    [{ attention: ['IN_REVIEW', 'OUTCOME_UNKNOWN'] }, []],
  ])('%j finds %j', async (query, amounts) => {
    expect(await found(await setUp(), query)).toEqual(amounts)
  })

  it('counts what matches in all pages', async () => {
    const { linx } = await setUp()
    expect(demandValue(await linx.transactions.search({ size: 1, amountFrom: 250 })).totalElements).toBe(3)
  })

  it('is limited to the Business Account', async () => {
    const { engine } = await setUp()
    const other = engine.as({ businessAccountId: 'other', actor: { id: 'employee-1', type: 'employee' } })
    expect(demandValue(await other.transactions.search())).toEqual({ result: [], totalElements: 0 })
  })

  it('is refused whole', async () => {
    const { linx } = await setUpPayments()
    expect(await linx.transactions.search({ status: 'DONE', page: 0 })).toMatchObject({
      ok: false,
      issues: [{ code: 'input_value' }, { code: 'page_range' }],
    })
  })

  it('shows the rows of seed 003, field for field', async () => {
    const { transactionCreateAnswer, transactionCreateRequest } = fixtures
    const simulation = await setUpPayments({ start: Date.parse(transactionCreateAnswer.createdAt) })
    const { linx } = simulation
    const { debitFinancialAccountId, creditFinancialAccountId } = transactionCreateRequest
    demandValue(await linx.financialAccounts.put({ ...sampleBusinessAccount, id: debitFinancialAccountId }))
    demandValue(await linx.financialAccounts.put({ ...sampleBankAccount, id: creditFinancialAccountId }))
    const made = await linx.transactions.create(transactionCreateRequest, { idempotencyKey: 'seed-003' })
    expect(made).toEqual({ ok: true, value: { ...transactionCreateAnswer, id: expect.any(String) } })
    expect(demandValue(await linx.transactions.search()).result).toEqual([
      {
        ...demandValue(made),
        latestStatus: {
          status: 'PENDING',
          message: 'Handed to processing',
          createdBy: transactionCreateAnswer.createdBy,
          createdAt: transactionCreateAnswer.createdAt,
        },
      },
    ])
    expect(demandValue(made).businessAccountId).toBe(SAMPLE_BUSINESS_ACCOUNT_ID)
  })
})

describe('what an operator has to look at', () => {
  it('is found while the outcome is unknown, and once the engine waits for a person', async () => {
    const simulation = await setUpPayments()
    simulation.rails.ach.submits.always({ answer: 'unknown', isDone: true })
    simulation.rails.ach.inquiries.always({ answer: 'unknown' })
    await pay(simulation)
    await simulation.runUntil(simulation.clock.now() + 60_000)
    expect(await found(simulation, { attention: 'OUTCOME_UNKNOWN' })).toEqual(['1000.00'])
    expect(await found(simulation, { attention: 'IN_REVIEW' })).toEqual([])
  })

  it('says why, as long as it is in review', async () => {
    const simulation = await setUpPayments()
    const { id } = await pay(simulation)
    await settlePayments(simulation)
    demandValue(await simulation.linx.transactions.reverse(id, { reversalReason: 'DUPLICATE_PAYMENT' }))
    const [submitted] = simulation.rails.ach.calls().filter(({ verb }) => verb === 'submit')
    simulation.rails.ach.returnPayment(submitted?.reference ?? '', { code: 'R02', reason: 'Account closed' })
    const news = simulation.rails.ach.eventsFor(submitted?.reference ?? '')
    await simulation.engine.rails.ingest('ach', simulation.rails.ach.inboundOf(news, 'webhook'))
    const [row] = demandValue(await simulation.linx.transactions.search({ attention: 'IN_REVIEW' })).result
    expect(row).toMatchObject({ id, review: { reason: 'contradicting-news', since: expect.stringMatching(/Z$/) } })
  })
})

describe('what a transaction brings along', () => {
  it('is nothing unless asked for', async () => {
    const simulation = await setUpPayments()
    const { id } = await pay(simulation)
    expect(demandValue(await simulation.linx.transactions.get(id))).not.toHaveProperty('_embedded')
  })

  it('are its accounts, masked, with balances on request', async () => {
    const simulation = await setUpPayments()
    const { id } = await pay(simulation)
    const { transactions } = simulation.linx
    const embed = 'debitFinancialAccount.balances, creditFinancialAccount'
    const { _embedded } = demandValue(await transactions.get(id, { embed }))
    expect(_embedded).toMatchObject({
      debitFinancialAccount: {
        id: sampleBusinessAccount.id,
        maskedAccountNumber: '******2333',
        _embedded: { balances: { USD: { amount: '1000000.00', effectiveAt: '2026-03-02T15:00:00.000Z' } } },
      },
      creditFinancialAccount: { id: sampleBankAccount.id, state: 'ACTIVE' },
    })
    expect(Object.keys(_embedded ?? {})).toEqual(['debitFinancialAccount', 'creditFinancialAccount'])
    expect(_embedded?.creditFinancialAccount).not.toHaveProperty('_embedded')
    expect(JSON.stringify(_embedded)).not.toContain(sampleBankAccount.bank.accountNumber)
  })

  it('are its submissions and its children, oldest first', async () => {
    const simulation = await setUpPayments()
    const { id } = await pay(simulation)
    await settlePayments(simulation)
    const reason = { reversalReason: 'INCORRECT_AMOUNT', correctionAmount: '100' }
    demandValue(await simulation.linx.transactions.reverse(id, reason))
    const embed = ['transactionProviderDetails', 'childTransactions'] as const
    const { _embedded } = demandValue(await simulation.linx.transactions.get(id, { embed }))
    expect(_embedded?.transactionProviderDetails).toMatchObject({
      solution: 'ach',
      attempts: [{ number: 1, state: 'accepted', sendCount: 1, firstSentAt: expect.any(String) }],
    })
    expect(_embedded?.childTransactions?.map(({ amount }) => amount).toSorted()).toEqual(['100.00', '1000.00'])
  })

  it('is refused by name if it is nothing of a transaction', async () => {
    const simulation = await setUpPayments()
    const { id } = await pay(simulation)
    expect(await simulation.linx.transactions.get(id, { embed: 'debitFinancialAccount,secrets' })).toMatchObject({
      ok: false,
      issues: [{ code: 'input_value', path: 'embed[1]' }],
    })
  })
})

describe('payment reasons', () => {
  it('are listed by solution', async () => {
    const { linx } = await setUpPayments()
    expect(demandValue(await linx.paymentReasons.list({ solution: 'ach' }))).toContainEqual({
      id: 'loan-payouts',
      name: 'Loan Payouts',
    })
    expect(await linx.paymentReasons.list({ solution: 'cash' })).toMatchObject({ issues: [{ code: 'input_value' }] })
  })
})

describe('a posted balance', () => {
  it('is what a schedule takes its share of, rounded down; without one the occurrence is skipped', async () => {
    const simulation = await setUpPayments()
    const { linx } = simulation
    demandValue(await linx.financialAccounts.removeBalance(sampleBusinessAccount.id))
    const { amount: _, ...spec } = achPaymentRequest
    const metadata = { rkorACHEntryType: 'PPD', rkorACHIndividualId: '1' }
    const schedule = {
      transactionSpec: { ...spec, metadata, debitBalancePercent: '0.1225' },
      startDateTime: '2026-03-03T09:00:00',
      recurrenceRule: 'FREQ=DAILY;COUNT=2',
      name: 'Share',
    }
    const id = demandValue(await linx.schedules.create(schedule, { idempotencyKey: 'schedule-1' }))
    await simulation.runUntil(Date.parse('2026-03-03T12:00:00Z'))
    const posted = { amount: '100.07', effectiveAt: '2026-03-03T11:00:00Z' }
    demandValue(await linx.financialAccounts.postBalance(sampleBusinessAccount.id, posted))
    const late = { amount: '9999', effectiveAt: '2026-03-03T10:00:00Z' }
    demandValue(await linx.financialAccounts.postBalance(sampleBusinessAccount.id, late))
    const { balance: __, ...account } = sampleBusinessAccount
    expect(demandValue(await linx.financialAccounts.put(account)).balance).toBe('100.07')
    await simulation.runUntil(Date.parse('2026-03-04T12:00:00Z'))
    const events = demandValue(await linx.schedules.events(id)).result
    expect(events.map(({ outcome, reason }) => reason ?? outcome)).toEqual(['CREATED', 'unknown-balance'])
    expect(await found(simulation, {})).toEqual(['12.25'])
  })
})
