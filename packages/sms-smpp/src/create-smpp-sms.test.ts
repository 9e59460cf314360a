import { SmsError, type SmsEvent, type SmsMessage } from '@linx/contracts'
import { afterEach, describe, expect, it } from 'vitest'
import { createSmppSms, type SmppSms } from './create-smpp-sms.ts'
import type { SmppSmsOptions } from './smpp-sms-options.ts'
import { MESSAGE, NOW, OPTIONS, PASSWORD, unaborted } from './test-support/examples.ts'
import { createManualClock } from './test-support/manual-clock.ts'
import { createSmscPeer, type SmscPeer, type SmscPeerOptions } from './test-support/smsc-peer.ts'

const opened: { readonly sms: SmppSms; readonly peer: SmscPeer }[] = []
afterEach(async () => {
  for (const { sms, peer } of opened.splice(0)) {
    const closed = sms.close()
    await peer.close()
    await closed
  }
})

const open = async (peerOptions: SmscPeerOptions = {}, options: Partial<SmppSmsOptions> = {}) => {
  const clock = createManualClock()
  const peer = await createSmscPeer(peerOptions)
  const sms = createSmppSms({ ...OPTIONS, port: peer.port, clock, throttlePauseMs: 1_000, ...options })
  opened.push({ sms, peer })
  const send = (message: Partial<SmsMessage> = {}, signal = unaborted()) =>
    sms.send({ ...MESSAGE, ...message }, { signal })
  return { clock, peer, sms, send }
}

const LONG = 'a'.repeat(400)

describe('the connection', () => {
  it('says data_coding 0 or 8 and asks for a receipt', async () => {
    const { peer, send } = await open()
    await send()
    await send({ body: 'ê' })
    const submits = peer.received().filter(({ command }) => command === 'submit_sm')
    expect(submits.map((pdu) => [pdu.data_coding, pdu.registered_delivery])).toEqual([
      [0, 1],
      [8, 1],
    ])
  })

  it('binds as transmitter and asks for no receipts if nothing is to come', async () => {
    const { peer, sms, send } = await open({}, { receives: false })
    await send({ body: LONG })
    expect(sms.capabilities).toMatchObject({ deliveryReports: false, inbound: false })
    expect(peer.received().map(({ command }) => command)).toEqual(['bind_transmitter', ...Array(3).fill('submit_sm')])
    expect(
      peer
        .received()
        .slice(1)
        .map((pdu) => pdu.registered_delivery),
    ).toEqual([0, 0, 0])
  })

  it('tells a refused login as configuration, waits longer each time, and comes back', async () => {
    const { clock, peer, send } = await open({ binds: [0x0e, 0x0f] })
    const refused = { outcome: 'rejected', class: 'configuration', isRetryable: false }
    expect(await send()).toEqual({ ...refused, providerCode: 'bind_0x0e' })
    expect(await send()).toEqual({ ...refused, providerCode: 'bind_0x0e', retryAfterMs: 750 })
    clock.advance(749)
    expect(peer.connections()).toBe(1)
    clock.advance(1)
    await peer.whenReceived('bind_transceiver', 2)
    expect(await send()).toMatchObject({ ...refused, providerCode: 'bind_0x0f' })
    clock.advance(1_500)
    expect(await send()).toMatchObject({ outcome: 'accepted' })
    expect(peer.callCount()).toBe(1)
  })

  it('tells an SMSC that is bound already as passing', async () => {
    const { send } = await open({ binds: [0x05] })
    expect(await send()).toMatchObject({ outcome: 'rejected', class: 'transient', providerCode: 'bind_0x05' })
  })

  it('reconnects at once when a connection ends, also when the SMSC unbinds', async () => {
    const { peer, send } = await open()
    await send()
    peer.unbind()
    await peer.whenReceived('unbind_resp')
    await peer.whenReceived('bind_transceiver', 2)
    expect(await send()).toMatchObject({ outcome: 'accepted' })
  })

  it('does not storm an SMSC that ends each connection', async () => {
    const { clock, peer, send } = await open({ faults: ['drop-after-commit', 'drop-after-commit'] })
    expect(await send()).toMatchObject({ outcome: 'unknown' })
    expect(await send()).toMatchObject({ outcome: 'unknown' })
    expect(await send()).toMatchObject({ outcome: 'rejected', class: 'transient', retryAfterMs: 1_500 })
    clock.advance(1_500)
    expect(await send()).toMatchObject({ outcome: 'accepted' })
    expect(peer.connections()).toBe(3)
  })

  it('asks a quiet connection for a sign of life, and keeps it if there is one', async () => {
    const { clock, peer, send } = await open()
    await send()
    for (const count of [1, 2, 3]) {
      clock.advance(30_000)
      await peer.whenReceived('enquire_link', count)
      await send()
    }
    expect(peer.connections()).toBe(1)
  })

  it('takes a connection without a sign of life for dead', async () => {
    const { clock, peer, send } = await open({ answersEnquiries: false })
    await send()
    clock.advance(30_000)
    await peer.whenReceived('enquire_link')
    clock.advance(30_000)
    await peer.whenReceived('bind_transceiver', 2)
    expect(await send()).toMatchObject({ outcome: 'accepted' })
  })

  it('is in doubt when no answer comes in time, and takes another connection', async () => {
    const { clock, peer, send } = await open({ faults: ['no-answer'] })
    const answer = send()
    await peer.whenReceived('submit_sm')
    clock.advance(30_000)
    expect(await answer).toEqual({ outcome: 'unknown', cause: 'The connection was lost before the answer.' })
    await peer.whenReceived('bind_transceiver', 2)
  })
})

describe('the window', () => {
  it('leaves what is in flight in doubt when the connection drops, and sends what waited on the next one', async () => {
    const { peer, send } = await open({ faults: ['no-answer', 'no-answer'] }, { window: 2 })
    const answers = [send(), send(), send({ body: 'The third' })]
    await peer.whenReceived('submit_sm', 2)
    peer.drop()
    expect((await Promise.all(answers)).map(({ outcome }) => outcome)).toEqual(['unknown', 'unknown', 'accepted'])
    expect(peer.messages().at(-1)?.body).toBe('The third')
    expect(peer.callCount()).toBe(3)
  })

  it('refuses what finds no place to wait', async () => {
    const { peer, send } = await open({ faults: ['no-answer'] }, { window: 1, maximumWaiting: 1 })
    const [first, second] = [send(), send()]
    expect(await send()).toMatchObject({ outcome: 'rejected', class: 'transient', providerCode: 'window_full' })
    await peer.whenReceived('submit_sm')
    peer.drop()
    expect([(await first).outcome, (await second).outcome]).toEqual(['unknown', 'accepted'])
  })

  it('forgets what gave up waiting, and leaves its place to the next', async () => {
    const { peer, send } = await open({ faults: ['no-answer'] }, { window: 1 })
    const first = send()
    const controller = new AbortController()
    const [second, third] = [send({ body: 'Second' }, controller.signal), send({ body: 'Third' })]
    await peer.whenReceived('submit_sm')
    controller.abort()
    expect(await second).toMatchObject({ outcome: 'rejected', class: 'transient', providerCode: 'not_sent' })
    peer.drop()
    await first
    expect(await third).toMatchObject({ outcome: 'accepted' })
    expect(peer.messages().map(({ body }) => body)).toEqual([MESSAGE.body, 'Third'])
  })

  it('pauses after the SMSC asked for less', async () => {
    const { clock, peer, send } = await open({ faults: ['rate-limited'] })
    expect(await send()).toEqual({ outcome: 'rejected', class: 'transient', isRetryable: true, providerCode: '0x58' })
    const held = send()
    const controller = new AbortController()
    const givenUp = send({}, controller.signal)
    controller.abort()
    expect(await givenUp).toMatchObject({ outcome: 'rejected', providerCode: 'not_sent' })
    expect(peer.callCount()).toBe(1)
    clock.advance(1_000)
    expect(await held).toMatchObject({ outcome: 'accepted' })
  })
})

describe('messages of several parts', () => {
  it('are rejected if their first part is, and in doubt if a later one is', async () => {
    const { send } = await open({ faults: ['refuse-permanent-number', 'none', 'refuse-transient'] })
    expect(await send({ body: LONG })).toMatchObject({ outcome: 'rejected', class: 'permanent-number' })
    expect(await send({ body: LONG })).toEqual({
      outcome: 'unknown',
      cause: 'Part 2 of 3 was refused (0x14) after others were taken.',
    })
  })

  it('are known by their last part; the failure of another is told under its id', async () => {
    const { peer, sms, send } = await open()
    const events: SmsEvent[] = []
    sms.listen(async (event) => {
      events.push(event)
    })
    expect(await send({ body: LONG })).toEqual({ outcome: 'accepted', providerId: 'MSG-3', segments: 3 })
    const submits = peer.received().filter(({ command }) => command === 'submit_sm')
    expect(submits.map((pdu) => pdu.registered_delivery)).toEqual([2, 2, 1])
    const receipt = { source_addr: '16471234567', destination_addr: '12345', esm_class: 4, message_state: 5 }
    await peer.deliver({ ...receipt, receipted_message_id: 'MSG-1' })
    expect(events).toEqual([{ event: 'delivery', delivery: { providerId: 'MSG-3', status: 'UNDELIVERED', at: NOW } }])
  })
})

describe('createSmppSms', () => {
  it.each<readonly [string, Partial<SmppSmsOptions>]>([
    ['host', { host: '' }],
    ['systemId', { systemId: '' }],
    ['password', { password: 'longer than 8' }],
    ['sender', { sender: 'a sender that is too long' }],
    ['window', { window: 0 }],
    ['window', { window: 1_001 }],
    ['responseTimeoutMs', { responseTimeoutMs: 0.5 }],
  ])('refuses a wrong %s, and repeats no credential', (name, wrong) => {
    const create = () => createSmppSms({ ...OPTIONS, ...wrong })
    expect(create).toThrow(SmsError)
    expect(create).toThrow(name)
    expect(create).not.toThrow(wrong.password ?? PASSWORD)
  })

  it('rejects what it cannot say the sender of', async () => {
    const { send } = await open()
    expect(await send({ sender: 'Ünïcode' })).toMatchObject({
      class: 'configuration',
      providerCode: 'sender_not_sendable',
    })
  })

  it('asks for a validity of at most 30 days', async () => {
    const { peer, send } = await open()
    await send({ validitySeconds: 90_061 })
    await send({ validitySeconds: 10_000_000 })
    const seconds = peer.messages().map(({ validitySeconds }) => validitySeconds)
    expect(seconds).toEqual([90_061, 30 * 86_400])
  })
})
