import { createMemoryStorage } from '@linx/storage-memory'
import { achPaymentRequest, createSimulation, loadSampleParties, sampleBankAccount } from '@linx/testing'
import { describe, expect, it } from 'vitest'

const setUp = async () => {
  const simulation = createSimulation({ storage: createMemoryStorage() })
  const { linx, rails, clock, runUntil } = simulation
  await loadSampleParties(linx)
  await linx.financialAccounts.put(sampleBankAccount)
  const created = await linx.transactions.create(achPaymentRequest, { idempotencyKey: 'payment-1' })
  if (!created.ok) throw new Error(JSON.stringify(created.issues))
  await runUntil(clock.now() + 3_600_000)
  const reference = rails.ach.calls().find(({ verb }) => verb === 'submit')?.reference ?? ''
  const statuses = async () => {
    const history = await linx.transactions.history(created.value.id)
    return history.ok ? history.value.map(({ status }) => status) : []
  }
  return { ...simulation, reference, statuses, ach: rails.ach }
}

describe('rails.ingest', () => {
  it('settles a transaction by news from a webhook, once for two copies', async () => {
    const { engine, ach, reference, statuses } = await setUp()
    ach.settle(reference)
    const inbound = ach.inboundOf(ach.eventsFor(reference), 'webhook')
    expect(await engine.rails.ingest('ach', inbound)).toMatchObject({ applied: 1, repeated: 0 })
    expect(await engine.rails.ingest('ach', inbound)).toMatchObject({ applied: 0, repeated: 1 })
    expect(await statuses()).toEqual(['NEW', 'PENDING', 'PROCESSING', 'SETTLED'])
  })

  it('makes one RETURN for a return that comes in a file, twice', async () => {
    const { engine, ach, reference, linx } = await setUp()
    ach.settle(reference)
    ach.returnPayment(reference)
    const inbound = ach.inboundOf(ach.eventsFor(reference), 'file')
    await engine.rails.ingest('ach', inbound)
    await engine.rails.ingest('ach', inbound)
    const audit = await linx.audit.list({ limit: 1_000 })
    const returns = audit
      .flatMap(({ events }) => events)
      .filter(({ data }) => (data as { transactionType?: string }).transactionType === 'RETURN')
    expect(returns).toHaveLength(1)
  })

  it('parks news that fit no transaction, once, and lists them', async () => {
    const { engine, ach, reference } = await setUp()
    ach.settle(reference)
    const [event] = ach.eventsFor(reference)
    if (event === undefined) throw new Error('No event.')
    const inbound = ach.inboundOf([{ ...event, reference: 'nobody-knows' }], 'webhook')
    expect(await engine.rails.ingest('ach', inbound)).toMatchObject({ parked: 1 })
    await engine.rails.ingest('ach', inbound)
    expect(await engine.rails.listParked()).toMatchObject([{ solution: 'ach', reason: 'unmatched' }])
  })

  it('believes nothing in a forged webhook and asks the rail instead', async () => {
    const { engine, ach, reference, statuses, settle } = await setUp()
    ach.settle(reference)
    const before = ach.calls().length
    const inbound = ach.inboundOf(ach.eventsFor(reference), 'forged')
    expect(await engine.rails.ingest('ach', inbound)).toMatchObject({ applied: 0, inquired: 1 })
    expect(await statuses()).toEqual(['NEW', 'PENDING', 'PROCESSING'])
    await settle()
    expect(
      ach
        .calls()
        .slice(before)
        .map(({ verb }) => verb),
    ).toEqual(['inquire'])
    expect(await statuses()).toEqual(['NEW', 'PENDING', 'PROCESSING', 'SETTLED'])
  })

  it('parks a file that nobody can read', async () => {
    const { engine, ach, reference } = await setUp()
    ach.settle(reference)
    const inbound = ach.inboundOf(ach.eventsFor(reference), 'garbled')
    expect(await engine.rails.ingest('ach', inbound)).toMatchObject({ parked: 1 })
    expect(await engine.rails.listParked()).toMatchObject([{ reason: 'unreadable' }])
  })
})
