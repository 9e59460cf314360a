import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { PeerSms, SmsNews, SmsNewsManner, SmsPeer, SmsSendFault } from '@linx/conformance'
import type { SmsCallbackRequest } from '@linx/contracts'
import { closedAddress } from './closed-address.ts'
import { ACCOUNT_SID, CALLBACK_URL, SENDER, sidOf } from './examples.ts'
import { signedCallback } from './sign.ts'
import { deliver, REFUSALS } from './twilio-answers.ts'

/** Twilio on a port of this machine that plays faults. */
export interface TwilioPeer extends SmsPeer {
  readonly baseUrl: string
  /** Goes to the peer; for the fault `unreachable` to a port where nobody listens. */
  readonly fetch: typeof fetch
  close(): Promise<void>
}

const readForm = async (request: IncomingMessage): Promise<URLSearchParams> => {
  let text = ''
  for await (const chunk of request.setEncoding('utf8')) text += chunk
  return new URLSearchParams(text)
}

const smsIn = (form: URLSearchParams, id: string): PeerSms => {
  const [callback, validity] = [form.get('StatusCallback'), form.get('ValidityPeriod')]
  const reference = callback === null ? null : new URL(callback).searchParams.get('reference')
  return {
    id,
    to: form.get('To') ?? '',
    body: form.get('Body') ?? '',
    sender: form.get('From') ?? '',
    ...(reference === null ? {} : { reference }),
    ...(validity === null ? {} : { validitySeconds: Number(validity) }),
  }
}

const STATUS_NAMES = {
  QUEUED: 'queued',
  SENT: 'sent',
  DELIVERED: 'delivered',
  UNDELIVERED: 'undelivered',
  REJECTED: 'failed',
  EXPIRED: 'undelivered',
} as const

const fieldsOf = (news: SmsNews): { readonly [name: string]: string } => {
  const common = { AccountSid: ACCOUNT_SID, ApiVersion: '2010-04-01' }
  if (news.news === 'inbound') {
    const sid = sidOf(4_096)
    return {
      ...common,
      From: news.from,
      To: SENDER,
      Body: news.text,
      MessageSid: sid,
      SmsSid: sid,
      SmsStatus: 'received',
    }
  }
  const { id, to } = news.message
  const status = news.news === 'dead-number' ? 'undelivered' : STATUS_NAMES[news.status]
  const sent = { ...common, MessageSid: id, SmsSid: id, To: to, From: SENDER, MessageStatus: status, SmsStatus: status }
  if (news.news === 'dead-number') return { ...sent, ErrorCode: '30005' }
  return news.status === 'EXPIRED' ? { ...sent, ErrorCode: '30036' } : sent
}

const urlOf = (news: SmsNews): string => {
  const url = new URL(CALLBACK_URL)
  if (news.news !== 'inbound') url.searchParams.set('reference', news.message.reference ?? '')
  return url.href
}

const pack = (news: SmsNews, manner: SmsNewsManner): SmsCallbackRequest => {
  const url = urlOf(news)
  if (manner === 'garbled') return signedCallback(url, { '{"half': '' })
  const sound = signedCallback(url, fieldsOf(news))
  if (manner === 'forged') return signedCallback(url, fieldsOf(news), 'another token')
  if (manner === 'unsigned') return { ...sound, headers: {} }
  return manner === 'tampered' ? { ...sound, rawBody: `${sound.rawBody}&Extra=1` } : sound
}

export const createTwilioPeer = async (
  faults: readonly SmsSendFault[] = [],
  secrets: readonly string[] = [],
): Promise<TwilioPeer> => {
  const coming: string[] = [...faults]
  const taken: PeerSms[] = []
  const { promise: holding, resolve: startHolding } = Promise.withResolvers<void>()
  const closed = await closedAddress()
  let calls = 0

  const server = createServer(async (request, response) => {
    const form = await readForm(request)
    calls += 1
    const fault = coming.shift() ?? 'none'
    const message = smsIn(form, sidOf(calls))
    const refusal = REFUSALS[fault]?.([message.to, message.body, ...secrets].join(' '))
    if (refusal !== undefined) return deliver(response, refusal, fault)
    if (fault !== 'drop-before-commit') taken.push(message)
    if (fault === 'slow') return startHolding()
    const { id, to, body } = message
    deliver(
      response,
      { status: 201, body: { sid: id, to, body, status: 'queued', num_segments: '1', error_code: null } },
      fault,
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  return {
    baseUrl,
    fetch: (input, init) => {
      if (coming[0] !== 'unreachable') return fetch(input, init)
      coming.shift()
      return fetch(String(input).replace(baseUrl, closed), init)
    },
    messages: () => [...taken],
    callCount: () => calls,
    whenHolding: () => holding,
    pack,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
