import type { RailCurrency } from '@linx/contracts'
import type { PeerFault } from '../peer/peer-fault.ts'
import type { AcceptedState } from './rail-standards.ts'

/** `afterMs` holds the answer back on the clock, also beyond the caller's deadline. */
type Delayed = { readonly afterMs?: number }

/** What the rail says it moves, where that differs from what it was asked to move. */
type Echo = { readonly echoAmount?: string; readonly echoCurrency?: RailCurrency }

/** What the rail does with one `submit`. */
export type SubmitBehaviour = Delayed &
  (
    | ({ readonly answer: 'accept' /** Default: the solution's. */; readonly state?: AcceptedState } & Echo)
    /** The money does not move. */
    | {
        readonly answer: 'reject'
        readonly retry: 'never' | 'same-reference' | 'new-reference'
        readonly code?: string
        readonly reason?: string
      }
    /** The money does not move. */
    | { readonly answer: 'not-sent'; readonly retryAfterMs?: number }
    /** `isDone`: whether the money moves all the same, `doneAfterMs` (default 0) after the call. */
    | { readonly answer: PeerFault; readonly isDone: boolean; readonly doneAfterMs?: number }
  )

/** What the rail answers to one `inquire`. */
export type InquireBehaviour = Delayed &
  (
    | ({ readonly answer: 'truth' } & Echo)
    /** Says so whether it is true or not. */
    | { readonly answer: 'absent'; readonly isProven: boolean }
    | { readonly answer: PeerFault }
  )

/** What the rail does with one `cancel`. `isDone`: whether it cancels, if it still can, all the same. */
export type CancelBehaviour = Delayed &
  (
    | { readonly answer: 'truth' }
    | { readonly answer: 'too-late' }
    | { readonly answer: PeerFault; readonly isDone: boolean }
  )
