import type { Instant } from '../instant.ts'
import type { JsonObject } from '../json.ts'

/** What the rail says of a payment it knows. */
export type RailState = 'pending' | 'approved' | 'settled' | 'failed' | 'cancelled'

/** What an operator may need to see later; MUST NOT hold an account number, a token or a credential. */
export type RailEvidence = JsonObject

/**
 * What became of a submission. Whatever is not clearly one of the first three is `unknown`: a throw, a time-out, a malformed
 * answer, a crash. Unknown is never failed and never sent again under another reference.
 */
export type SubmitOutcome =
  | {
      readonly outcome: 'accepted'
      readonly state: 'pending' | 'approved' | 'settled'
      readonly providerId?: string
      /** What the rail says it moves; compared with ours. */
      readonly amount?: string
      readonly currency?: string
      readonly evidence?: RailEvidence
    }
  | {
      /** The rail definitely did not and will not move the money. */
      readonly outcome: 'rejected'
      readonly code: string
      readonly reason: string
      readonly retry: 'never' | 'same-reference' | 'new-reference'
      readonly evidence?: RailEvidence
    }
  | {
      /** Proven: no byte of the request left (connection refused, 429 or 503 by the provider's contract). */
      readonly outcome: 'not-sent'
      readonly cause: string
      readonly retryAfterMs?: number
    }
  | { readonly outcome: 'unknown'; readonly cause: string; readonly inquireAfterMs?: number }

/** What the rail says when asked by our reference. */
export type InquireOutcome =
  | {
      readonly outcome: 'found'
      readonly state: RailState
      readonly providerId?: string
      readonly code?: string
      readonly reason?: string
      readonly amount?: string
      readonly currency?: string
      readonly evidence?: RailEvidence
    }
  /** `isProven`: the rail cannot still be processing it, so nothing will move under this reference. */
  | { readonly outcome: 'absent'; readonly isProven: boolean }
  | { readonly outcome: 'unknown'; readonly cause: string }

export type CancelOutcome =
  | { readonly outcome: 'cancelled' }
  | { readonly outcome: 'too-late'; readonly reason: string }
  | { readonly outcome: 'unknown'; readonly cause: string }

export type EligibilityOutcome =
  | {
      readonly outcome: 'eligible'
      readonly availability: 'immediate' | 'next-day' | 'few-days'
      readonly evidence?: RailEvidence
    }
  | { readonly outcome: 'not-eligible'; readonly code: string; readonly reason: string }
  | { readonly outcome: 'unknown'; readonly cause: string }

/** News from the rail, from a webhook or a file. Deduplicated by `dedupeKey`; may come in any order. */
export type RailEvent = {
  /** The same for every copy of one piece of news, different for every two. */
  readonly dedupeKey: string
  /** Our reference; absent only where the format carries none. */
  readonly reference?: string
  readonly occurredAt: Instant
  readonly evidence?: RailEvidence
} & (
  | { readonly event: 'status'; readonly state: RailState; readonly code?: string; readonly reason?: string }
  | {
      readonly event: 'returned'
      readonly code: string
      readonly reason: string
      readonly amount: string
      readonly currency: string
      readonly discretionaryData?: string
      /** Until when the rail's rules allow a return for this reason; one that `occurredAt` later is for a person. Absent: the return window counts. */
      readonly allowedUntil?: Instant
    }
  | { readonly event: 'correction'; readonly code: string; readonly changes: { readonly [field: string]: string } }
)
