import type { SmsRejectionClass, SmsSendOutcome } from '@linx/contracts'
import type { HttpAnswer } from '../http/call-once.ts'
import { findTwilioError } from '../twilio-errors.ts'
import { TWILIO_STATUSES } from '../twilio-statuses.ts'

type Read = Extract<HttpAnswer, { readonly answer: 'read' }>

/** Statuses whose meaning is clear without a code; other refusals are `compliance`. */
const CLASS_BY_STATUS: { readonly [status: number]: SmsRejectionClass } = {
  401: 'configuration',
  403: 'configuration',
  404: 'configuration',
  429: 'transient',
}

const REQUEST_TIMEOUT = 408

const membersOf = (text: string | undefined): { readonly [member: string]: unknown } => {
  try {
    const value: unknown = JSON.parse(text ?? '')
    return typeof value === 'object' && value !== null ? { ...value } : {}
  } catch {
    return {}
  }
}

const rejected = (
  rejectionClass: SmsRejectionClass,
  providerCode: string,
  { retryAfterMs }: { readonly retryAfterMs?: number } = {},
): SmsSendOutcome => ({
  outcome: 'rejected',
  class: rejectionClass,
  isRetryable: rejectionClass === 'deferred' || rejectionClass === 'transient',
  providerCode,
  ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
})

/** A code of Twilio as a number, `undefined` for anything else. */
const codeOf = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : undefined

const readRefusal = (answer: Read): SmsSendOutcome => {
  const code = codeOf(membersOf(answer.text).code)
  const known = code === undefined ? undefined : findTwilioError(code)
  const rejectionClass = known?.class ?? CLASS_BY_STATUS[answer.status] ?? 'compliance'
  return rejected(rejectionClass, code === undefined ? `http_${answer.status}` : String(code), answer)
}

const FAILED: ReadonlySet<unknown> = new Set(['failed', 'undelivered', 'canceled'])

const segmentsOf = (value: unknown): { readonly segments?: number } => {
  const segments = Number(value)
  return Number.isSafeInteger(segments) && segments >= 1 ? { segments } : {}
}

const readSuccess = ({ status, text }: Read): SmsSendOutcome => {
  const { sid, status: state, error_code, num_segments } = membersOf(text)
  if (typeof sid !== 'string' || !/^[A-Z]{2}[0-9a-fA-F]{32}$/.test(sid) || !TWILIO_STATUSES.has(String(state))) {
    return { outcome: 'unknown', cause: `Status ${status} without a message that can be read.` }
  }
  const code = codeOf(error_code)
  if (FAILED.has(state)) return rejected(findTwilioError(code ?? 0)?.class ?? 'compliance', String(code ?? state))
  return { outcome: 'accepted', providerId: sid, ...segmentsOf(num_segments) }
}

/**
 * What became of a send. A 4xx is a definite refusal, whatever its body; so is a 503 that names 20503. Every other 5xx, a 408, a
 * redirect and a success that cannot be read leave it unknown.
 */
export const readAnswer = (answer: HttpAnswer): SmsSendOutcome => {
  if (answer.answer === 'not-sent') return rejected('transient', 'not_connected')
  if (answer.answer === 'broken') return { outcome: 'unknown', cause: answer.cause }
  const { status, text } = answer
  if (status >= 200 && status < 300) return readSuccess(answer)
  const isRefusal = status >= 400 && status < 500 && status !== REQUEST_TIMEOUT
  if (isRefusal || (status === 503 && membersOf(text).code === 20503)) return readRefusal(answer)
  return { outcome: 'unknown', cause: `Status ${status} without a clear answer.` }
}
