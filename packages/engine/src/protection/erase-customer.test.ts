import { createMemoryStorage } from '@linx/storage-memory'
import {
  answerOpenSteps,
  cardPaymentRequest,
  createSimulation,
  demandValue,
  loadSampleParties,
  newCustomerRequest,
  openLatest,
  SAMPLE_BUSINESS_ACCOUNT_ID,
  sampleCard,
  sampleCustomer,
} from '@linx/testing'
import { describe, expect, it } from 'vitest'

const DAY_MS = 86_400_000

const setUp = async () => {
  const storage = createMemoryStorage()
  const world = createSimulation({ storage })
  await loadSampleParties(world.linx)
  return { ...world, storage }
}

type World = Awaited<ReturnType<typeof setUp>>

const found = async ({ linx }: World, search: string): Promise<number> =>
  demandValue(await linx.workflows.search({ search })).totalElements

/** A new Customer who was paid by ACH, and whose payment has settled. */
const payNewCustomer = async (world: World) => {
  const { workflowId } = demandValue(await world.linx.workflows.create(newCustomerRequest))
  await world.settle()
  const visit = await openLatest(world)
  await answerOpenSteps(visit)
  demandValue(await visit.confirm())
  await world.runUntil(world.clock.now() + 2 * DAY_MS)
  const { ach } = world.rails
  const reference = ach.calls().find(({ verb }) => verb === 'submit')?.reference ?? ''
  await world.engine.rails.ingest('ach', ach.inboundOf([ach.settle(reference)], 'file'))
  await world.settle()
  const detail = demandValue(await world.linx.workflows.get(workflowId))
  return { workflowId, customerId: String(detail.customerId), transactionId: String(detail.transactionId) }
}

const codesOf = (result: { readonly ok: boolean; readonly issues?: readonly { readonly code: string }[] }) =>
  result.issues?.map(({ code }) => code)

describe('erasing a Customer', () => {
  it('makes the profile unreadable, keeps the money facts, and leaves the audit intact', async () => {
    const world = await setUp()
    const { customerId, transactionId, workflowId } = await payNewCustomer(world)
    const before = demandValue(await world.linx.transactions.get(transactionId))
    const { erasedAt } = demandValue(await world.linx.customers.erase(customerId))
    await world.settle()
    expect(codesOf(await world.linx.customers.get(customerId))).toEqual(['not_found'])
    expect(demandValue(await world.linx.transactions.get(transactionId))).toEqual(before)
    const detail = demandValue(await world.linx.workflows.get(workflowId))
    expect(detail).toMatchObject({ status: 'COMPLETED', title: '', phoneNumber: '' })
    expect(JSON.stringify(detail)).not.toMatch(/Ada|Byron|6471234567/)
    expect(erasedAt).toBe(new Date(world.clock.now()).toISOString())
    await world.runUntil(world.clock.now() + DAY_MS)
    expect(await world.linx.audit.verify()).toMatchObject({ isIntact: true })
  })

  it('takes the Customer out of every search', async () => {
    const world = await setUp()
    const { customerId, workflowId } = await payNewCustomer(world)
    const words = ['Byron', 'ada@example.com', '+16471234567', '16471234567']
    expect(await Promise.all(words.map((word) => found(world, word)))).toEqual([1, 1, 1, 1])
    demandValue(await world.linx.customers.erase(customerId))
    await world.settle()
    expect(await Promise.all(words.map((word) => found(world, word)))).toEqual([0, 0, 0, 0])
    expect(await found(world, workflowId)).toBe(1)
  })

  it('suspends the accounts and empties them', async () => {
    const world = await setUp()
    demandValue(await world.linx.customers.erase(sampleCustomer.id))
    await world.settle()
    const account = demandValue(await world.linx.financialAccounts.get(sampleCard.id))
    expect(account).toMatchObject({ state: 'SUSPENDED', nameOnAccount: '' })
    expect(codesOf(await world.linx.workflows.create(cardPaymentRequest))).toBeDefined()
    expect(codesOf(await world.linx.financialAccounts.put(sampleCard))).toEqual(['financial_account_owner'])
  })

  it('cannot be read by another process either, whatever it has in memory', async () => {
    const world = await setUp()
    const { customerId, workflowId } = await payNewCustomer(world)
    const { sms, rails, clock, storage } = world
    const other = createSimulation({ storage, clock, peers: { sms, rails }, seed: 2 })
    expect(demandValue(await other.linx.customers.get(customerId)).firstName).toBe('Ada')
    demandValue(await world.linx.customers.erase(customerId))
    expect(codesOf(await other.linx.customers.get(customerId))).toEqual(['not_found'])
    await world.settle()
    expect(demandValue(await other.linx.workflows.get(workflowId)).title).toBe('')
  })

  it('uses the id up, and answers a repeat as the first call', async () => {
    const world = await setUp()
    const first = demandValue(await world.linx.customers.erase(sampleCustomer.id))
    await world.clock.advanceTo(world.clock.now() + DAY_MS)
    expect(demandValue(await world.linx.customers.erase(sampleCustomer.id))).toEqual(first)
    expect(codesOf(await world.linx.customers.put(sampleCustomer))).toEqual(['customer_erased'])
    expect(codesOf(await world.linx.customers.erase('nobody'))).toEqual(['not_found'])
  })

  it('is refused while a workflow is live, and while a payment is in flight', async () => {
    const world = await setUp()
    demandValue(await world.linx.workflows.create(cardPaymentRequest))
    expect(codesOf(await world.linx.customers.erase(sampleCustomer.id))).toEqual(['customer_in_use'])
    await world.settle()
    const visit = await openLatest(world)
    demandValue(await visit.confirm())
    expect(codesOf(await world.linx.customers.erase(sampleCustomer.id))).toEqual(['customer_in_use'])
    await world.runUntil(world.clock.now() + DAY_MS)
    expect((await world.linx.customers.erase(sampleCustomer.id)).ok).toBe(true)
  })

  it('leaves no key behind', async () => {
    const { storage, linx } = await setUp()
    demandValue(await linx.customers.erase(sampleCustomer.id))
    const key = { businessAccountId: SAMPLE_BUSINESS_ACCOUNT_ID, kind: 'customerKey', id: sampleCustomer.id }
    const [record] = await storage.get([key])
    expect(record?.body).toMatchObject({ erasedAt: expect.any(Number) })
    expect(record?.body).not.toHaveProperty('sealed')
  })
})
