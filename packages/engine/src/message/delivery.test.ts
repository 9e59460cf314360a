import type { SmsDeliveryStatus } from '@linx/contracts'
import { createMemoryStorage } from '@linx/storage-memory'
import {
  cardPaymentRequest,
  createSimulation,
  demandValue,
  loadSampleParties,
  SAMPLE_PHONE,
  type SmsBehaviour,
} from '@linx/testing'
import { describe, expect, it } from 'vitest'
import type { EngineEvent } from '../index.ts'

const MINUTE_MS = 60_000

const setUp = async (...behaviours: readonly SmsBehaviour[]) => {
  const world = createSimulation({ storage: createMemoryStorage() })
  const { engine, sms, linx, clock, runUntil, settle } = world
  const events: EngineEvent[] = []
  engine.events.on('*', (event) => events.push(event))
  await loadSampleParties(linx)
  sms.script.next(...behaviours)
  const { workflowId } = demandValue(await linx.workflows.create(cardPaymentRequest))
  await settle()
  const history = async () => demandValue(await linx.workflows.notifications(workflowId))
  const report = (status: SmsDeliveryStatus, options: Parameters<typeof sms.deliveryCallback>[2] = {}) =>
    engine.sms.receiveCallback(sms.deliveryCallback(`${workflowId}:0`, status, options))
  const get = async () => demandValue(await linx.workflows.get(workflowId))
  const runFor = (minutes: number) => runUntil(clock.now() + minutes * MINUTE_MS)
  return { ...world, events, workflowId, history, report, get, runFor }
}

const inDoubt: SmsBehaviour = { answer: 'unknown', isSent: true }

describe('delivery reports', () => {
  it('move the status on and never back, however often and in whatever order they come', async () => {
    const { report, history, clock } = await setUp()
    await clock.advance(1_000)
    expect(await report('DELIVERED')).toEqual({ applied: 1, repeated: 0, parked: 0 })
    for (const late of ['SENT', 'QUEUED', 'UNDELIVERED', 'DELIVERED'] as const) {
      expect(await report(late)).toEqual({ applied: 0, repeated: 1, parked: 0 })
    }
    expect(await history()).toMatchObject([
      { deliveryStatus: 'DELIVERED', deliveryStatusAt: '2026-03-02T15:00:01.000Z' },
    ])
  })

  it('tell the business of a number that takes no SMS, and nothing more is sent to it', async () => {
    const { report, get, events, history, workflowId } = await setUp()
    await report('UNDELIVERED', { class: 'permanent-number' })
    expect(await history()).toMatchObject([{ deliveryStatus: 'UNDELIVERED', failure: 'permanent-number' }])
    expect(await get()).toMatchObject({ status: 'ACTIVE', unreachable: 'unusable-number' })
    expect((await get()).nextNotificationAt).toBeUndefined()
    expect(events.at(-1)).toMatchObject({
      type: 'linx.notification-failed',
      data: { workflowId, serial: 0, reason: 'permanent-number' },
    })
  })

  it('name a failure without a reason, and reminders go on', async () => {
    const { report, get, events } = await setUp()
    await report('EXPIRED')
    expect(events.at(-1)).toMatchObject({ data: { reason: 'undelivered' } })
    expect((await get()).nextNotificationAt).toBeDefined()
  })

  it('clear up a send in doubt, so that there is no second copy', async () => {
    const { report, history, runFor, sms, get } = await setUp(inDoubt)
    expect(await history()).toMatchObject([{ deliveryStatus: 'QUEUED' }])
    expect(await report('DELIVERED')).toMatchObject({ applied: 1 })
    expect(await get()).toMatchObject({ status: 'ACTIVE' })
    await runFor(60)
    expect(sms.messagesTo(SAMPLE_PHONE)).toHaveLength(1)
  })

  it('may overtake the answer of their own send', async () => {
    const { engine, history, sms, workflowId, runFor } = await setUp()
    const early = { providerId: 'SM-later', status: 'DELIVERED', at: 1_772_463_600_000 } as const
    const request = sms.deliveryCallback(`${workflowId}:0`, 'SENT')
    expect(await engine.sms.receiveCallback({ ...request, rawBody: JSON.stringify({ delivery: early }) })).toEqual({
      applied: 0,
      repeated: 0,
      parked: 1,
    })
    await runFor(120)
    expect(await engine.sms.listParked()).toMatchObject([{ delivery: { providerId: 'SM-later' } }])
    expect(await history()).toMatchObject([{ deliveryStatus: 'SENT' }])
  })

  it('are believed only if they are verified', async () => {
    const { report, history } = await setUp()
    await expect(report('UNDELIVERED', { isForged: true })).rejects.toMatchObject({ code: 'callback_not_verified' })
    expect(await history()).toMatchObject([{ deliveryStatus: 'SENT' }])
  })
})

describe('refusals', () => {
  const wrongPassword: SmsBehaviour = { answer: 'reject', class: 'configuration' }

  it('of our credentials pause the channel: one message tries, none is lost', async () => {
    const { linx, sms, history, runFor, settle, events } = await setUp(wrongPassword, wrongPassword)
    for (let count = 0; count < 5; count += 1) demandValue(await linx.workflows.create(cardPaymentRequest))
    await settle()
    expect(sms.sends()).toHaveLength(1)
    expect(events.filter(({ type }) => type === 'sms.channel-paused')).toHaveLength(1)
    await runFor(1)
    expect(sms.sends()).toHaveLength(2)
    await runFor(4)
    expect(sms.messagesTo(SAMPLE_PHONE)).toHaveLength(6)
    expect(await history()).toMatchObject([{ deliveryStatus: 'SENT' }])
  })

  it('because of quiet hours wait for the next window', async () => {
    const { sms, runFor } = await setUp({ answer: 'reject', class: 'deferred' })
    await runFor(24 * 60)
    const [first, second] = sms.sends().map(({ at }) => new Date(at).toISOString())
    expect([first, second]).toEqual(['2026-03-02T15:00:00.000Z', '2026-03-02T18:00:00.000Z'])
  })

  it('of the content are final and told', async () => {
    const { history, events, runFor, sms } = await setUp({ answer: 'reject', class: 'compliance' })
    await runFor(600)
    expect(sms.sends()).toHaveLength(1)
    expect(await history()).toMatchObject([{ deliveryStatus: 'REJECTED', failure: 'compliance' }])
    expect(events.at(-1)).toMatchObject({ type: 'linx.notification-failed', data: { reason: 'compliance' } })
  })

  it('of a busy provider wait as long as it asks', async () => {
    const { sms, runFor } = await setUp({ answer: 'reject', class: 'transient', retryAfterMs: 7 * MINUTE_MS })
    await runFor(30)
    const [first = 0, second = 0] = sms.sends().map(({ at }) => at)
    expect(second - first).toBe(7 * MINUTE_MS)
  })
})
