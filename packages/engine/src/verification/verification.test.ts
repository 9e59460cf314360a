import { createMemoryStorage } from '@linx/storage-memory'
import {
  answerOpenSteps,
  createScriptedRail,
  createSimulation,
  createVirtualClock,
  demandValue,
  loadSampleParties,
  newCustomerRequest,
  openLatest,
  type SimulationPeers,
  sampleBankAccount,
  sampleBusinessAccount,
} from '@linx/testing'
import { describe, expect, it } from 'vitest'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const START = Date.parse('2026-03-02T15:00:00Z')

const directRequest = {
  debitFinancialAccountId: sampleBankAccount.id,
  creditFinancialAccountId: sampleBusinessAccount.id,
  transactionType: 'REQUEST',
  solution: 'ach',
  paymentReasonId: 'bill-payment',
  amount: '55.00',
  currency: 'USD',
  settlementPriority: 'NEXT_DAY',
} as const

const collectRequest = {
  ...newCustomerRequest,
  title: 'Collect from a new Customer',
  parameters: { ...newCustomerRequest.parameters, transactionType: 'REQUEST' },
}

const setUp = async (peers?: SimulationPeers, clock = createVirtualClock(START)) => {
  const world = createSimulation({ storage: createMemoryStorage(), clock, ...(peers === undefined ? {} : { peers }) })
  const events: { readonly type: string; readonly data: Readonly<Record<string, unknown>> }[] = []
  world.engine.events.on('*', (event) => events.push(event))
  await loadSampleParties(world.linx)
  demandValue(await world.linx.financialAccounts.put(sampleBankAccount))
  const { ach } = world.rails
  const runFor = (durationMs: number) => world.runUntil(world.clock.now() + durationMs)
  const verificationOf = async (id: string = sampleBankAccount.id) =>
    demandValue(await world.linx.financialAccounts.get(id)).verification
  const prenotes = () => ach.calls().filter(({ verb }) => verb === 'verify')
  const changes = () =>
    events
      .filter(({ type }) => type === 'account.verification-status-updated')
      .map(({ data }) => `${String(data.previousStatus)} > ${String(data.status)}`)
  return { ...world, ach, events, runFor, verificationOf, prenotes, changes }
}

type World = Awaited<ReturnType<typeof setUp>>

/** A confirmed workflow that collects money from a new Customer. */
const collect = async (world: World) => {
  const { workflowId } = demandValue(await world.linx.workflows.create(collectRequest))
  await world.settle()
  const visit = await openLatest(world)
  await answerOpenSteps(visit)
  demandValue(await visit.confirm())
  const { transactionId = '' } = demandValue(await world.linx.workflows.get(workflowId))
  const status = async () => demandValue(await world.linx.transactions.get(transactionId)).latestStatus
  const accountId = demandValue(await world.linx.transactions.get(transactionId)).debitFinancialAccountId
  return { transactionId, status, accountId }
}

const bodies = ({ sms }: World): readonly string[] => sms.sends().map(({ message }) => message.body)

const wakeUntilAnswered = async (world: World) => {
  await world.settle()
  return world.prenotes()[0]?.reference ?? ''
}

describe('verifying an account', () => {
  it('asks the bank once and approves when the waiting period passes in silence', async () => {
    const world = await setUp()
    demandValue(await world.linx.financialAccounts.verify(sampleBankAccount.id))
    demandValue(await world.linx.financialAccounts.verify(sampleBankAccount.id))
    expect(await world.verificationOf()).toEqual({ status: 'PENDING', method: 'PRENOTE' })
    await world.settle()
    expect(await world.verificationOf()).toMatchObject({ status: 'PROCESSING' })
    await world.runFor(3 * DAY_MS)
    expect(await world.verificationOf()).toMatchObject({ status: 'PROCESSING' })
    await world.runFor(2 * DAY_MS)
    expect(await world.verificationOf()).toEqual({ status: 'APPROVED', method: 'PRENOTE' })
    expect(world.prenotes()).toHaveLength(1)
    expect(world.ach.ledger().entries()).toEqual([])
    expect(world.changes()).toEqual(['UNVERIFIED > PENDING', 'PENDING > PROCESSING', 'PROCESSING > APPROVED'])
  })

  it('declines when the prenote comes back, during the wait and after it', async () => {
    for (const days of [1, 9]) {
      const world = await setUp()
      demandValue(await world.linx.financialAccounts.verify(sampleBankAccount.id))
      const reference = await wakeUntilAnswered(world)
      await world.runFor(days * DAY_MS)
      const inbound = world.ach.inboundOf([world.ach.returnPayment(reference, { code: 'R03' })], 'file')
      expect(await world.engine.rails.ingest('ach', inbound)).toMatchObject({ applied: 1 })
      expect(await world.engine.rails.ingest('ach', inbound)).toMatchObject({ repeated: 1 })
      expect((await world.verificationOf()).status).toBe('DECLINED')
      await world.runFor(9 * DAY_MS)
      expect((await world.verificationOf()).status).toBe('DECLINED')
    }
  })

  it('takes over what the bank corrects and goes on', async () => {
    const world = await setUp()
    demandValue(await world.linx.financialAccounts.verify(sampleBankAccount.id))
    const reference = await wakeUntilAnswered(world)
    const event = world.ach.correct(reference, { accountNumber: '99988877' })
    await world.engine.rails.ingest('ach', world.ach.inboundOf([event], 'file'))
    await world.runFor(5 * DAY_MS)
    expect(demandValue(await world.linx.financialAccounts.get(sampleBankAccount.id))).toMatchObject({
      maskedAccountNumber: '******8877',
      verification: { status: 'APPROVED' },
    })
    expect(world.events.find(({ type }) => type === 'financial-account.correction-received')?.data).toMatchObject({
      code: 'C01',
      fields: ['accountNumber'],
      isApplied: true,
    })
  })

  it('leaves to a person what it cannot take over, who brings the result', async () => {
    const world = await setUp()
    demandValue(await world.linx.financialAccounts.verify(sampleBankAccount.id))
    const reference = await wakeUntilAnswered(world)
    const event = world.ach.correct(reference, { routingNumber: '123456789' }, 'C02')
    await world.engine.rails.ingest('ach', world.ach.inboundOf([event], 'file'))
    await world.runFor(9 * DAY_MS)
    expect((await world.verificationOf()).status).toBe('REVIEW')
    demandValue(await world.linx.financialAccounts.setVerification(sampleBankAccount.id, { status: 'APPROVED' }))
    expect(await world.verificationOf()).toEqual({ status: 'APPROVED', method: 'AGGREGATION' })
  })

  it.each([
    ['does not answer', { answer: 'unknown', isDone: true }, 1],
    ['throws', { answer: 'throw', isDone: false }, 2],
    ['is not reached', { answer: 'not-sent' }, 2],
  ] as const)('that %s is asked about by its reference, and ends well', async (_, behaviour, calls) => {
    const world = await setUp()
    world.ach.verifications.next(behaviour)
    demandValue(await world.linx.financialAccounts.verify(sampleBankAccount.id))
    await world.runFor(9 * DAY_MS)
    expect((await world.verificationOf()).status).toBe('APPROVED')
    expect(world.prenotes()).toHaveLength(calls)
    expect(new Set(world.prenotes().map(({ reference }) => reference)).size).toBe(1)
  })

  it('ends in ERROR when the rail refuses to ask, and can be started again', async () => {
    const world = await setUp()
    world.ach.verifications.next({ answer: 'reject', retry: 'never', code: 'closed' })
    demandValue(await world.linx.financialAccounts.verify(sampleBankAccount.id))
    await world.settle()
    expect((await world.verificationOf()).status).toBe('ERROR')
    demandValue(await world.linx.financialAccounts.verify(sampleBankAccount.id))
    await world.runFor(5 * DAY_MS)
    expect((await world.verificationOf()).status).toBe('APPROVED')
  })

  it('is refused for a card, another tenant and an account that is verified', async () => {
    const world = await setUp()
    const { linx, engine } = world
    const stranger = engine.as({ businessAccountId: 'another', actor: { id: 'x', type: 'employee' } })
    demandValue(await linx.financialAccounts.setVerification(sampleBankAccount.id, { status: 'APPROVED' }))
    const refusals = [
      await linx.financialAccounts.verify(sampleBankAccount.id),
      await linx.financialAccounts.verify(newCustomerRequest.parameters.baFinancialAccountId.replace(/.$/, 'x')),
      await stranger.financialAccounts.verify(sampleBankAccount.id),
    ].map((result) => (result.ok ? 'ok' : result.issues[0]?.code))
    expect(refusals).toEqual(['verification_approved', 'not_found', 'not_found'])
  })
})

describe('an account that the host sends again', () => {
  it('keeps its verification, and loses it with another number', async () => {
    const world = await setUp()
    demandValue(await world.linx.financialAccounts.verify(sampleBankAccount.id))
    await world.runFor(5 * DAY_MS)
    demandValue(await world.linx.financialAccounts.put({ ...sampleBankAccount, nameOnAccount: 'John A Doe' }))
    expect((await world.verificationOf()).status).toBe('APPROVED')
    const bank = { ...sampleBankAccount.bank, accountNumber: '777888999' }
    demandValue(await world.linx.financialAccounts.put({ ...sampleBankAccount, bank }))
    expect(await world.verificationOf()).toEqual({ status: 'UNVERIFIED' })
  })
})

describe('a workflow that debits an account nobody has verified', () => {
  it('makes a payment that waits, asks the bank by itself, tells the Customer, and goes on when approved', async () => {
    const world = await setUp()
    const { status, accountId, transactionId } = await collect(world)
    expect(await status()).toMatchObject({
      status: 'PENDING',
      message: 'Waits until the account that it debits is verified',
    })
    await world.runFor(HOUR_MS)
    expect(world.ach.calls().map(({ verb }) => verb)).toEqual(['verify'])
    expect(bodies(world).at(-1)).toContain('your bank is checking your account')
    await world.runFor(5 * DAY_MS)
    expect((await world.verificationOf(accountId)).status).toBe('APPROVED')
    expect((await status()).status).toBe('PROCESSING')
    expect(world.ach.timesMoved({ transactionId })).toBe(1)
    expect(bodies(world).filter((body) => body.includes('is checking'))).toHaveLength(1)
  })

  it('ends the payment with a reason when the bank says no, and tells the Customer', async () => {
    const world = await setUp()
    const { status, transactionId } = await collect(world)
    const reference = await wakeUntilAnswered(world)
    await world.engine.rails.ingest(
      'ach',
      world.ach.inboundOf([world.ach.returnPayment(reference, { code: 'R04', reason: 'Invalid account' })], 'file'),
    )
    await world.settle()
    expect(await status()).toMatchObject({
      status: 'ERROR',
      message: 'The account is not verified. The bank returned the prenote: R04 Invalid account',
    })
    expect(world.ach.timesMoved({ transactionId })).toBe(0)
    expect(bodies(world).at(-1)).toContain('could not be verified')
  })

  it('lets the payment go on at once when the host brings the result, and cancels it while it waits', async () => {
    const world = await setUp()
    const { status, accountId } = await collect(world)
    demandValue(await world.linx.financialAccounts.setVerification(accountId, { status: 'APPROVED' }))
    await world.settle()
    expect((await status()).status).toBe('PROCESSING')
    const other = await setUp()
    const waiting = await collect(other)
    demandValue(await other.linx.transactions.cancel(waiting.transactionId))
    await other.runFor(9 * DAY_MS)
    expect((await waiting.status()).status).toBe('CANCELLED')
    expect(other.ach.ledger().entries()).toEqual([])
  })

  it('is refused where the rail verifies nothing, and by the API, where nothing waits', async () => {
    const clock = createVirtualClock(START)
    const { sms, rails } = createSimulation({ storage: createMemoryStorage(), clock })
    const { verification: _, ...capabilities } = rails.ach.capabilities
    const ach = createScriptedRail({
      solution: 'ach',
      clock,
      capabilities: { ...capabilities, verification: undefined },
    })
    const world = await setUp({ sms, rails: { ...rails, ach } }, clock)
    demandValue(await world.linx.workflows.create(collectRequest))
    await world.settle()
    const visit = await openLatest(world)
    await answerOpenSteps(visit)
    const refused = await visit.confirm()
    expect(refused.ok ? [] : refused.issues.map(({ code }) => code)).toEqual(['transaction_account_not_verified'])
    const direct = await (await setUp()).linx.transactions.create(directRequest, { idempotencyKey: 'direct-1' })
    expect(direct.ok ? [] : direct.issues.map(({ code }) => code)).toEqual(['transaction_account_not_verified'])
  })
})
