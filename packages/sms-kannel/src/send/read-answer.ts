import type { SmsRejectionClass, SmsSendOutcome } from '@linx/contracts'
import type { HttpAnswer } from '../http/call-once.ts'

/** Refusals by HTTP status; every other 4xx is `compliance`. */
const CLASS_BY_STATUS: { readonly [status: number]: SmsRejectionClass } = {
  401: 'configuration',
  403: 'configuration',
  404: 'configuration',
  429: 'transient',
}

/** 202 with one of the two texts of smsbox; some gateways add the message's id. */
const ACCEPTED = /^(?:0: Accepted for delivery|3: Queued for later delivery)(?:: ([\w-]{1,64}))?\s*$/
/** 503 with which smsbox says that it kept nothing. */
const KEPT_NOTHING = /^Temporal failure, try again later\.?\s*$/

const REQUEST_TIMEOUT = 408

export const rejected = (rejectionClass: SmsRejectionClass, providerCode: string): SmsSendOutcome => ({
  outcome: 'rejected',
  class: rejectionClass,
  isRetryable: rejectionClass === 'deferred' || rejectionClass === 'transient',
  providerCode,
})

/**
 * What became of a send. A 4xx is a definite refusal; so is the 503 with smsbox' own text. Every other 5xx, a 408, a redirect and a
 * success that cannot be read leave it unknown.
 */
export const readAnswer = (answer: HttpAnswer): SmsSendOutcome => {
  if (answer.answer === 'not-sent') return rejected('transient', 'not_connected')
  if (answer.answer === 'broken') return { outcome: 'unknown', cause: answer.cause }
  const { status, text = '' } = answer
  const [isAccepted, providerId] = status === 202 ? (ACCEPTED.exec(text) ?? []) : []
  if (isAccepted !== undefined) return { outcome: 'accepted', ...(providerId === undefined ? {} : { providerId }) }
  if (status >= 400 && status < 500 && status !== REQUEST_TIMEOUT) {
    return rejected(CLASS_BY_STATUS[status] ?? 'compliance', `http_${status}`)
  }
  if (status === 503 && KEPT_NOTHING.test(text)) return rejected('transient', 'http_503')
  return { outcome: 'unknown', cause: `Status ${status} without a clear answer.` }
}
