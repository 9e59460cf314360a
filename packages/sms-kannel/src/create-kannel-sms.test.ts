import { SmsError } from '@linx/contracts'
import { describe, expect, it } from 'vitest'
import { deliveryUrl, inboundUrl } from './callback/callback-url.ts'
import { createKannelSms } from './create-kannel-sms.ts'
import type { KannelSmsOptions } from './kannel-sms-options.ts'
import { CALLBACK, MESSAGE, NOW, OPTIONS, PASSWORD, SECRET } from './test-support/examples.ts'

const sms = createKannelSms(OPTIONS)
const callbackOf = (url: string) => ({ url, headers: {}, rawBody: '' })

/** A delivery report for `message-1` as Kannel fills it in. */
const report = (type: string, answer = '', at = '1772463600') =>
  callbackOf(deliveryUrl(CALLBACK, 'message-1').replace('%d', type).replace('%A', answer).replace('%T', at))

/** The request that a send makes. */
const requestOf = async (options: Partial<KannelSmsOptions>): Promise<Request | undefined> => {
  let request: Request | undefined
  const recording = createKannelSms({
    ...OPTIONS,
    ...options,
    fetch: async (input, init) => {
      request = new Request(input, init)
      return new Response('0: Accepted for delivery', { status: 202 })
    },
  })
  await recording.send(MESSAGE, { signal: new AbortController().signal })
  return request
}

describe('createKannelSms', () => {
  it.each<readonly [string, Partial<KannelSmsOptions>]>([
    ['url', { url: 'ftp://kannel' }],
    ['username', { username: '' }],
    ['password', { password: '' }],
    ['sender', { sender: 'Ünïcode' }],
    ['sender', { sender: 'two\nlines' }],
    ['callback.url', { callback: { ...CALLBACK, url: 'https://host.example/a%20b' } }],
    ['callback.url', { callback: { ...CALLBACK, url: 'https://host.example/?a=b' } }],
    ['callback.secret', { callback: { ...CALLBACK, secret: 'short' } }],
    ['maximumBodyCharacters', { maximumBodyCharacters: 1_601 }],
  ])('refuses a wrong %s, and repeats no credential', (name, wrong) => {
    const create = () => createKannelSms({ ...OPTIONS, ...wrong })
    expect(create).toThrow(SmsError)
    expect(create).toThrow(name)
    expect(create).not.toThrow(new RegExp(`${PASSWORD}|${SECRET}`))
  })

  it('keeps credentials and text out of the URL', async () => {
    const request = await requestOf({ smsc: 'main' })
    expect(request?.url).toBe(OPTIONS.url)
    expect(request?.headers.get('x-kannel-smsc')).toBe('main')
    expect(await request?.text()).toBe(MESSAGE.body)
  })

  it('gives Kannel proofs and not the secret, in addresses that it does not change', async () => {
    for (const address of [inboundUrl(CALLBACK), deliveryUrl(CALLBACK, 'message 1/é%41')]) {
      expect(address).not.toContain(SECRET)
      expect(address.match(/%./g)?.every((code) => /^%[dATpPCIb]$/.test(code))).toBe(true)
    }
  })

  it('promises no news without a callback address, and believes none', async () => {
    const { callback: _, ...rest } = OPTIONS
    const silent = createKannelSms(rest)
    expect(silent.capabilities).toMatchObject({ deliveryReports: false, inbound: false })
    expect(silent.inboundUrl).toBeUndefined()
    await expect(silent.parseCallback?.(report('1'))).rejects.toMatchObject({ code: 'callback_not_verified' })
  })

  it.each([
    ['1', '', { status: 'DELIVERED' }],
    ['8', 'ACK%2F', { status: 'SENT' }],
    ['16', 'NACK%2F11%2FInvalid', { status: 'REJECTED', class: 'permanent-number', providerCode: '0x0b' }],
    ['16', 'NACK%2F0x00000058%2FThrottled', { status: 'REJECTED', class: 'transient', providerCode: '0x58' }],
    ['16', 'NACK%2F255%2FUnknown', { status: 'REJECTED', class: 'compliance', providerCode: '0xff' }],
    ['2', 'id:7+stat:EXPIRED+err:0', { status: 'EXPIRED' }],
    ['2', 'id:7+stat:REJECTD+err:0', { status: 'REJECTED' }],
    ['2', 'id:7+stat:UNDELIV+err:9', { status: 'UNDELIVERED' }],
  ])('reads a report of type %s with answer %s', async (type, answer, event) => {
    expect(await sms.parseCallback?.(report(type, answer))).toEqual([{ reference: 'message-1', at: NOW, ...event }])
  })

  it('takes its own time for a report without one, and refuses a type that it does not know', async () => {
    expect(await sms.parseCallback?.(report('1', '', 'soon'))).toMatchObject([{ at: NOW }])
    await expect(sms.parseCallback?.(report('3'))).rejects.toMatchObject({ code: 'callback_unreadable' })
  })

  it.each([
    ['16471234567', '+16471234567'],
    ['%2B16471234567', '+16471234567'],
    ['0016471234567', '+16471234567'],
    ['12345', undefined],
    ['Acme', undefined],
  ])('reads a text from %s as one from %s', async (from, expected) => {
    const url = inboundUrl(CALLBACK)
      .replace('%p', from)
      .replace('%P', '12345')
      .replace(/%[CI]/g, '')
      .replace('%b', 'STOP')
    const inbound = await sms.parseInbound?.(callbackOf(url))
    expect(inbound?.map((each) => each.from)).toEqual(expected === undefined ? [] : [expected])
  })

  it('reads texts in every character set that Kannel names', async () => {
    const textOf = async (charset: string, bytes: string) => {
      const url = inboundUrl(CALLBACK).replace('%p', '16471234567').replace('%P', '12345')
      const filled = url.replace('%C', charset).replace('%I', '').replace('%b', bytes)
      return (await sms.parseInbound?.(callbackOf(filled)))?.[0]?.text
    }
    expect(await textOf('UTF-8', 'ARR%C3%8AT+1')).toBe('ARRÊT 1')
    expect(await textOf('UTF-16BE', '%00A%00%CA%D8%3D%DE%D1')).toBe('AÊ🛑')
    expect(await textOf('WINDOWS-1252', '%80%CA')).toBe('€Ê')
  })
})
