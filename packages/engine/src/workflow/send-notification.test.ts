import { createMemoryStorage } from '@linx/storage-memory'
import {
  cardPaymentRequest,
  createFaultyStorage,
  createSimulation,
  demandValue,
  loadSampleParties,
  SAMPLE_PHONE,
  type SmsBehaviour,
  type StorageFault,
} from '@linx/testing'
import { describe, expect, it } from 'vitest'
import type { EngineEvent } from '../index.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 3_600_000

const setUp = async (...behaviours: readonly SmsBehaviour[]) => {
  const storage = createMemoryStorage()
  const simulation = createSimulation({ storage })
  const events: EngineEvent[] = []
  simulation.engine.events.on('*', (event) => events.push(event))
  await loadSampleParties(simulation.linx)
  simulation.sms.script.next(...behaviours)
  const { workflowId } = demandValue(await simulation.linx.workflows.create(cardPaymentRequest))
  const history = async () => demandValue(await simulation.linx.workflows.notifications(workflowId))
  const status = async () => demandValue(await simulation.linx.workflows.get(workflowId)).status
  const runFor = (durationMs: number) => simulation.runUntil(simulation.clock.now() + durationMs)
  return { ...simulation, storage, events, workflowId, history, status, runFor }
}

const lost: SmsBehaviour = { answer: 'unknown', isSent: false }
const sentButUnknown: SmsBehaviour = { answer: 'unknown', isSent: true }
const throttled: SmsBehaviour = { answer: 'reject', class: 'transient' }

describe('the invitation', () => {
  it('makes the workflow active when the provider has taken it', async () => {
    const { settle, status, history } = await setUp()
    expect(await status()).toBe('CREATED')
    await settle()
    expect(await status()).toBe('ACTIVE')
    expect(await history()).toMatchObject([{ serial: 0, origin: 'INITIAL', deliveryStatus: 'SENT' }])
  })

  it('is sent once more after an unknown outcome, and then no more', async () => {
    const { runFor, sms, history, status } = await setUp(sentButUnknown, sentButUnknown)
    await runFor(12 * HOUR_MS)
    expect(sms.sends()).toHaveLength(2)
    expect(await history()).toMatchObject([{ deliveryStatus: 'QUEUED', isUncertain: true }])
    expect(await status()).toBe('ACTIVE')
  })

  it.each([
    ['throws', { answer: 'throw', isSent: false }],
    ['answers no outcome', { answer: 'malformed', isSent: false }],
    ['says that it does not know', lost],
  ] as const)('reaches the phone by its second copy when the provider %s', async (_, behaviour) => {
    const { runFor, sms, history } = await setUp(behaviour)
    await runFor(HOUR_MS)
    expect(sms.messagesTo(SAMPLE_PHONE)).toHaveLength(1)
    expect(await history()).toMatchObject([{ deliveryStatus: 'SENT' }])
  })

  it('counts a provider that never answers as unknown after ten seconds', async () => {
    const { settle, clock, sms, status } = await setUp({ answer: 'never', isSent: true })
    const run = settle()
    await clock.advance(9_999)
    expect(await status()).toBe('CREATED')
    await clock.advance(1)
    await run
    await clock.advance(2 * MINUTE_MS)
    await settle()
    expect(sms.sends()).toHaveLength(2)
  })

  it('is tried again after 30 s, 2 min, 10 min, 1 h and 4 h while the provider is busy', async () => {
    const { runFor, sms, history } = await setUp(...Array<SmsBehaviour>(5).fill(throttled))
    await runFor(6 * HOUR_MS)
    const times = sms.sends().map(({ at }) => at)
    expect(times.slice(1).map((at, index) => at - (times[index] ?? 0))).toEqual([
      30_000,
      2 * MINUTE_MS,
      10 * MINUTE_MS,
      HOUR_MS,
      4 * HOUR_MS,
    ])
    expect(await history()).toMatchObject([{ deliveryStatus: 'SENT' }])
  })

  it('that a number cannot receive is told to the business, stays in the history, and can be resent', async () => {
    const { runFor, events, history, status, linx, workflowId } = await setUp({
      answer: 'reject',
      class: 'permanent-number',
    })
    await runFor(HOUR_MS)
    expect(await status()).toBe('CREATED')
    expect(await history()).toMatchObject([{ deliveryStatus: 'REJECTED' }])
    expect(events).toContainEqual(
      expect.objectContaining({
        type: 'linx.notification-failed',
        data: expect.objectContaining({ workflowId, serial: 0, reason: 'permanent-number' }),
      }),
    )
    demandValue(await linx.workflows.resend(workflowId))
    await runFor(MINUTE_MS)
    expect(await status()).toBe('ACTIVE')
    expect((await history())[1]).toMatchObject({ origin: 'MANUAL', deliveryStatus: 'SENT' })
  })

  it('is not sent any more when the workflow was cancelled first', async () => {
    const { linx, workflowId, settle, sms } = await setUp()
    demandValue(await linx.workflows.cancel(workflowId))
    await settle()
    expect(sms.sends()).toEqual([])
  })
})

describe('a process that dies around the send', () => {
  const beforeSend: StorageFault = { kind: 'die-before', call: 1, verb: 'get' }
  /** Before the first send to a phone it is stored who texts it. */
  const afterSend: StorageFault = { kind: 'die-before', call: 2, verb: 'commit' }
  /** Whoever takes over stores first that it is about to send. */
  const afterSecondSend: StorageFault = { kind: 'die-before', call: 2, verb: 'commit' }
  const afterIntent: StorageFault = { kind: 'die-after', call: 1, verb: 'commit' }

  /** Runs processes that die one after the other, then one that lives. */
  const runWithDeaths = async (...deaths: readonly StorageFault[]) => {
    const world = await setUp()
    const { clock, sms, rails, storage } = world
    for (const [index, death] of deaths.entries()) {
      const faulty = createFaultyStorage(storage, [death])
      const mortal = createSimulation({ storage: faulty, clock, peers: { sms, rails }, seed: 100 + index })
      await mortal.settle().catch(() => undefined)
      expect(faulty.isDead()).toBe(true)
      await clock.advance(30_001)
    }
    await world.runFor(6 * HOUR_MS)
    const [entry] = await world.history()
    return {
      copies: sms.messagesTo(SAMPLE_PHONE).length,
      isUncertain: entry?.isUncertain,
      status: await world.status(),
    }
  }

  it('after the send, before its commit: the phone gets a second copy', async () => {
    expect(await runWithDeaths(afterSend)).toEqual({ copies: 2, status: 'ACTIVE' })
  })

  it('after both sends: the phone gets no third copy, and the message is marked uncertain', async () => {
    expect(await runWithDeaths(afterSend, afterSecondSend)).toEqual({ copies: 2, isUncertain: true, status: 'ACTIVE' })
  })

  it('five times before it sent anything: the phone gets its message all the same', async () => {
    expect(await runWithDeaths(...Array(5).fill(beforeSend))).toEqual({ copies: 1, status: 'ACTIVE' })
  })

  it('after a send, then before any other: the second copy still goes out', async () => {
    expect(await runWithDeaths(afterSend, beforeSend, beforeSend)).toEqual({ copies: 2, status: 'ACTIVE' })
  })

  it('just when it was about to send: that copy counts, so there is no third', async () => {
    expect(await runWithDeaths(afterSend, afterIntent)).toEqual({ copies: 1, isUncertain: true, status: 'ACTIVE' })
  })
})

describe('reminders and the expiry', () => {
  it('follow the invitation inside the allowed hours, and end with a message about the expiry', async () => {
    const { runFor, sms, status, history } = await setUp()
    await runFor(96 * HOUR_MS)
    const kinds = sms
      .messagesTo(SAMPLE_PHONE)
      .map(({ message, receivedAt }) => [message.kind, new Date(receivedAt).toISOString()])
    expect(kinds).toEqual([
      ['invitation', '2026-03-02T15:00:00.000Z'],
      ['reminder', '2026-03-03T19:00:00.000Z'],
      ['expiry', '2026-03-04T19:00:00.000Z'],
    ])
    expect(await status()).toBe('EXPIRED')
    expect((await history()).map(({ origin }) => origin)).toEqual(['INITIAL', 'REMINDER', 'EXPIRY'])
  })

  it('move with an extension', async () => {
    const { runFor, linx, workflowId, status, clock } = await setUp()
    await runFor(HOUR_MS)
    const expireAt = new Date(clock.now() + 30 * 24 * HOUR_MS).toISOString()
    demandValue(await linx.workflows.extend(workflowId, { expireAt }))
    await runFor(29 * 24 * HOUR_MS)
    expect(await status()).toBe('ACTIVE')
    await runFor(48 * HOUR_MS)
    expect(await status()).toBe('EXPIRED')
  })
})
