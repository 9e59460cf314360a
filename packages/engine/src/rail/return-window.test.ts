import type { RailEvent } from '@linx/contracts'
import { createMemoryStorage } from '@linx/storage-memory'
import { achPaymentRequest, createSimulation, demandValue, loadSampleParties, sampleBankAccount } from '@linx/testing'
import { describe, expect, it } from 'vitest'

const DAY_MS = 86_400_000

const setUp = async () => {
  const world = createSimulation({ storage: createMemoryStorage() })
  const { linx, rails, engine, clock, runUntil } = world
  const events: { readonly type: string; readonly data: Readonly<Record<string, unknown>> }[] = []
  engine.events.on('*', (event) => events.push(event))
  await loadSampleParties(linx)
  demandValue(await linx.financialAccounts.put(sampleBankAccount))
  const { id } = demandValue(await linx.transactions.create(achPaymentRequest, { idempotencyKey: 'payment-1' }))
  await world.settle()
  const reference = rails.ach.calls().find(({ verb }) => verb === 'submit')?.reference ?? ''
  const runFor = (durationMs: number) => runUntil(clock.now() + durationMs)
  const take = (event: RailEvent) => engine.rails.ingest('ach', rails.ach.inboundOf([event], 'file'))
  const settleAtRail = async () => take(rails.ach.settle(reference))
  const returns = () => events.filter(({ data }) => data.transactionType === 'RETURN')
  const reviews = () => events.filter(({ type }) => type === 'transactions.needs-review').map(({ data }) => data.reason)
  const resolve = (resolution: string) => linx.transactions.resolve(id, { resolution, evidence: 'Bank statement' })
  return { ...world, ach: rails.ach, id, reference, events, runFor, take, settleAtRail, returns, reviews, resolve }
}

describe('a settled payment on a rail whose money may come back', () => {
  it('takes a return until its window closes', async () => {
    const world = await setUp()
    await world.settleAtRail()
    await world.runFor(59 * DAY_MS)
    expect(await world.take(world.ach.returnPayment(world.reference))).toMatchObject({ applied: 1 })
    expect(world.returns()).toHaveLength(1)
    expect(world.reviews()).toEqual([])
  })

  it('leaves a later return to a person, who books it once or dismisses it', async () => {
    for (const [resolution, booked] of [
      ['returned', 1],
      ['dismissed', 0],
    ] as const) {
      const world = await setUp()
      await world.settleAtRail()
      await world.runFor(61 * DAY_MS)
      const event = world.ach.returnPayment(world.reference)
      expect(await world.take(event)).toMatchObject({ applied: 1 })
      expect(await world.take(event)).toMatchObject({ repeated: 1 })
      expect(world.returns()).toEqual([])
      expect(world.reviews()).toEqual(['late-return'])
      demandValue(await world.resolve(resolution))
      expect(world.returns()).toHaveLength(booked)
      await world.resolve('returned')
      expect(world.returns()).toHaveLength(booked)
    }
  })

  it('leaves a return to a person that the rail allows no more for its reason', async () => {
    const world = await setUp()
    await world.settleAtRail()
    await world.runFor(10 * DAY_MS)
    const allowedUntil = world.clock.now() - DAY_MS
    await world.take({ ...world.ach.returnPayment(world.reference), allowedUntil } as RailEvent)
    expect(world.reviews()).toEqual(['late-return'])
    expect(world.returns()).toEqual([])
  })

  it('takes one return of two that the rail tells of in two ways', async () => {
    const world = await setUp()
    await world.settleAtRail()
    const event = world.ach.returnPayment(world.reference)
    await world.take(event)
    await world.take({ ...event, dedupeKey: 'the-same-in-another-file' })
    expect(world.returns()).toHaveLength(1)
    expect(world.reviews()).toEqual(['contradicting-news'])
  })
})

describe('a notification of change of a payment', () => {
  it('corrects the account, so that the next payment goes there', async () => {
    const world = await setUp()
    await world.settleAtRail()
    await world.take(world.ach.correct(world.reference, { accountNumber: '99988877', subType: 'SAVING' }))
    expect(demandValue(await world.linx.financialAccounts.get(sampleBankAccount.id))).toMatchObject({
      maskedAccountNumber: '******8877',
      subType: 'SAVING',
    })
    expect(world.events.map(({ type }) => type).slice(-2)).toEqual([
      'transactions.correction-received',
      'financial-account.correction-received',
    ])
  })

  it('is left to a person when it makes no sense, or the host has changed the account since', async () => {
    const nonsense = await setUp()
    await nonsense.take(nonsense.ach.correct(nonsense.reference, { correctedData: '???' }))
    const changed = await setUp()
    await changed.runFor(DAY_MS)
    const bank = { ...sampleBankAccount.bank, accountNumber: '12121212' }
    demandValue(await changed.linx.financialAccounts.put({ ...sampleBankAccount, bank }))
    await changed.take(changed.ach.correct(changed.reference, { accountNumber: '99988877' }))
    for (const world of [nonsense, changed]) {
      const { verification } = demandValue(await world.linx.financialAccounts.get(sampleBankAccount.id))
      expect(verification.status).toBe('REVIEW')
    }
    const { maskedAccountNumber } = demandValue(await changed.linx.financialAccounts.get(sampleBankAccount.id))
    expect(maskedAccountNumber).toBe('******1212')
  })
})

describe('news that come before their payment', () => {
  /** A world that hears of a return before it makes its payment; the same calls make the same ids. */
  const hearFirst = async (reference: string) => {
    const world = createSimulation({ storage: createMemoryStorage() })
    const { engine, rails, linx } = world
    const common = { dedupeKey: 'early', reference, occurredAt: world.clock.now() }
    const money = { amount: achPaymentRequest.amount, currency: achPaymentRequest.currency }
    const inbound = rails.ach.inboundOf(
      [{ ...common, event: 'returned', code: 'R01', reason: 'Insufficient funds', ...money }],
      'file',
    )
    expect(await engine.rails.ingest('ach', inbound)).toMatchObject({ parked: 1 })
    await loadSampleParties(linx)
    demandValue(await linx.financialAccounts.put(sampleBankAccount))
    const { id } = demandValue(await linx.transactions.create(achPaymentRequest, { idempotencyKey: 'payment-1' }))
    return { ...world, id, inbound }
  }

  it('are parked, listed, and applied when it appears', async () => {
    const { id: coming } = await hearFirst('nobody')
    const world = await hearFirst(`${coming}.1`)
    expect(world.id).toBe(coming)
    expect(await world.engine.rails.listParked()).toMatchObject([{ reason: 'unmatched' }])
    await world.runUntil(world.clock.now() + DAY_MS)
    expect(await world.engine.rails.listParked()).toEqual([])
    expect(await world.engine.rails.ingest('ach', world.inbound)).toMatchObject({ repeated: 1 })
    expect(demandValue(await world.linx.transactions.get(world.id)).latestStatus.status).toBe('SETTLED')
  })

  it('that name nobody for a week stay parked, once', async () => {
    const world = await setUp()
    await world.settleAtRail()
    const event = { ...world.ach.returnPayment(world.reference), reference: 'nobody' }
    await world.take(event)
    await world.runFor(30 * DAY_MS)
    await world.take(event)
    expect(await world.engine.rails.listParked()).toHaveLength(1)
  })
})
