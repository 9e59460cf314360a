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
import { createWireRail } from './create-wire-rail.ts'
import { createMemorySubmissionStore } from './submit/submission-store.ts'
import { camt054, pacs004, pain002 } from './test-support/bank-reports.ts'
import { NEW_YORK, NOW } from './test-support/example-wire.ts'
import { createWireBank } from './test-support/wire-bank.ts'

const HOUR_MS = 3_600_000

const customerAccount = {
  id: 'customer-bank-account',
  owner: { type: 'CUSTOMER', id: sampleCustomer.id },
  category: 'EXTERNAL',
  currency: 'USD',
  type: 'BANK',
  subType: 'CHECKING',
  nameOnAccount: 'John Doe',
  billingAddress: {
    streetLine1: '2 Elm St',
    cityName: 'Austin',
    stateCode: 'TX',
    countryCode: 'USA',
    zipCode: '78701',
  },
  bank: { bankName: 'Second Example Bank', routingNumber: '011401533', accountNumber: '444555666' },
} as const

const request = {
  debitFinancialAccountId: sampleBusinessAccount.id,
  creditFinancialAccountId: customerAccount.id,
  transactionType: 'SEND',
  solution: 'wire',
  paymentReasonId: 'loan-payouts',
  amount: '1000.00',
  currency: 'USD',
  settlementPriority: 'SAME_DAY',
  description: 'Loan 7, first rate',
  memo: 'Thank you',
} as const

/** An engine with this rail and a bank, and one wire that was handed over. */
const setUp = async (...submit: readonly ('drop-after-commit' | 'drop-before-send')[]) => {
  const clock = createVirtualClock(NOW)
  const { transport, peer } = createWireBank({ submit }, [])
  const wire = createWireRail({
    windows: { USD: NEW_YORK },
    transport,
    submissions: createMemorySubmissionStore(),
    clock,
    duplicateCheckMs: 24 * HOUR_MS,
  })
  const engine = createEngine({
    storage: createMemoryStorage(),
    sms: createRecordingSms({ clock }),
    rails: [wire],
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
  const runFor = async (durationMs: number) => {
    for (let at = 0; at < durationMs; at += 5_000) {
      await engine.worker.runDue()
      await clock.advance(5_000)
    }
    await engine.worker.runDue()
  }
  await engine.worker.runDue()
  const statuses = async () => demandValue(await linx.transactions.history(id)).map(({ status }) => status)
  const { reference } = wire.makeReference({ transactionId: id, number: 1 })
  const ingest = (rawBody: string) => engine.rails.ingest('wire', { source: 'file', name: 'report.xml', rawBody })
  const returns = async () =>
    (await linx.audit.list({ limit: 1_000 }))
      .flatMap(({ events }) => events)
      .filter(({ data }) => (data as { transactionType?: string }).transactionType === 'RETURN')
  return { engine, clock, peer, reference, statuses, ingest, returns, runFor }
}

describe('a wire in the engine', () => {
  it('is at the bank once, and settles by its report, once for two copies', async () => {
    const { peer, reference, statuses, ingest } = await setUp()
    expect(peer.payments()).toMatchObject([{ reference, amount: '1000.00', currency: 'USD' }])
    const report = pain002({ reference, status: 'ACSC' })
    expect(await ingest(report)).toMatchObject({ applied: 1, repeated: 0 })
    expect(await ingest(report)).toMatchObject({ applied: 0, repeated: 1 })
    expect(await statuses()).toEqual(['NEW', 'PENDING', 'PROCESSING', 'SETTLED'])
  })

  it('never goes back when reports come in the wrong order', async () => {
    const { reference, statuses, ingest } = await setUp()
    await ingest(pain002({ reference, status: 'ACSC', messageId: 'BANK-3' }))
    await ingest(pain002({ reference, status: 'ACSP', messageId: 'BANK-2' }))
    await ingest(pain002({ reference, status: 'XXXX', messageId: 'BANK-1' }))
    expect((await statuses()).at(-1)).toBe('SETTLED')
  })

  it('is declined with the reason of the bank', async () => {
    const { reference, statuses, ingest } = await setUp()
    await ingest(pain002({ reference, status: 'RJCT', reasonCode: 'AC04' }))
    expect((await statuses()).at(-1)).toBe('DECLINED')
  })

  it('that is returned after it was settled makes one RETURN, told by pacs.004 or camt.054', async () => {
    for (const back of [
      (reference: string) => pacs004({ reference, amount: '1000.00' }),
      (reference: string) =>
        camt054('NOTE-1', [{ reference, direction: 'CRDT', isReturn: true, amount: '1000.00', bankReference: 'B-1' }]),
    ]) {
      const { reference, ingest, returns, statuses } = await setUp()
      await ingest(pain002({ reference, status: 'ACCC' }))
      await ingest(back(reference))
      await ingest(back(reference))
      expect(await returns()).toHaveLength(1)
      expect((await statuses()).at(-1)).toBe('SETTLED')
    }
  })

  it('that is returned with another amount is for a person', async () => {
    const { reference, ingest, returns } = await setUp()
    await ingest(pain002({ reference, status: 'ACSC' }))
    await ingest(pacs004({ reference, amount: '975.00' }))
    expect(await returns()).toEqual([])
  })

  it('whose hand-over gave no answer is asked about and not sent again', async () => {
    const { peer, statuses, runFor } = await setUp('drop-after-commit')
    expect(peer.callCount()).toBe(1)
    await runFor(10_000)
    expect(peer.callCount()).toBe(1)
    expect((await statuses()).at(-1)).toBe('PROCESSING')
  })

  it('that never left is sent again, and moves once', async () => {
    const { peer, runFor } = await setUp('drop-before-send')
    await runFor(10_000)
    expect(peer.callCount()).toBe(2)
    expect(peer.payments()).toHaveLength(1)
  })

  it('parks reports about other payments and what cannot be read', async () => {
    const { engine, ingest } = await setUp()
    expect(await ingest(pain002({ reference: `${'f'.repeat(12)}4fff8${'f'.repeat(15)}` }))).toMatchObject({ parked: 1 })
    expect(await ingest('<!DOCTYPE a><a/>')).toMatchObject({ parked: 1 })
    expect(await engine.rails.listParked()).toHaveLength(2)
  })
})
