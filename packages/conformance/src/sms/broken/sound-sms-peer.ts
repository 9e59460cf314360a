import type { SmsCallbackRequest, SmsRejectionClass } from '@linx/contracts'
import type { PeerSms } from '../peer-sms.ts'
import type { SmsNews, SmsNewsManner, SmsSendFault } from '../sms-fault.ts'
import type { SmsPeer } from '../sms-subject.ts'

export interface PeerAnswer {
  readonly status: number
  readonly text: string
}

/** The connection was refused: no byte was sent. Any other error of `call` is one in doubt. */
export class RefusedError extends Error {}

export type SoundMessage = Omit<PeerSms, 'id'>

/** A provider in memory that speaks JSON. */
export interface SoundSmsPeer extends SmsPeer {
  call(message: SoundMessage, signal: AbortSignal): Promise<PeerAnswer>
}

/** What the sound adapter and its peer share. */
export const CREDENTIAL = 'credential-of-the-sound-sender'

/** Proves where a callback comes from, and what it says. */
export const signatureOf = (rawBody: string): string =>
  `signed ${rawBody.length} ${[...rawBody].slice(0, 200).join('')}`

const refusal = (code: string, message = 'Refused'): PeerAnswer => ({
  status: 400,
  text: JSON.stringify({ code, message }),
})

const REFUSALS: { readonly [fault: string]: (message: SoundMessage) => PeerAnswer } = {
  ...Object.fromEntries(
    (['permanent-number', 'opted-out', 'compliance', 'configuration', 'deferred', 'transient'] as const).map(
      (rejectionClass: SmsRejectionClass) => [`refuse-${rejectionClass}`, () => refusal(rejectionClass)],
    ),
  ),
  'refuse-strangely': () => refusal('strange'),
  'refuse-with-secrets': ({ to, body }) => refusal('permanent-number', `${CREDENTIAL} ${to} ${body}`),
  'rate-limited': () => ({ status: 429, text: JSON.stringify({ code: 'transient', wait: 7 }) }),
  unreachable: () => {
    throw new RefusedError('The connection was refused.')
  },
  'drop-before-commit': () => {
    throw new Error('The connection was reset.')
  },
}

const FLOOD_CHARACTERS = 1_000_000

const SPOILT: { readonly [fault: string]: (sound: string) => PeerAnswer } = {
  'server-error': () => ({ status: 500, text: 'Internal error' }),
  garbage: () => ({ status: 200, text: '<html>Welcome</html>' }),
  empty: () => ({ status: 200, text: '' }),
  truncated: (sound) => ({ status: 200, text: sound.slice(0, sound.length / 2) }),
  flood: () => ({ status: 200, text: 'x'.repeat(FLOOD_CHARACTERS) }),
  'drop-after-commit': () => {
    throw new Error('The connection was reset.')
  },
}

const bodyOfNews = (news: SmsNews): object => {
  if (news.news === 'inbound') return { from: news.from, to: '+15005550006', text: news.text }
  const { id, reference } = news.message
  if (news.news === 'dead-number') return { id, reference, status: 'UNDELIVERED', class: 'permanent-number' }
  return { id, reference, status: news.status }
}

const packNews = (news: SmsNews, manner: SmsNewsManner): SmsCallbackRequest => {
  const rawBody = manner === 'garbled' ? '{"half' : JSON.stringify(bodyOfNews(news))
  const url = 'https://host.example/sms'
  if (manner === 'unsigned') return { url, headers: {}, rawBody }
  if (manner === 'forged') return { url, headers: { signature: 'forged' }, rawBody }
  const sent = manner === 'tampered' ? rawBody.replace(/[a-z]/, 'x') : rawBody
  return { url, headers: { signature: signatureOf(rawBody) }, rawBody: sent }
}

const whenAborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('hung up')), { once: true }))

/** Makes a provider that plays these faults. */
export const createSoundSmsPeer = (faults: readonly SmsSendFault[]): SoundSmsPeer => {
  const coming: string[] = [...faults]
  const taken: PeerSms[] = []
  const { promise: holding, resolve: startHolding } = Promise.withResolvers<void>()
  let calls = 0

  return {
    messages: () => [...taken],
    callCount: () => calls,
    whenHolding: () => holding,
    pack: packNews,
    call: async (message, signal) => {
      if (signal.aborted) throw new RefusedError('Hung up before the call.')
      calls += 1
      const fault = coming.shift() ?? 'none'
      const refuse = REFUSALS[fault]
      if (refuse !== undefined) return refuse(message)
      const id = `sound-${taken.length + 1}`
      taken.push({ id, ...message })
      const sound = JSON.stringify({ id })
      if (fault === 'slow') {
        startHolding()
        return whenAborted(signal)
      }
      return SPOILT[fault]?.(sound) ?? { status: 200, text: sound }
    },
  }
}
