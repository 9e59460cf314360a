import type { AttemptFailure } from './webhook-delivery.ts'

/** What came of one POST. Only 2xx is success; a redirect is none and is not followed. */
export type AttemptOutcome =
  | { readonly outcome: 'answered'; readonly httpStatus: number; readonly retryAfterMs?: number }
  | { readonly outcome: 'failed'; readonly failure: Exclude<AttemptFailure, 'STATUS'> }

export const isDelivered = (outcome: AttemptOutcome): boolean =>
  outcome.outcome === 'answered' && outcome.httpStatus >= 200 && outcome.httpStatus < 300

/** The endpoint says that it is no more. */
export const isGone = (outcome: AttemptOutcome): boolean => outcome.outcome === 'answered' && outcome.httpStatus === 410
