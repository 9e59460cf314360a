import { createMemoryStorage } from '@linx/storage-memory'
import {
  answerOpenSteps,
  cardPaymentRequest,
  createRecordingStorage,
  createSimulation,
  demandValue,
  findViolations,
  loadSampleParties,
  newCustomerRequest,
  observeSimulation,
  openLatest,
  SAMPLE_PHONE,
  sampleAnswers,
  sampleBusinessAccount,
  sampleCard,
} from '@linx/testing'
import { describe, expect, it } from 'vitest'

const HOUR_MS = 3_600_000
const { accountNumber } = sampleAnswers.bankAccount

const setUp = async (request: object) => {
  const storage = createRecordingStorage(createMemoryStorage())
  const simulation = createSimulation({ storage })
  await loadSampleParties(simulation.linx)
  const { workflowId } = demandValue(await simulation.linx.workflows.create(request))
  await simulation.settle()
  return { ...simulation, storage, workflowId, visit: await openLatest(simulation) }
}

const codesOf = (result: { readonly ok: boolean; readonly issues?: readonly { readonly code: string }[] }) =>
  result.issues?.map(({ code }) => code) ?? []

describe('confirming for a new Customer', () => {
  it('makes Customer, account and payment in one commit, and hands the payment to the rail once', async () => {
    const { visit, linx, workflowId, settle, rails, storage, sms, clock } = await setUp(newCustomerRequest)
    await answerOpenSteps(visit)
    const before = storage.batches().length
    demandValue(await visit.confirm())
    expect(storage.batches()).toHaveLength(before + 1)
    expect(
      storage
        .batches()
        .at(-1)
        ?.puts?.map(({ key }) => key.kind)
        .toSorted(),
    ).toEqual(['customer', 'customerKey', 'financialAccount', 'session', 'transaction', 'workflow'])
    await settle()
    const { customerId, transactionId } = demandValue(await linx.workflows.get(workflowId))
    expect(demandValue(await linx.customers.get(customerId ?? ''))).toMatchObject({
      firstName: 'Ada',
      primaryPhoneNumber: { e164: SAMPLE_PHONE },
    })
    expect(demandValue(await linx.transactions.get(transactionId ?? '')).latestStatus.status).toBe('PROCESSING')
    expect(rails.ach.timesMoved({ transactionId: transactionId ?? '' })).toBe(1)
    expect(await findViolations(observeSimulation({ sms, rails, clock }, storage))).toEqual([])
  })

  it('answers with the page as it is afterwards, the first time and when it is repeated', async () => {
    const { visit } = await setUp(newCustomerRequest)
    await answerOpenSteps(visit)
    const answer = demandValue(await visit.confirm())
    const now = demandValue(await visit.refresh())
    expect(answer).toEqual(now)
    expect(demandValue(await visit.confirm())).toEqual(now)
  })
})

describe('an account number', () => {
  it('is in no view, audit entry, event, SMS or refusal', async () => {
    const { visit, linx, workflowId, engine, sms, settle, storage } = await setUp(newCustomerRequest)
    const shown: unknown[] = []
    engine.events.on('*', (event) => shown.push(event))
    const account = demandValue(await visit.refresh()).steps[2]
    const bad = { ...sampleAnswers.bankAccount, routingNumber: '011401534' }
    await visit.submit(demandValue(await visit.refresh()).steps[1]?.stepId ?? '', sampleAnswers.customerAccount)
    shown.push(await visit.submit(account?.stepId ?? '', bad))
    shown.push(await answerOpenSteps(visit), await linx.workflows.get(workflowId), await visit.confirm())
    await settle()
    const { transactionId } = demandValue(await linx.workflows.get(workflowId))
    shown.push(
      await linx.workflows.get(workflowId),
      await linx.workflows.search(),
      await linx.audit.list({ limit: 1_000 }),
    )
    shown.push(await linx.transactions.get(transactionId ?? ''), sms.sends(), await visit.refresh())
    const financialAccountId = storage
      .batches()
      .flatMap(({ puts = [] }) => puts)
      .findLast(({ key }) => key.kind === 'financialAccount')?.key.id
    shown.push(await linx.financialAccounts.get(financialAccountId ?? ''))
    expect(JSON.stringify(shown)).not.toContain(accountNumber)
    expect(JSON.stringify(shown)).toContain(`******${accountNumber.slice(-4)}`)
    expect(JSON.stringify(storage.batches().flatMap(({ journal, tasks }) => [journal, tasks]))).not.toContain(
      accountNumber,
    )
  })

  it('leaves the session when it ends', async () => {
    const { visit, storage } = await setUp(newCustomerRequest)
    await answerOpenSteps(visit)
    demandValue(await visit.confirm())
    const session = storage
      .batches()
      .flatMap(({ puts = [] }) => puts)
      .findLast(({ key }) => key.kind === 'session')
    expect(JSON.stringify(session)).not.toContain(accountNumber)
  })
})

describe('confirming', () => {
  it('twice, from two visits, makes one payment', async () => {
    const world = await setUp(cardPaymentRequest)
    const second = await openLatest(world)
    const results = await Promise.all([world.visit.confirm(), second.confirm(), world.visit.confirm()])
    expect(results.map(({ ok }) => ok)).toEqual([true, true, true])
    await world.settle()
    expect(world.rails['push-to-card'].ledger().totals()).toMatchObject([{ netMinor: 2_000n }])
  })

  it('one millisecond before the expiry pays; at the expiry it does not, even if no timer has fired', async () => {
    for (const [early, status] of [
      [1, 'COMPLETED'],
      [0, 'EXPIRED'],
    ] as const) {
      const { visit, clock, linx, workflowId, settle, rails } = await setUp(cardPaymentRequest)
      clock.set(clock.now() + 48 * HOUR_MS - early)
      expect(codesOf(await visit.confirm())).toEqual(early === 1 ? [] : ['workflow_expired'])
      await settle()
      expect(demandValue(await linx.workflows.get(workflowId)).status).toBe(status)
      expect(rails['push-to-card'].ledger().entries()).toHaveLength(early)
    }
  })

  it.each([
    ['its own account', { ...sampleBusinessAccount, state: 'SUSPENDED' }, 'payment.debit'],
    ["the Customer's card", { ...sampleCard, state: 'SUSPENDED' }, 'payment.credit'],
  ])('is refused when the business has suspended %s meanwhile', async (_, account, path) => {
    const { visit, linx } = await setUp(cardPaymentRequest)
    demandValue(await linx.financialAccounts.put(account))
    expect(await visit.confirm()).toMatchObject({ ok: false, issues: [{ path }] })
  })
})
