import { createMemoryStorage } from '@linx/storage-memory'
import {
  cardPaymentRequest,
  createSimulation,
  demandValue,
  fixtures,
  loadSampleParties,
  sampleCustomer,
} from '@linx/testing'
import { describe, expect, it } from 'vitest'

/** Late on the evening of the 1st in New York, early on the 2nd in UTC, noon of the 2nd in Tokyo. */
const START = Date.parse('2026-03-02T03:30:00Z')

const profileRequest = {
  title: 'New Customer',
  expireInHours: 24,
  steps: [{ name: 'notification' }, { name: 'customer-account' }],
  parameters: { phoneNumber: '+14165550199' },
}

const setUp = async () => {
  const simulation = createSimulation({ storage: createMemoryStorage(), start: START })
  await loadSampleParties(simulation.linx)
  const card = demandValue(await simulation.linx.workflows.create(cardPaymentRequest)).workflowId
  await simulation.clock.advance(60_000)
  const profile = demandValue(await simulation.linx.workflows.create(profileRequest)).workflowId
  return { ...simulation, card, profile }
}

type World = Awaited<ReturnType<typeof setUp>>

const found = async ({ linx }: World, query: object): Promise<readonly string[]> =>
  demandValue(await linx.workflows.search(query)).result.map(({ id }) => id)

const foundV1 = async ({ linx }: World, query: object): Promise<readonly string[]> =>
  demandValue(await linx.workflows.searchSend(query)).result.map(({ requestId }) => requestId)

describe('search v2', () => {
  it('shows the newest first, one page after the other', async () => {
    const world = await setUp()
    expect(await found(world, {})).toEqual([world.profile, world.card])
    expect(await found(world, { size: 1, page: 2 })).toEqual([world.card])
    expect(await found(world, { size: 1, page: 3 })).toEqual([])
    expect(await found(world, { sort: 'createdAt,ASC' })).toEqual([world.card, world.profile])
    expect(demandValue(await world.linx.workflows.search({ size: 1 })).totalElements).toBe(2)
  })

  it.each(['john', 'DOE', 'john doe', 'john.doe@example.com', '+1 (647) 123-4567', '16471234567'])(
    'finds by %s',
    async (search) => {
      const world = await setUp()
      expect(await found(world, { search })).toContain(world.card)
      expect(await found(world, { search })).not.toContain(world.profile)
    },
  )

  it('finds by workflow id and by status', async () => {
    const world = await setUp()
    expect(await found(world, { search: world.profile })).toEqual([world.profile])
    demandValue(await world.linx.workflows.cancel(world.card))
    expect(await found(world, { status: 'CANCELLED' })).toEqual([world.card])
    expect(await found(world, { status: 'CREATED' })).toEqual([world.profile])
  })

  it('does not find by part of a phone number', async () => {
    expect(await found(await setUp(), { search: '1234567' })).toEqual([])
  })
})

describe('search v1', () => {
  it('answers in the form of seed 002', async () => {
    const { linx, card } = await setUp()
    const { result } = demandValue(await linx.workflows.searchSend({ name: 'John Doe' }))
    expect(result).toEqual([
      {
        requestId: card,
        name: 'John Doe',
        email: sampleCustomer.primaryEmail,
        phoneNumber: '+16471234567',
        status: 'ACTIVE',
        createdAt: '2026-03-02T03:30:00.000Z',
        createdBy: 'Jane Doe',
      },
    ])
    expect(Object.keys(result[0] ?? {})).toEqual(Object.keys(fixtures.sessionSearchAnswer.result[0]))
  })

  it.each([
    ['UTC', '2026-03-01', 0],
    ['UTC', '2026-03-02', 2],
    ['America/New_York', '2026-03-01', 2],
    ['America/New_York', '2026-03-02', 0],
    ['UTC-5', '2026-03-01', 2],
    ['+09:00', '2026-03-02', 2],
    ['Asia/Tokyo', '2026-03-03', 0],
  ])('counts days of creation in %s: %s has %i', async (timeZone, createdAt, count) => {
    expect(await foundV1(await setUp(), { timeZone, createdAt })).toHaveLength(count)
  })

  it.each([
    ['UTC', '2026-03-03', ['profile']],
    ['UTC', '2026-03-04', ['card']],
    ['America/New_York', '2026-03-02', ['profile']],
    ['America/New_York', '2026-03-03', ['card']],
  ] as const)('counts days of expiry in %s: %s', async (timeZone, expiry, names) => {
    const world = await setUp()
    expect(await foundV1(world, { timeZone, expiry })).toEqual(names.map((name) => world[name]))
  })

  it('counts a workflow whose SMS is on its way as active', async () => {
    const world = await setUp()
    expect(await foundV1(world, { status: 'ACTIVE' })).toHaveLength(2)
    await world.settle()
    expect(await foundV1(world, { status: 'ACTIVE' })).toHaveLength(2)
    expect(await foundV1(world, { status: 'EXPIRED' })).toEqual([])
  })

  it('finds a number on file as it was typed, whole only (seed 002 prints one without country code)', async () => {
    const world = await setUp()
    const number = fixtures.sessionSearchAnswer.result[0].phoneNumber
    demandValue(await world.linx.customers.put({ ...sampleCustomer, primaryPhoneNumber: { number, type: 'MOBILE' } }))
    const { workflowId } = demandValue(await world.linx.workflows.create(cardPaymentRequest))
    expect(await foundV1(world, { phoneNumber: number })).toEqual([workflowId])
    expect(await foundV1(world, { phoneNumber: number.slice(1) })).toEqual([])
  })
})
