/**
 * What the peer does with one submission. It takes the payment unless it says otherwise.
 *
 * - `decline`: refuses it for good; takes nothing.
 * - `decline-with-secrets`: as `decline`, and repeats every secret of the subject in the texts of its answer.
 * - `rate-limited` (HTTP 429) and `unavailable` (HTTP 503): refuses before it reads the payment; takes nothing.
 * - `drop-before-send`: cannot be reached, no byte leaves; takes nothing.
 * - `drop-before-commit`: reads the payment and breaks off; takes nothing.
 * - `drop-after-commit`: breaks off without an answer.
 * - `server-error`: answers with an error of its own (HTTP 500).
 * - `garbage`, `empty`, `truncated`: says success (HTTP 200) with a body that is noise, nothing, or half of the sound one.
 * - `undecided`: says that it does not know yet (HTTP 202).
 * - `wrong-amount`, `wrong-currency`: says that it moves another amount or currency.
 * - `slow`: gives no answer until the caller hangs up.
 * - `late`: breaks off, and takes the payment only at `RailPeer.finishLate`.
 */
export type SubmitFault =
  | 'decline'
  | 'decline-with-secrets'
  | 'rate-limited'
  | 'unavailable'
  | 'drop-before-send'
  | 'drop-before-commit'
  | 'drop-after-commit'
  | 'server-error'
  | 'garbage'
  | 'empty'
  | 'truncated'
  | 'undecided'
  | 'wrong-amount'
  | 'wrong-currency'
  | 'slow'
  | 'late'

/** What the peer does with one question; `proven-absent`: says that the payment is not there and never will be. */
export type InquireFault =
  | 'rate-limited'
  | 'drop'
  | 'server-error'
  | 'garbage'
  | 'empty'
  | 'wrong-amount'
  | 'slow'
  | 'proven-absent'

/** What the peer does with one cancellation; `drop`: it cancels and breaks off. */
export type CancelFault = 'drop' | 'server-error' | 'garbage' | 'slow'

/** What the peer does with one eligibility check. */
export type EligibilityFault = 'not-eligible' | 'drop' | 'server-error' | 'garbage' | 'slow'

/** The faults by verb, for the first calls in order; later calls go well. */
export interface RailFaultPlan {
  readonly submit?: readonly SubmitFault[]
  readonly inquire?: readonly InquireFault[]
  readonly cancel?: readonly CancelFault[]
  readonly eligibility?: readonly EligibilityFault[]
}

/** What can happen to a payment after the peer took it. */
export type RailHappening = 'settled' | 'failed' | 'returned' | 'correction'

/**
 * How the news of it reach the host. `forged`: what is to prove their origin is wrong. `garbled`: they cannot be read, but are
 * not forged.
 */
export type NewsManner = 'sound' | 'forged' | 'garbled'
