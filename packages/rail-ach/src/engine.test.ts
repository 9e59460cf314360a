import { createEngine, createLocalKeyProvider } from '@linx/engine'
import { createMemoryStorage } from '@linx/storage-memory'
import {
  createRecordingSms,
  createSeededIds,
  createVirtualClock,
  demandValue,
  loadSampleParties,
  SAMPLE_BUSINESS_ACCOUNT_ID,
  sampleBusinessAccount,
  sampleCustomer,
} from '@linx/testing'
import { describe, expect, it } from 'vitest'
import { answerFile, type BankAnswer, entriesOf } from './test-support/answer-of-bank.ts'
import { createRailBench, HOUR_MS, MONDAY_NINE } from './test-support/rail-bench.ts'

const MINUTE_MS = 60_000

const customerAccount = {
  id: 'customer-bank-account',
  owner: { type: 'CUSTOMER', id: sampleCustomer.id },
  category: 'EXTERNAL',
  currency: 'USD',
  type: 'BANK',
  subType: 'CHECKING',
  nameOnAccount: 'John Doe',
  bank: { bankName: 'Second Example Bank', routingNumber: '011401533', accountNumber: '444555666' },
} as const

const request = {
  debitFinancialAccountId: sampleBusinessAccount.id,
  creditFinancialAccountId: customerAccount.id,
  transactionType: 'SEND',
  solution: 'ach',
  paymentReasonId: 'loan-payouts',
  amount: '1000.00',
  currency: 'USD',
  settlementPriority: 'NEXT_DAY',
} as const

/** An engine with this rail on Monday at nine in New York, and one payment that was created. */
const setUp = async () => {
  const clock = createVirtualClock(MONDAY_NINE)
  const { rail, files } = createRailBench({ clock })
  const engine = createEngine({
    storage: createMemoryStorage(),
    sms: createRecordingSms({ clock }),
    rails: [rail],
    gatewayUrl: 'https://pay.example/l',
    businesses: () => ({ name: 'Acme' }),
    keys: {
      link: [{ id: 'test', secret: new Uint8Array(32).fill(7) }],
      data: createLocalKeyProvider([{ id: 'test', secret: new Uint8Array(32).fill(8) }]),
    },
    clock,
    ids: createSeededIds(1, clock),
  })
  const linx = engine.as({
    businessAccountId: SAMPLE_BUSINESS_ACCOUNT_ID,
    actor: { id: 'b6333b53-3222-4227-a71e-718b25ca3ea4', type: 'service-account', name: 'Jane Doe' },
  })
  await loadSampleParties(linx)
  await linx.financialAccounts.put(customerAccount)
  const { id } = demandValue(await linx.transactions.create(request, { idempotencyKey: 'payment-1' }))
  /** The engine's worker runs and files are made at their cut-offs. */
  const runUntil = async (hours: number) => {
    while (clock.now() < MONDAY_NINE + hours * HOUR_MS) {
      await engine.worker.runDue()
      await rail.flush()
      await clock.advance(10 * MINUTE_MS)
    }
    await engine.worker.runDue()
  }
  const statuses = async () => demandValue(await linx.transactions.history(id)).map(({ status }) => status)
  const comesBack = (answer: BankAnswer, amount?: bigint, creationDate?: string) => {
    const [entry] = entriesOf(files[0]?.content ?? '')
    if (entry === undefined) throw new Error('Nothing was sent.')
    const answered = [{ entry: { ...entry, amount: amount ?? entry.amount }, answer }]
    const rawBody = answerFile(answered, 'A', creationDate)
    return engine.rails.ingest('ach', { source: 'file', name: 'returns.ach', rawBody })
  }
  const returns = async () =>
    (await linx.audit.list({ limit: 1_000 }))
      .flatMap(({ events }) => events)
      .filter(({ data }) => (data as { transactionType?: string }).transactionType === 'RETURN')
  return { engine, linx, id, files, runUntil, statuses, comesBack, returns }
}

const insufficientFunds: BankAnswer = { kind: 'return', returnCode: 'R01' }

describe('an ACH payment in the engine', () => {
  it('can be cancelled until half an hour before the cut-off, and is in no file then', async () => {
    const { linx, id, files, runUntil, statuses } = await setUp()
    await runUntil(9)
    expect(await statuses()).toEqual(['NEW', 'PENDING'])
    await linx.transactions.cancel(id)
    await runUntil(34)
    expect(await statuses()).toEqual(['NEW', 'PENDING', 'CANCELLED'])
    expect(files).toEqual([])
  })

  it('goes with the file of its cut-off and settles on the next banking day', async () => {
    const { files, runUntil, statuses } = await setUp()
    await runUntil(11)
    expect(await statuses()).toEqual(['NEW', 'PENDING', 'PROCESSING'])
    expect(files.map(({ name }) => name)).toEqual(['1234567890-260302-A.ach'])
    expect(entriesOf(files[0]?.content ?? '')).toMatchObject([{ amount: 100_000n, name: 'John Doe' }])
    await runUntil(72)
    expect(await statuses()).toEqual(['NEW', 'PENDING', 'PROCESSING', 'SETTLED'])
    expect(files).toHaveLength(1)
  })

  it('that comes back makes one RETURN, before or after it was settled, for any number of copies', async () => {
    for (const hours of [12, 72]) {
      const { runUntil, statuses, comesBack, returns } = await setUp()
      await runUntil(hours)
      expect(await comesBack(insufficientFunds)).toMatchObject({ applied: 1, parked: 0 })
      expect(await comesBack(insufficientFunds)).toMatchObject({ applied: 0, repeated: 1 })
      expect((await statuses()).at(-1)).toBe('SETTLED')
      expect(await returns()).toHaveLength(1)
    }
  })

  it('that comes back with another amount waits for a person, and makes no RETURN', async () => {
    const { runUntil, comesBack, returns } = await setUp()
    await runUntil(72)
    await comesBack(insufficientFunds, 1n)
    expect(await returns()).toHaveLength(0)
  })

  it('takes a notification of change without a change of status', async () => {
    const { runUntil, statuses, comesBack } = await setUp()
    await runUntil(72)
    const correction: BankAnswer = { kind: 'change', changeCode: 'C01', correctedData: '999' }
    expect(await comesBack(correction)).toMatchObject({ applied: 1 })
    expect((await statuses()).at(-1)).toBe('SETTLED')
  })
})

describe('bad news', () => {
  it('a return that comes too late for its reason waits for a person, and makes no RETURN by itself', async () => {
    const { linx, id, runUntil, comesBack, returns } = await setUp()
    await runUntil(72)
    await comesBack({ kind: 'return', returnCode: 'R01' }, undefined, '260330')
    expect(await returns()).toEqual([])
    demandValue(await linx.transactions.resolve(id, { resolution: 'returned', evidence: 'The bank debited us' }))
    expect(await returns()).toHaveLength(1)
  })

  it('a file larger than the bound is parked unread, however large it is', async () => {
    const { engine } = await setUp()
    const rawBody = new Uint8Array(65 * 1024 * 1024).fill(0x36)
    expect(await engine.rails.ingest('ach', { source: 'file', rawBody })).toMatchObject({ applied: 0, parked: 1 })
    expect(await engine.rails.listParked()).toMatchObject([{ reason: 'unreadable' }])
  })

  it('a webhook is no way in: nothing in it is believed', async () => {
    const { engine, files, runUntil, statuses, returns } = await setUp()
    await runUntil(12)
    const [entry] = entriesOf(files[0]?.content ?? '')
    if (entry === undefined) throw new Error('Nothing was sent.')
    const rawBody = answerFile([{ entry, answer: insufficientFunds }])
    expect(await engine.rails.ingest('ach', { source: 'webhook', rawBody })).toMatchObject({ applied: 0, parked: 1 })
    expect((await statuses()).at(-1)).toBe('PROCESSING')
    expect(await returns()).toEqual([])
  })
})

describe('news that fit nothing', () => {
  it.each([
    ['a return of an unknown trace number', 'unmatched'],
    ['a truncated file', 'unreadable'],
  ])('%s is parked once and changes nothing', async (_, reason) => {
    const { engine, files, runUntil, returns } = await setUp()
    await runUntil(12)
    const [entry] = entriesOf(files[0]?.content ?? '')
    if (entry === undefined) throw new Error('Nothing was sent.')
    const stranger = { ...entry, traceNumber: '091000019999999' }
    const text = answerFile([{ entry: stranger, answer: insufficientFunds }])
    const rawBody = reason === 'unmatched' ? text : text.slice(0, 300)
    for (let copy = 0; copy < 2; copy += 1) {
      expect(await engine.rails.ingest('ach', { source: 'file', rawBody })).toMatchObject({ parked: 1 })
    }
    expect(await engine.rails.listParked()).toMatchObject([{ solution: 'ach', reason }])
    expect(await returns()).toEqual([])
  })
})
