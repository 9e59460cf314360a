import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { PeerSms, SmsPeer, SmsSendFault } from '@linx/conformance'
import { closedAddress } from './closed-address.ts'
import { ACCEPTED, deliver, REFUSALS } from './smsbox-answers.ts'
import { packNews } from './smsbox-news.ts'

/** smsbox on a port of this machine that plays faults; it takes GET and POST as Kannel 1.4.5 does. */
export interface SmsboxPeer extends SmsPeer {
  readonly url: string
  /** Goes to the peer; for the fault `unreachable` to a port where nobody listens. */
  readonly fetch: typeof fetch
  /** What the adapter says for kannel.conf. */
  setInboundUrl(url: string): void
  close(): Promise<void>
}

const readBody = async (request: IncomingMessage): Promise<string> => {
  let text = ''
  for await (const chunk of request.setEncoding('utf8')) text += chunk
  return text
}

const smsIn = async (request: IncomingMessage): Promise<PeerSms> => {
  const { searchParams } = new URL(request.url ?? '/', 'http://smsbox')
  const isPost = request.method === 'POST'
  const of = (name: string): string =>
    (isPost ? String(request.headers[`x-kannel-${name}`] ?? '') : searchParams.get(name)) ?? ''
  const id = of('dlr-url')
  const body = isPost ? await readBody(request) : of('text')
  const reference = Buffer.from(/reference=([\w-]+)/.exec(id)?.[1] ?? '', 'base64url').toString('utf8')
  const validity = of('validity')
  const validitySeconds = validity === '' ? {} : { validitySeconds: Number(validity) * 60 }
  return { id, to: of('to'), body: gsmOrUcs2(body, of('coding')), sender: of('from'), reference, ...validitySeconds }
}

/** Kannel puts a question mark for what the GSM alphabet lacks. */
const gsmOrUcs2 = (text: string, coding: string): string =>
  coding === '2' ? text : text.replace(/[^\n\r -~£¥èéùìòÇØøÅåΔΦΓΛΩΠΨΣΘΞÆæßÉ¤¡ÄÖÑÜ§¿äöñüà€\f]|`/gu, '?')

export const createSmsboxPeer = async (
  faults: readonly SmsSendFault[] = [],
  secrets: readonly string[] = [],
): Promise<SmsboxPeer> => {
  const coming: string[] = [...faults]
  const taken: PeerSms[] = []
  const { promise: holding, resolve: startHolding } = Promise.withResolvers<void>()
  const closed = await closedAddress()
  let calls = 0
  let inboundUrl = ''

  const server = createServer(async (request, response) => {
    const message = await smsIn(request)
    calls += 1
    const fault = coming.shift() ?? 'none'
    const refusal = REFUSALS[fault]?.([message.to, message.body, ...secrets].join(' '))
    if (refusal !== undefined) return deliver(response, refusal, fault)
    if (fault !== 'drop-before-commit') taken.push(message)
    if (fault === 'slow') return startHolding()
    deliver(response, ACCEPTED, fault)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  return {
    url: `${baseUrl}/cgi-bin/sendsms`,
    fetch: (input, init) => {
      if (coming[0] !== 'unreachable') return fetch(input, init)
      coming.shift()
      return fetch(String(input).replace(baseUrl, closed), init)
    },
    setInboundUrl: (url) => {
      inboundUrl = url
    },
    messages: () => [...taken],
    callCount: () => calls,
    whenHolding: () => holding,
    pack: (news, manner) => packNews(news, manner, inboundUrl),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
