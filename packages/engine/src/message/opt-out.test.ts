import { createMemoryStorage } from '@linx/storage-memory'
import {
  cardPaymentRequest,
  createSimulation,
  demandValue,
  loadSampleParties,
  newCustomerRequest,
  SAMPLE_PHONE,
  type SmsBehaviour,
} from '@linx/testing'
import { describe, expect, it } from 'vitest'
import type { EngineEvent } from '../index.ts'

const HOUR_MS = 3_600_000
const OTHER_PHONE = '+14165550199'

const setUp = async (...behaviours: readonly SmsBehaviour[]) => {
  const storage = createMemoryStorage()
  const world = createSimulation({ storage })
  const { engine, sms, linx, clock } = world
  const events: EngineEvent[] = []
  engine.events.on('*', (event) => events.push(event))
  await loadSampleParties(linx)
  sms.script.next(...behaviours)
  const create = async (phoneNumber: string = SAMPLE_PHONE) => {
    const parameters = { ...newCustomerRequest.parameters, phoneNumber }
    return demandValue(await linx.workflows.create({ ...newCustomerRequest, parameters })).workflowId
  }
  const workflowId = await create()
  await world.settle()
  let texts = 0
  const text = async (
    words: string,
    { from = SAMPLE_PHONE, providerId = `IN${texts++}` }: { from?: string; providerId?: string } = {},
  ) => {
    const request = sms.inboundCallback(from, words)
    const content = JSON.parse(request.rawBody)
    const rawBody = JSON.stringify({ inbound: { ...content.inbound, providerId } })
    const summary = await engine.sms.receiveInbound({ ...request, rawBody })
    await world.settle()
    return summary
  }
  const kinds = () => sms.messagesTo(SAMPLE_PHONE).map(({ message }) => message.kind)
  const get = async (id = workflowId) => demandValue(await linx.workflows.get(id))
  const runFor = (hours: number) => world.runUntil(clock.now() + hours * HOUR_MS)
  const told = (type: string) => events.filter((event) => event.type === type).map(({ data }) => data)
  return { ...world, storage, workflowId, create, text, kinds, get, runFor, told }
}

describe('STOP', () => {
  it('is confirmed once; after it nothing is sent, and the workflow stays active', async () => {
    const { text, kinds, get, runFor, told, workflowId } = await setUp()
    expect((await get()).nextNotificationAt).toBeDefined()
    expect(await text('Stop!')).toEqual({ applied: 1, repeated: 0, parked: 0 })
    expect(kinds()).toEqual(['invitation', 'opt-out-confirmation'])
    expect(await get()).toMatchObject({ status: 'ACTIVE', unreachable: 'opted-out' })
    expect((await get()).nextNotificationAt).toBeUndefined()
    await text('STOP')
    await text('cancel')
    await runFor(72)
    expect(kinds()).toEqual(['invitation', 'opt-out-confirmation'])
    expect((await get()).status).toBe('EXPIRED')
    expect(told('sms.opted-out')).toEqual([{ keyword: 'STOP', customerIds: [], workflowIds: [workflowId] }])
  })

  it('pauses every live workflow of that phone, and of no other', async () => {
    const { text, create, get, settle } = await setUp()
    const second = await create()
    const other = await create(OTHER_PHONE)
    await settle()
    await text('STOP')
    expect((await get(second)).unreachable).toBe('opted-out')
    expect((await get(other)).unreachable).toBeUndefined()
    expect((await get(other)).nextNotificationAt).toBeDefined()
  })

  it('refuses a resend and a new workflow as conflicts', async () => {
    const { text, linx, workflowId } = await setUp()
    await text('STOP')
    for (const result of [await linx.workflows.resend(workflowId), await linx.workflows.create(cardPaymentRequest)]) {
      expect(result).toMatchObject({ ok: false, issues: [{ code: 'recipient_opted_out' }] })
    }
  })

  it('also holds back what was asked for before it came', async () => {
    const { text, linx, workflowId, kinds, clock, settle } = await setUp()
    await clock.advance(2 * 60_000)
    demandValue(await linx.workflows.resend(workflowId))
    await text('STOP')
    await settle()
    expect(kinds().filter((kind) => kind === 'invitation')).toHaveLength(1)
    const [, resent] = demandValue(await linx.workflows.notifications(workflowId))
    expect(resent).toMatchObject({ deliveryStatus: 'REJECTED', failure: 'opted-out' })
  })

  it('counts once when the provider tells it twice, also after a START', async () => {
    const { text, get, kinds } = await setUp()
    await text('STOP', { providerId: 'IN-1' })
    await text('START', { providerId: 'IN-2' })
    expect(await text('STOP', { providerId: 'IN-1' })).toEqual({ applied: 0, repeated: 1, parked: 0 })
    expect((await get()).unreachable).toBeUndefined()
    expect(kinds()).toEqual(['invitation', 'opt-out-confirmation'])
  })

  it('comes from the provider as well, and is not confirmed again', async () => {
    const { get, told, kinds, linx, workflowId } = await setUp({ answer: 'reject', class: 'opted-out' })
    expect(await get()).toMatchObject({ status: 'CREATED', unreachable: 'opted-out' })
    expect(told('sms.opted-out')).toHaveLength(1)
    expect(told('linx.notification-failed')).toMatchObject([{ reason: 'opted-out' }])
    expect(await linx.workflows.resend(workflowId)).toMatchObject({ ok: false })
    expect(kinds()).toEqual([])
  })
})

describe('START', () => {
  it('plans the reminders anew', async () => {
    const { text, get, runFor, kinds } = await setUp()
    const planned = (await get()).nextNotificationAt
    await text('STOP')
    await text('START')
    expect((await get()).nextNotificationAt).toBe(planned)
    await runFor(30)
    expect(kinds()).toEqual(['invitation', 'opt-out-confirmation', 'reminder'])
  })
})

describe('HELP and other words', () => {
  it('answers HELP with the contact, at most once a minute, opted out or not', async () => {
    const { text, sms, clock } = await setUp()
    const answers = () => sms.messagesTo(SAMPLE_PHONE).filter(({ message }) => message.kind === 'help')
    await text('STOP')
    await text('HELP')
    await text('help!')
    expect(answers().map(({ message }) => message.body)).toEqual([expect.stringContaining('1-800-555-0199')])
    await clock.advance(61_000)
    await text('HELP')
    expect(answers()).toHaveLength(2)
  })

  it('gives what may be an opt-out to a person, and opts nobody out', async () => {
    const { text, told, get, linx, clock } = await setUp()
    await text("please don't stop")
    await clock.advance(1_000)
    await text('who is this')
    expect(told('sms.received')).toMatchObject([{ intent: 'review' }, { intent: 'other' }])
    expect((await get()).unreachable).toBeUndefined()
    expect(await linx.texts.list()).toMatchObject([
      { text: 'who is this', phoneNumber: SAMPLE_PHONE },
      { text: "please don't stop", intent: 'review' },
    ])
  })

  it('parks a text of a phone that nobody wrote to', async () => {
    const { text, engine } = await setUp()
    expect(await text('STOP', { from: OTHER_PHONE })).toEqual({ applied: 0, repeated: 0, parked: 1 })
    expect(await engine.sms.listParked()).toMatchObject([{ inbound: { from: OTHER_PHONE, text: 'STOP' } }])
  })
})
