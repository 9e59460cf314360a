import { type SmsCallbackRequest, SmsError } from '@linx/contracts'
import { callAdapter } from '../../kit/call-adapter.ts'
import { ConformanceFailure, expectEqual, expectTrue } from '../../kit/expect.ts'
import { expectNoSmsSecret } from '../check/sms-secrets.ts'
import type { OpenSms, SmsCase, SmsContext } from '../sms-context.ts'
import type { SmsNews, SmsNewsManner } from '../sms-fault.ts'
import { latestOf } from './delivery-cases.ts'
import { sendSound } from './send-cases.ts'

const INBOUND: SmsNews = { news: 'inbound', from: '+14165550123', text: 'STOP' }

/** Reads a request both ways and answers what was thrown, if anything. */
const readBoth = async ({ sms }: OpenSms, request: SmsCallbackRequest): Promise<readonly unknown[]> => {
  const thrown: unknown[] = []
  const readers = [sms.parseCallback?.bind(sms), sms.parseInbound?.bind(sms)]
  for (const read of readers.filter((each) => each !== undefined)) {
    try {
      const answer: unknown = await read(request)
      expectTrue(Array.isArray(answer), `Expected a list, received ${JSON.stringify(answer)}.`)
    } catch (error) {
      if (error instanceof ConformanceFailure) throw error
      thrown.push(error)
    }
  }
  return thrown
}

const expectSmsError = (error: unknown, codes: readonly string[]): void => {
  if (!(error instanceof SmsError)) throw new ConformanceFailure(`Expected an SmsError, received ${String(error)}.`)
  expectTrue(codes.includes(error.code), `The code: expected ${codes.join(' or ')}, received ${error.code}.`)
  expectEqual(error.isRetryable, false, 'isRetryable')
}

/** News of every sort that this adapter hears, packed. */
const packAll = async ({ subject }: SmsContext, opened: OpenSms, manner: SmsNewsManner) => {
  await sendSound(opened)
  const [status] = subject.statuses
  const news: readonly SmsNews[] = [
    ...(status === undefined ? [] : [{ news: 'delivery', message: latestOf(opened), status } as const]),
    ...(subject.capabilities.inbound ? [INBOUND] : []),
  ]
  return Promise.all(
    news.map(async (each) => opened.peer.pack?.(each, manner) ?? { url: '', headers: {}, rawBody: '' }),
  )
}

const unverifiedCases: readonly SmsCase[] = (['forged', 'unsigned', 'tampered'] as const).map((manner) => ({
  id: `callback.${manner}`,
  title: `believes nothing that is ${manner}`,
  clause: 'SmsError callback_not_verified',
  needs: ['callbacks', `news:${manner}`],
  run: async (context) => {
    const opened = await context.open()
    for (const request of await packAll(context, opened, manner)) {
      const thrown = await readBoth(opened, request)
      expectTrue(thrown.length > 0, 'Expected callback_not_verified, but nothing was thrown.')
      for (const error of thrown) {
        expectSmsError(error, ['callback_not_verified'])
        expectNoSmsSecret(context.subject, [], error, 'the error')
      }
    }
  },
}))

const DEEP = 20_000
const LONG = 2_000_000

/** Bodies and queries that have broken readers before. */
const HOSTILE: readonly string[] = [
  '',
  '\u0000',
  'null',
  '{}',
  '[]',
  '{"__proto__":{"isAdmin":true}}',
  '&&&===',
  '%',
  '%ff%fe%00',
  'a=%E0%A4%A',
  '__proto__=x&constructor=y&toString=z',
  `${'['.repeat(DEEP)}`,
  'From=%2B14165550123&From=%2B14165550124&Body=a&Body=b',
  'MessageStatus=delivered&MessageSid[]=x',
  'x'.repeat(LONG),
  `${'a=b&'.repeat(DEEP)}`,
  '+'.repeat(DEEP),
]

/** The request with one part put back by noise. */
const spoil = (request: SmsCallbackRequest, noise: string): readonly SmsCallbackRequest[] => [
  { ...request, rawBody: noise },
  { ...request, url: `${request.url.split('?')[0]}?${noise}` },
  { ...request, url: noise },
  { ...request, headers: {} },
  { ...request, headers: { ...request.headers, 'x-twilio-signature': noise.slice(0, 10_000) } },
]

const ERRORS = ['callback_not_verified', 'callback_unreadable']

export const callbackCases: readonly SmsCase[] = [
  ...unverifiedCases,
  {
    id: 'callback.garbled',
    title: 'reads nothing from verified noise, or says that it cannot read it',
    clause: 'SmsError callback_unreadable',
    needs: ['callbacks', 'news:garbled'],
    run: async (context) => {
      const opened = await context.open()
      for (const request of await packAll(context, opened, 'garbled')) {
        for (const error of await readBoth(opened, request)) expectSmsError(error, ['callback_unreadable'])
      }
    },
  },
  {
    id: 'callback.hostile',
    title: 'answers whatever comes from outside with a list or an SmsError',
    clause: 'SmsAdapter.parseCallback, parseInbound',
    needs: 'callbacks',
    run: async (context) => {
      const opened = await context.open()
      for (const request of await packAll(context, opened, 'sound')) {
        const hostile = HOSTILE.flatMap((noise) => spoil(request, noise))
        for (const each of hostile) {
          const thrown = await callAdapter('a reader of callbacks', 2_000, () => readBoth(opened, each))
          for (const error of thrown) expectSmsError(error, ERRORS)
        }
      }
    },
  },
  {
    id: 'callback.changes-nothing',
    title: 'sends nothing, whatever it reads, and does not change the request',
    clause: 'SmsAdapter.parseCallback, parseInbound',
    needs: 'callbacks',
    run: async (context) => {
      const opened = await context.open()
      for (const request of await packAll(context, opened, 'sound')) {
        const [before, calls] = [structuredClone(request), opened.peer.callCount()]
        await readBoth(opened, request)
        expectEqual(request, before, 'the request afterwards')
        expectEqual(opened.peer.callCount(), calls, 'the calls of the peer')
      }
    },
  },
  {
    id: 'callback.both-ways',
    title: 'verifies before it says that a callback is about something else',
    clause: 'SmsError callback_not_verified before looking at the content',
    needs: ['callbacks', 'deliveries', 'inbound', 'news:forged'],
    run: async (context) => {
      const opened = await context.open()
      for (const request of await packAll(context, opened, 'forged')) {
        expectEqual((await readBoth(opened, request)).length, 2, 'the readers that refused it')
      }
    },
  },
]
