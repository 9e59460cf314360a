import {
  type SmsAdapter,
  type SmsCallbackRequest,
  type SmsCapabilities,
  type SmsDeliveryEvent,
  SmsError,
  type SmsInbound,
  type SmsRejectionClass,
  type SmsSendOutcome,
} from '@linx/contracts'
import { type PeerAnswer, RefusedError, type SoundSmsPeer, signatureOf } from './sound-sms-peer.ts'

export const SOUND_CAPABILITIES: SmsCapabilities = {
  idempotent: false,
  deliveryReports: true,
  inbound: true,
  alphanumericSender: true,
  maximumBodyCharacters: 1_600,
}

const CLASSES: ReadonlyMap<unknown, SmsRejectionClass> = new Map(
  (['permanent-number', 'opted-out', 'configuration', 'deferred', 'transient'] as const).map((each) => [each, each]),
)

const membersOf = (text: string): { readonly [member: string]: unknown } | undefined => {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? { ...value } : undefined
  } catch {
    return undefined
  }
}

const reject = (rejectionClass: SmsRejectionClass, providerCode: string, wait?: unknown): SmsSendOutcome => ({
  outcome: 'rejected',
  class: rejectionClass,
  isRetryable: rejectionClass === 'deferred' || rejectionClass === 'transient',
  providerCode,
  ...(typeof wait === 'number' ? { retryAfterMs: wait * 1_000 } : {}),
})

const readAnswer = ({ status, text }: PeerAnswer): SmsSendOutcome => {
  const body = membersOf(text)
  if (status >= 400 && status < 500) {
    return reject(CLASSES.get(body?.code) ?? 'compliance', String(body?.code), body?.wait)
  }
  if (status === 200 && typeof body?.id === 'string') return { outcome: 'accepted', providerId: body.id }
  return { outcome: 'unknown', cause: `Status ${status} without a clear answer.` }
}

const refuse = (code: string): SmsError =>
  new SmsError('Expected a callback that the provider signed.', { code, isRetryable: false })

const verify = ({ headers, rawBody }: SmsCallbackRequest) => {
  if (headers.signature !== signatureOf(rawBody)) throw refuse('callback_not_verified')
  const body = membersOf(rawBody)
  if (body === undefined) throw refuse('callback_unreadable')
  return body
}

const isDelivery = (value: object): value is Omit<SmsDeliveryEvent, 'at'> => 'status' in value
const isInbound = (value: object): value is SmsInbound => 'text' in value

/** A small sender that does everything right: what the broken ones are made from. */
export const createSoundSms = (peer: SoundSmsPeer): SmsAdapter => ({
  specificationVersion: 'v1',
  name: 'sound',
  capabilities: SOUND_CAPABILITIES,
  send: async ({ to, body, reference, validitySeconds, sender = '+15005550006' }, { signal }) => {
    if (body.length > SOUND_CAPABILITIES.maximumBodyCharacters) return reject('compliance', 'too_long')
    const validity = validitySeconds === undefined ? {} : { validitySeconds }
    try {
      return readAnswer(await peer.call({ to, body, reference, sender, ...validity }, signal))
    } catch (error) {
      if (error instanceof RefusedError) return reject('transient', 'not_connected')
      return { outcome: 'unknown', cause: 'The connection broke.' }
    }
  },
  parseCallback: async (request) => {
    const body = verify(request)
    if (!isDelivery(body)) return []
    const { id, ...event } = { id: '', ...body }
    return [{ ...event, providerId: id, at: 1_000 }]
  },
  parseInbound: async (request) => {
    const body = verify(request)
    return isInbound(body) ? [body] : []
  },
})
