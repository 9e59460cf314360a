import { SmsError } from '@linx/contracts'
import { describe, expect, it } from 'vitest'
import { createTwilioSms } from './create-twilio-sms.ts'
import { ACCOUNT_SID, AUTH_TOKEN, MESSAGE, SENDER, sidOf } from './test-support/examples.ts'
import { signedCallback } from './test-support/sign.ts'
import type { TwilioSmsOptions } from './twilio-sms-options.ts'

const OPTIONS: TwilioSmsOptions = { accountSid: ACCOUNT_SID, authToken: AUTH_TOKEN, sender: SENDER, now: () => 1_000 }
const URL_OF_HOST = 'https://host.example/sms?reference=message-1'

const readDelivery = (fields: { readonly [name: string]: string }, url = URL_OF_HOST) =>
  createTwilioSms(OPTIONS).parseCallback?.(signedCallback(url, { MessageSid: sidOf(1), ...fields }))

/** Sends and answers the form that left. */
const formOf = async (options: Partial<TwilioSmsOptions>, message = MESSAGE): Promise<URLSearchParams> => {
  let form = new URLSearchParams()
  const sms = createTwilioSms({
    ...OPTIONS,
    ...options,
    fetch: async (_, init) => {
      form = new URLSearchParams(String(init?.body))
      return Response.json({ sid: sidOf(1), status: 'queued' }, { status: 201 })
    },
  })
  await sms.send(message, { signal: new AbortController().signal })
  return form
}

describe('createTwilioSms', () => {
  it.each<readonly [string, Partial<TwilioSmsOptions>]>([
    ['accountSid', { accountSid: 'AC12' }],
    ['authToken', { authToken: '' }],
    ['sender', { sender: '' }],
    ['baseUrl', { baseUrl: 'http://api.example' }],
    ['statusCallbackUrl', { statusCallbackUrl: 'ftp://host.example' }],
  ])('refuses a wrong %s, and repeats no credential', (name, wrong) => {
    const create = () => createTwilioSms({ ...OPTIONS, ...wrong })
    expect(create).toThrow(SmsError)
    expect(create).toThrow(name)
    expect(create).not.toThrow(AUTH_TOKEN)
  })

  it('keeps the query of the callback address and adds our reference', async () => {
    const form = await formOf({ statusCallbackUrl: 'https://host.example/sms?tenant=7' })
    expect(form.get('StatusCallback')).toBe('https://host.example/sms?tenant=7&reference=message-1')
  })

  it('sends through a messaging service, and promises delivery events only where they come', async () => {
    const sender = `MG${'0'.repeat(32)}`
    const form = await formOf({ sender })
    expect([form.get('MessagingServiceSid'), form.get('From'), form.get('StatusCallback')]).toEqual([
      sender,
      null,
      null,
    ])
    expect(createTwilioSms({ ...OPTIONS, sender }).capabilities.deliveryReports).toBe(true)
    expect(createTwilioSms(OPTIONS).capabilities.deliveryReports).toBe(false)
  })

  it('asks for no longer a validity than Twilio keeps messages', async () => {
    expect((await formOf({}, { ...MESSAGE, validitySeconds: 86_400 })).get('ValidityPeriod')).toBe('36000')
    expect((await formOf({}, { ...MESSAGE, validitySeconds: 0.5 })).get('ValidityPeriod')).toBe('1')
  })

  it('reads why a message was not delivered, without Twilio’s texts', async () => {
    const failed = await readDelivery({ MessageStatus: 'undelivered', ErrorCode: '30006', ErrorMessage: 'Landline' })
    expect(failed).toEqual([
      {
        providerId: sidOf(1),
        reference: 'message-1',
        status: 'UNDELIVERED',
        class: 'permanent-number',
        providerCode: '30006',
        at: 1_000,
      },
    ])
    expect(await readDelivery({ MessageStatus: 'undelivered', ErrorCode: '39999' })).toMatchObject([
      { class: 'compliance' },
    ])
    expect(await readDelivery({ MessageStatus: 'failed', ErrorCode: '30036' })).toMatchObject([{ status: 'EXPIRED' }])
  })

  it('leaves out statuses that say nothing of a message that was sent', async () => {
    for (const MessageStatus of ['receiving', 'received', 'brand-new', '']) {
      expect(await readDelivery({ MessageStatus })).toEqual([])
    }
  })

  it('leaves out texts from what is no phone number', async () => {
    const request = signedCallback(URL_OF_HOST, { From: '12345', To: SENDER, Body: 'STOP', MessageSid: sidOf(1) })
    expect(await createTwilioSms(OPTIONS).parseInbound?.(request)).toEqual([])
  })
})
