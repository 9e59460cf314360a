import { SMS_DELIVERY_STATUSES } from '@linx/contracts'
import {
  checkShape,
  isDuration,
  isText,
  oneOf,
  optional,
  required,
  type Shape,
  type Test,
} from '../../kit/check-shape.ts'

export const REJECTION_CLASSES = [
  'permanent-number',
  'opted-out',
  'compliance',
  'configuration',
  'deferred',
  'transient',
] as const

const E164 = /^\+[1-9]\d{6,14}$/

const isPositive: Test = (value) => Number.isSafeInteger(value) && Number(value) >= 1
const isE164: Test = (value) => typeof value === 'string' && E164.test(value)
const isString: Test = (value) => typeof value === 'string'
const isClass = oneOf(...REJECTION_CLASSES)

const SEND: { readonly [outcome: string]: Shape } = {
  accepted: { providerId: optional(isText), segments: optional(isPositive) },
  rejected: {
    class: required(isClass),
    isRetryable: required(oneOf(true, false)),
    providerCode: required(isText),
    retryAfterMs: optional(isDuration),
  },
  unknown: { cause: required(isText) },
}

const EVENT: { readonly [event: string]: Shape } = {
  delivery: {
    providerId: optional(isText),
    reference: optional(isText),
    status: required(oneOf(...SMS_DELIVERY_STATUSES)),
    class: optional(isClass),
    providerCode: optional(isText),
    at: required(Number.isSafeInteger),
  },
  inbound: { from: required(isE164), to: required(isText), text: required(isString), providerId: optional(isText) },
}

/** Throws `ConformanceFailure` for an answer of `send` that is not of the shape that the contract gives it. */
export const checkSendOutcome = (value: unknown): void => checkShape(value, 'outcome', SEND, 'send')

/** Throws `ConformanceFailure` for a delivery event or an inbound message that is not of its shape. */
export const checkNews = (event: 'delivery' | 'inbound', value: object): void =>
  checkShape({ ...value, event }, 'event', EVENT, `a ${event}`)
