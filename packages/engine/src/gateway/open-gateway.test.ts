import { createMemoryStorage } from '@linx/storage-memory'
import {
  answerOpenSteps,
  cardPaymentRequest,
  createRecordingStorage,
  createSimulation,
  demandValue,
  latestToken,
  loadSampleParties,
  openLatest,
  openLive,
  SAMPLE_BUSINESS_ACCOUNT_ID,
  SAMPLE_PHONE,
  tokenOf,
} from '@linx/testing'
import { describe, expect, it } from 'vitest'

const HOUR_MS = 3_600_000

const setUp = async () => {
  const storage = createRecordingStorage(createMemoryStorage())
  const simulation = createSimulation({ storage })
  await loadSampleParties(simulation.linx)
  const { workflowId } = demandValue(await simulation.linx.workflows.create(cardPaymentRequest))
  await simulation.settle()
  return { ...simulation, storage, workflowId }
}

type World = Awaited<ReturnType<typeof setUp>>

/** The tokens of every link on the phone, oldest first. */
const tokensOf = ({ sms }: World): readonly string[] =>
  sms
    .messagesTo(SAMPLE_PHONE)
    .flatMap(({ message }) => message.body.match(/https:\S+/g) ?? [])
    .map(tokenOf)

const outcomesOf = async ({ engine }: World, tokens: readonly string[]): Promise<readonly string[]> =>
  Promise.all(tokens.map(async (token) => (await engine.gateway.open(token)).outcome))

describe('opening a link', () => {
  it('changes nothing, a thousand times', async () => {
    const world = await setUp()
    const token = latestToken(world)
    const before = world.storage.batches().length
    for (let time = 0; time < 1_000; time += 1) await openLive(world.engine, token)
    expect(world.storage.batches()).toHaveLength(before)
    expect(demandValue(await world.linx.workflows.get(world.workflowId)).status).toBe('ACTIVE')
  })

  it('shows what the page needs and no account number', async () => {
    const world = await setUp()
    const { view } = await openLive(world.engine, latestToken(world))
    expect(view).toMatchObject({
      workflowId: world.workflowId,
      businessName: 'Rocket Rebates',
      customerName: 'John Doe',
      payment: { amount: '20.00', currency: 'USD', credit: { maskedAccountNumber: expect.stringContaining('4242') } },
      canConfirm: true,
    })
    expect(JSON.stringify(view)).not.toContain('000111222333')
    expect(JSON.stringify(view)).not.toContain('tok_sample_debit')
  })

  it.each(['', 'short', 'x'.repeat(22), 'x'.repeat(100_000), '../../../../etc/passwd', '\ud800'.repeat(22)])(
    'answers "unknown" to a token that is none',
    async (token) => {
      const { engine } = await setUp()
      expect(await engine.gateway.open(token)).toEqual({ outcome: 'unknown' })
    },
  )

  it('is possible with the newest three links after resends, and not with older ones', async () => {
    const world = await setUp()
    for (let time = 0; time < 4; time += 1) {
      await world.clock.advance(HOUR_MS)
      demandValue(await world.linx.workflows.resend(world.workflowId))
      await world.settle()
    }
    expect(await outcomesOf(world, tokensOf(world))).toEqual(['unknown', 'unknown', 'open', 'open', 'open'])
  })

  it('finds the end of a workflow behind every link, with the business and without amount or name', async () => {
    const world = await setUp()
    await world.clock.advance(HOUR_MS)
    await world.linx.workflows.resend(world.workflowId)
    await world.settle()
    await world.linx.workflows.cancel(world.workflowId)
    for (const token of tokensOf(world)) {
      expect(await world.engine.gateway.open(token)).toEqual({
        outcome: 'ended',
        status: 'CANCELLED',
        business: {
          businessAccountId: SAMPLE_BUSINESS_ACCOUNT_ID,
          businessName: 'Rocket Rebates',
          contact: '1-800-555-0199',
          language: 'en',
        },
      })
    }
  })

  it('is decided by the clock, before any timer has fired', async () => {
    const world = await setUp()
    const token = latestToken(world)
    world.clock.set(world.clock.now() + 48 * HOUR_MS - 1)
    expect((await world.engine.gateway.open(token)).outcome).toBe('open')
    world.clock.set(world.clock.now() + 1)
    expect(await world.engine.gateway.open(token)).toMatchObject({ outcome: 'ended', status: 'EXPIRED' })
  })

  it.each(['confirm', 'decline'] as const)('is over after a %s', async (verb) => {
    const world = await setUp()
    const visit = await openLatest(world)
    demandValue(await (verb === 'confirm' ? visit.confirm() : visit.decline({ reason: 'NOT_EXPECTED' })))
    expect((await world.engine.gateway.open(latestToken(world))).outcome).toBe('ended')
  })
})

describe('a token', () => {
  it('is nowhere at rest, in any state, task or journal entry; only its hash is', async () => {
    const world = await setUp()
    await answerOpenSteps(await openLatest(world))
    await world.clock.advance(HOUR_MS)
    await world.linx.workflows.resend(world.workflowId)
    await world.settle()
    const tokens = tokensOf(world)
    expect(tokens).toHaveLength(2)
    for (const token of tokens) expect(world.storage.writtenText()).not.toContain(token)
  })

  it('carries 128 bits', async () => {
    expect(latestToken(await setUp())).toMatch(/^[A-Za-z0-9_-]{22}$/)
  })
})
