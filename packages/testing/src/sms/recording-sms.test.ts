import type { SmsMessage } from '@linx/contracts'
import { describe, expect, it } from 'vitest'
import { createVirtualClock } from '../clock/virtual-clock.ts'
import { createRecordingSms, type RecordingSms, type RecordingSmsOptions } from './recording-sms.ts'
import type { SmsBehaviour } from './sms-behaviour.ts'

const JOHN = '+16471234567'
const JANE = '+14165550123'
const START = Date.parse('2026-03-02T15:00:00Z')

const setUp = (options: Partial<RecordingSmsOptions> = {}) => {
  const clock = createVirtualClock(START)
  return { clock, sms: createRecordingSms({ clock, ...options }) }
}

const message = (details: Partial<SmsMessage> = {}): SmsMessage => ({
  to: JOHN,
  body: 'Acme: you have a rebate. https://pay.example/l/abc',
  kind: 'invitation',
  reference: 'message-1',
  ...details,
})

const send = (sms: RecordingSms, sent: SmsMessage = message(), signal = new AbortController().signal) =>
  sms.send(sent, { signal })

describe('createRecordingSms', () => {
  it('accepts a message and shows it on the phone, and only there', async () => {
    const { sms } = setUp()
    expect(await send(sms)).toEqual({ outcome: 'accepted', providerId: 'SM1', segments: 1 })
    expect(sms.messagesTo(JOHN)).toEqual([{ message: message(), providerId: 'SM1', receivedAt: START }])
    expect(sms.messagesTo(JANE)).toEqual([])
  })

  it('shows the latest link of a phone without the full stop behind it', async () => {
    const { sms } = setUp()
    expect(sms.latestLink(JOHN)).toBeUndefined()
    await send(sms)
    await send(sms, message({ reference: 'message-2', body: 'Again: https://pay.example/l/def.' }))
    await send(sms, message({ reference: 'message-3', body: 'Paid. Thank you.' }))
    expect(sms.latestLink(JOHN)).toBe('https://pay.example/l/def')
  })

  it.each<{ behaviour: SmsBehaviour; outcome: object }>([
    {
      behaviour: { answer: 'reject', class: 'permanent-number' },
      outcome: {
        outcome: 'rejected',
        class: 'permanent-number',
        isRetryable: false,
        providerCode: 'scripted-permanent-number',
      },
    },
    {
      behaviour: { answer: 'reject', class: 'transient', retryAfterMs: 2_000 },
      outcome: { outcome: 'rejected', class: 'transient', isRetryable: true, retryAfterMs: 2_000 },
    },
    { behaviour: { answer: 'unknown', isSent: false }, outcome: { outcome: 'unknown' } },
  ])('keeps a message from the phone: $behaviour', async ({ behaviour, outcome }) => {
    const { sms } = setUp()
    sms.script.next(behaviour)
    expect(await send(sms)).toMatchObject(outcome)
    expect(sms.copies('message-1')).toBe(0)
    expect(sms.sends()).toHaveLength(1)
  })

  it('can send and yet not know, throw or answer nonsense', async () => {
    const { sms } = setUp()
    sms.script.next(
      { answer: 'unknown', isSent: true },
      { answer: 'throw', isSent: true },
      { answer: 'malformed', isSent: true },
    )
    expect(await send(sms)).toMatchObject({ outcome: 'unknown' })
    await expect(send(sms)).rejects.toThrow()
    expect(await send(sms)).not.toHaveProperty('outcome')
    expect(sms.copies('message-1')).toBe(3)
  })

  it('times out at the caller’s signal', async () => {
    const { sms } = setUp()
    sms.script.next({ answer: 'time-out', isSent: true })
    expect(await send(sms, message(), AbortSignal.abort())).toEqual({ outcome: 'unknown', cause: 'time-out' })
  })

  it('answers late by the clock although the phone has the message', async () => {
    const { sms, clock } = setUp()
    sms.script.next({ answer: 'accept', afterMs: 30_000 })
    const answer = send(sms)
    await clock.advance(29_999)
    expect(sms.copies('message-1')).toBe(1)
    expect(await Promise.race([answer, 'no answer yet'])).toBe('no answer yet')
    await clock.advance(1)
    expect(await answer).toMatchObject({ outcome: 'accepted' })
  })

  it('follows the script of one number', async () => {
    const { sms } = setUp()
    sms.script.alwaysFor(JANE, { answer: 'reject', class: 'opted-out' })
    expect(await send(sms)).toMatchObject({ outcome: 'accepted' })
    expect(await send(sms, message({ to: JANE }))).toMatchObject({ outcome: 'rejected', class: 'opted-out' })
  })

  it('shows a double reference twice, or once if the provider is idempotent', async () => {
    const forgetful = setUp().sms
    const idempotent = setUp({ capabilities: { idempotent: true } }).sms
    const answers = []
    for (const sms of [forgetful, idempotent]) answers.push(await send(sms), await send(sms))
    expect(forgetful.copies('message-1')).toBe(2)
    expect(idempotent.copies('message-1')).toBe(1)
    expect(answers[3]).toEqual(answers[2])
  })

  it('reports the delivery of a message that arrived', async () => {
    const { sms, clock } = setUp()
    await send(sms)
    await clock.advance(1_000)
    expect(await sms.parseCallback(sms.deliveryCallback('message-1', 'DELIVERED'))).toEqual([
      { providerId: 'SM1', reference: 'message-1', status: 'DELIVERED', at: START + 1_000 },
    ])
    const failed = sms.deliveryCallback('message-1', 'UNDELIVERED', { class: 'permanent-number' })
    expect(await sms.parseCallback(failed)).toMatchObject([{ status: 'UNDELIVERED', class: 'permanent-number' }])
    expect(() => sms.deliveryCallback('message-9', 'SENT')).toThrow('message-9')
  })

  it('passes on what a phone texts', async () => {
    const { sms } = setUp()
    const request = sms.inboundCallback(JOHN, 'STOP')
    expect(await sms.parseInbound(request)).toEqual([{ from: JOHN, to: '+15005550006', text: 'STOP' }])
    expect(await sms.parseCallback(request)).toEqual([])
  })

  it('refuses a forged callback', async () => {
    const { sms } = setUp()
    await send(sms)
    const forged = { isForged: true }
    const refusal = { code: 'callback_not_verified', isRetryable: false }
    await expect(sms.parseCallback(sms.deliveryCallback('message-1', 'SENT', forged))).rejects.toMatchObject(refusal)
    await expect(sms.parseInbound(sms.inboundCallback(JOHN, 'STOP', forged))).rejects.toMatchObject(refusal)
  })
})
