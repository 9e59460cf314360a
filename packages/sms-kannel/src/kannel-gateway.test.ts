import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readQuery } from './callback/read-query.ts'
import { createKannelSms, type KannelSms } from './create-kannel-sms.ts'
import { type CallbackHost, startCallbackHost } from './test-support/callback-host.ts'
import { MESSAGE, OPTIONS, SECRET } from './test-support/examples.ts'
import { isKannelThere, type KannelGateway, startKannel } from './test-support/kannel-gateway.ts'

const skipReason = isKannelThere() ? '' : ' (skipped: the Debian packages kannel and kannel-extras are not installed)'

/** The fake SMSC shows UTF-16 as bytes of a query. */
const readUcs2 = (shown: string): string =>
  new TextDecoder('utf-16be').decode(readQuery(`?text=${shown}`).bytes('text'))

const literally = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

describe.skipIf(skipReason !== '')(`Kannel with its fake SMSC${skipReason}`, () => {
  let [host, gateway]: [CallbackHost?, KannelGateway?] = []
  let senders: { readonly [method: string]: KannelSms } = {}
  const { signal } = new AbortController()

  beforeAll(async () => {
    host = await startCallbackHost()
    const callback = { url: host.url, secret: SECRET }
    const { inboundUrl = '' } = createKannelSms({ ...OPTIONS, callback })
    const inbound = [
      '16471234567 12345 text STOP & "go" +1%20',
      '16471234567 12345 ucs2 %00A%00R%00R%00%CA%00T%D8%3D%DE%D1',
    ]
    gateway = await startKannel(inboundUrl, inbound)
    const options = { ...OPTIONS, callback, url: gateway.url }
    senders = {
      POST: createKannelSms(options),
      GET: createKannelSms({ ...options, method: 'GET' }),
      'no user': createKannelSms({ ...options, username: 'nobody' }),
    }
  })
  afterAll(async () => {
    await gateway?.close()
    await host?.close()
  })

  const send = (sender: string, body: string, reference = 'message-1') =>
    senders[sender]?.send({ ...MESSAGE, body, reference, validitySeconds: 3_600 }, { signal })

  describe.each(['POST', 'GET'])('by %s', (method) => {
    it.each([
      ['plain', `${method}: a&b=c+d%20e;f?g#h @£$¥èéùìòÇØøÅåΔ_ΦΓΛΩΠΨΣΘΞ ÆæßÉ ¤¡ÄÖÑÜ§¿äöñüà`],
      ['extended', `${method}: ^{}\\[~]|€`],
    ])('hands over a %s text of the GSM alphabet unchanged', async (_, text) => {
      expect(await send(method, text)).toEqual({ outcome: 'accepted' })
      await gateway?.whenReceived(new RegExp(`<12345 \\+16471234567 text ${literally(text)}>`))
    })

    it('hands over other texts as UTF-16, surrogate pairs whole', async () => {
      const text = `${method} ê 漢 🎉`
      expect(await send(method, text)).toEqual({ outcome: 'accepted' })
      const start = [...method].map((letter) => `%00${letter}`).join('')
      const shown = await gateway?.whenReceived(new RegExp(`<12345 \\+16471234567 ucs-2 (${start}\\S+)>`))
      expect(readUcs2(shown?.[1] ?? '')).toBe(text)
    })

    it('brings delivery reports back under our reference', async () => {
      const reference = `${method} a/b c&d=%20é`
      await send(method, 'Report', reference)
      const statusOf = (status: string) =>
        host?.when(async (request) =>
          (await senders[method]?.parseCallback?.(request))?.find(
            (event) => event.reference === reference && event.status === status,
          ),
        )
      expect(await statusOf('SENT')).toEqual({ reference, status: 'SENT', at: expect.any(Number) })
      expect(await statusOf('DELIVERED')).toMatchObject({ reference, status: 'DELIVERED' })
    })
  })

  it('joins the parts of the longest text', async () => {
    const parts = Math.ceil(1_600 / 153)
    expect(await send('POST', 'Acme: '.padEnd(1_599, '0123456789').concat('!'))).toEqual({ outcome: 'accepted' })
    const header = `%05%00%03%[0-9A-F]{2}%${parts.toString(16).toUpperCase().padStart(2, '0')}%01`
    await gateway?.whenReceived(new RegExp(header, 'i'))
  })

  it.each(['STOP & "go" +1%20', 'ARRÊT🛑'])('reads %s from a phone', async (text) => {
    const inbound = await host?.when(async (request) =>
      (await senders.POST?.parseInbound?.(request))?.find((each) => each.text === text),
    )
    expect(inbound).toEqual({ from: '+16471234567', to: '12345', text, providerId: expect.any(String) })
  })

  it('is refused with a wrong user', async () => {
    expect(await send('no user', 'Hello')).toEqual({
      outcome: 'rejected',
      class: 'configuration',
      isRetryable: false,
      providerCode: 'http_403',
    })
  })
})
