import { type Instant, type SmsDeliveryEvent, type SmsDeliveryStatus, SmsError, type SmsInbound } from '@linx/contracts'
import { reasonOf } from './read-reason.ts'
import type { Callback } from './verify-callback.ts'

/** Types of Kannel's delivery reports (`%d`). */
const STATUSES: { readonly [type: string]: SmsDeliveryStatus } = {
  '1': 'DELIVERED',
  '2': 'UNDELIVERED',
  '4': 'QUEUED',
  '8': 'SENT',
  '16': 'REJECTED',
}

const isFailure = (status: SmsDeliveryStatus): boolean => status === 'UNDELIVERED' || status === 'REJECTED'

/** `%T`: seconds since the epoch, ten digits from 2001 to 2286. */
const timeOf = (seconds: string, now: Instant): Instant => (/^\d{10}$/.test(seconds) ? Number(seconds) * 1_000 : now)

/** The delivery events of a verified callback: one, or none if it is about something else. */
export const deliveriesIn = ({ kind, query }: Callback, now: Instant): readonly SmsDeliveryEvent[] => {
  if (kind !== 'delivery') return []
  const status = STATUSES[query.text('type')]
  if (status === undefined) {
    throw new SmsError('Expected a type of delivery report (1, 2, 4, 8 or 16), received another.', {
      code: 'callback_unreadable',
      isRetryable: false,
    })
  }
  const reference = Buffer.from(query.text('reference'), 'base64url').toString('utf8')
  const reason = isFailure(status) ? reasonOf(query.text('answer')) : {}
  return [{ reference, status, at: timeOf(query.text('at'), now), ...reason }]
}

/** Character sets that Kannel names in `%C`; texts in the GSM alphabet come as UTF-8. */
const DECODERS: { readonly [charset: string]: string } = {
  'UTF-16BE': 'utf-16be',
  'WINDOWS-1252': 'windows-1252',
  'ISO-8859-1': 'windows-1252',
}

/** Kannel gives numbers with or without a plus; short codes and names are none. */
const e164Of = (number: string): string | undefined => {
  const digits = number.trim().replace(/^\+|^00/, '')
  return /^[1-9]\d{7,14}$/.test(digits) ? `+${digits}` : undefined
}

/** The inbound messages of a verified callback: one, or none if it is about something else. */
export const inboundIn = ({ kind, query }: Callback): readonly SmsInbound[] => {
  const [from, to, id] = [e164Of(query.text('from')), query.text('to').trim(), query.text('id')]
  if (kind !== 'inbound' || from === undefined || to === '') return []
  const decoder = new TextDecoder(DECODERS[query.text('charset').toUpperCase()] ?? 'utf-8')
  const text = decoder.decode(query.bytes('text'))
  return [{ from, to: e164Of(to) ?? to, text, ...(id === '' ? {} : { providerId: id }) }]
}
