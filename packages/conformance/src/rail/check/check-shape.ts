import type {
  CancelOutcome,
  EligibilityOutcome,
  IngestOutcome,
  InquireOutcome,
  RailEvent,
  SubmitOutcome,
} from '@linx/contracts'
import {
  checkShape,
  isDuration,
  isPlainJson,
  isText,
  oneOf,
  optional,
  required,
  type Shape,
  type Test,
} from '../../kit/check-shape.ts'

const isAmount: Test = (value) => typeof value === 'string' && /^\d{1,15}\.\d{2}$/.test(value)
const isCurrency: Test = (value) => typeof value === 'string' && /^[A-Z]{3}$/.test(value)
const isChanges: Test = (value) =>
  typeof value === 'object' && value !== null && Object.values(value).every((text) => typeof text === 'string')
const isReferences: Test = (value) => Array.isArray(value) && value.every((each) => typeof each === 'string')

const ECHO: Shape = { amount: optional(isAmount), currency: optional(isCurrency) }
const EVIDENCE: Shape = { evidence: optional(isPlainJson) }
const WHY: Shape = { code: optional(isText), reason: optional(isText) }
const REASON: Shape = { code: required(isText), reason: required(isText) }
const UNKNOWN: Shape = { cause: required(isText), inquireAfterMs: optional(isDuration) }
const isRailState = oneOf('pending', 'approved', 'settled', 'failed', 'cancelled')

const SUBMIT: { readonly [outcome in SubmitOutcome['outcome']]: Shape } = {
  accepted: {
    state: required(oneOf('pending', 'approved', 'settled')),
    providerId: optional(isText),
    ...ECHO,
    ...EVIDENCE,
  },
  rejected: { ...REASON, retry: required(oneOf('never', 'same-reference', 'new-reference')), ...EVIDENCE },
  'not-sent': { cause: required(isText), retryAfterMs: optional(isDuration) },
  unknown: UNKNOWN,
}

const INQUIRE: { readonly [outcome in InquireOutcome['outcome']]: Shape } = {
  found: { state: required(isRailState), providerId: optional(isText), ...WHY, ...ECHO, ...EVIDENCE },
  absent: { isProven: required(oneOf(true, false)) },
  unknown: UNKNOWN,
}

const CANCEL: { readonly [outcome in CancelOutcome['outcome']]: Shape } = {
  cancelled: {},
  'too-late': { reason: required(isText) },
  unknown: UNKNOWN,
}

const ELIGIBILITY: { readonly [outcome in EligibilityOutcome['outcome']]: Shape } = {
  eligible: { availability: required(oneOf('immediate', 'next-day', 'few-days')), ...EVIDENCE },
  'not-eligible': REASON,
  unknown: UNKNOWN,
}

const INGEST: { readonly [outcome in IngestOutcome['outcome']]: Shape } = {
  read: { events: required(Array.isArray) },
  unverified: { references: required(isReferences) },
  unreadable: { reason: required(isText) },
}

const ANY_EVENT: Shape = {
  dedupeKey: required(isText),
  reference: optional(isText),
  occurredAt: required(Number.isSafeInteger),
  ...EVIDENCE,
}

const EVENT: { readonly [event in RailEvent['event']]: Shape } = {
  status: { ...ANY_EVENT, state: required(isRailState), ...WHY },
  returned: {
    ...ANY_EVENT,
    ...REASON,
    amount: required(isAmount),
    currency: required(isCurrency),
    discretionaryData: optional((value) => typeof value === 'string'),
    allowedUntil: optional(Number.isSafeInteger),
  },
  correction: { ...ANY_EVENT, code: required(isText), changes: required(isChanges) },
}

/** Each throws `ConformanceFailure` for an answer that is not of the shape that the contract gives it. */
export const checkSubmitOutcome = (value: unknown): void => checkShape(value, 'outcome', SUBMIT, 'submit')
export const checkInquireOutcome = (value: unknown): void => checkShape(value, 'outcome', INQUIRE, 'inquire')
export const checkCancelOutcome = (value: unknown): void => checkShape(value, 'outcome', CANCEL, 'cancel')
export const checkEligibilityOutcome = (value: unknown): void =>
  checkShape(value, 'outcome', ELIGIBILITY, 'checkEligibility')

export const checkIngestOutcome = (value: IngestOutcome): void => {
  checkShape(value, 'outcome', INGEST, 'ingest')
  if (value.outcome === 'read') for (const event of value.events) checkShape(event, 'event', EVENT, 'an event')
}
