import type { Instant, SmsDeliveryEvent, SmsInbound } from '@linx/contracts'
import { REFERENCE } from '../send/send-request.ts'
import { findTwilioError, VALIDITY_ENDED } from '../twilio-errors.ts'
import { TWILIO_STATUSES } from '../twilio-statuses.ts'
import type { Form } from './verify-callback.ts'

const E164 = /^\+[1-9]\d{6,14}$/
const SID = /^[A-Z]{2}[0-9a-fA-F]{32}$/

/** A member with its text, or nothing: for spreading. */
const optional = <Name extends string>(name: Name, value: string | undefined | null) =>
  value === undefined || value === null || value === ''
    ? {}
    : ({ [name]: value } as { readonly [name in Name]: string })

const one = (form: Form, name: string): string | undefined => form.get(name)?.[0]

const sidIn = (form: Form): string | undefined =>
  [one(form, 'MessageSid'), one(form, 'SmsSid')].find((sid) => sid !== undefined && SID.test(sid))

/** The delivery events of a verified callback: one, or none if it is about something else. */
export const deliveriesIn = (form: Form, url: string, now: Instant): readonly SmsDeliveryEvent[] => {
  const status = TWILIO_STATUSES.get(one(form, 'MessageStatus') ?? '')
  const providerId = sidIn(form)
  const reference = URL.canParse(url) ? new URL(url).searchParams.get(REFERENCE) : null
  if (status === undefined || (providerId === undefined && reference === null)) return []
  const code = Number(one(form, 'ErrorCode') ?? '')
  const isFailed = status === 'UNDELIVERED' || status === 'REJECTED'
  const isError = isFailed && Number.isSafeInteger(code) && code > 0
  return [
    {
      ...optional('providerId', providerId),
      ...optional('reference', reference),
      status: isError && code === VALIDITY_ENDED ? 'EXPIRED' : status,
      ...(isError ? { class: findTwilioError(code)?.class ?? 'compliance', providerCode: String(code) } : {}),
      at: now,
    },
  ]
}

/** The inbound messages of a verified callback: one, or none if it is about something else. */
export const inboundIn = (form: Form): readonly SmsInbound[] => {
  const [from, to, text] = [one(form, 'From'), one(form, 'To'), one(form, 'Body')]
  if (form.has('MessageStatus') || from === undefined || to === undefined || text === undefined) return []
  if (!E164.test(from) || to === '') return []
  return [{ from, to, text, ...optional('providerId', sidIn(form)) }]
}
