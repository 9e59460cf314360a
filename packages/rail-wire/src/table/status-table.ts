import type { RailState } from '@linx/contracts'

/** ISO 20022 external payment status codes and what they are to us. A code without a row is never guessed: pending, with evidence. */
export const STATUS_STATES: ReadonlyMap<string, RailState> = new Map<string, RailState>([
  /** Received. */
  ['RCVD', 'pending'],
  ['PDNG', 'pending'],
  /** Technically correct. */
  ['ACTC', 'pending'],
  /** Profile of the customer accepted. */
  ['ACCP', 'pending'],
  /** Settlement in process. */
  ['ACSP', 'pending'],
  /** Accepted with a change, for example of the date. */
  ['ACWC', 'pending'],
  /** Some payments of a message; ours have one, so it decides nothing. */
  ['PART', 'pending'],
  /** Settled at the debtor's side. */
  ['ACSC', 'settled'],
  /** On the creditor's account. */
  ['ACCC', 'settled'],
  ['RJCT', 'failed'],
  ['CANC', 'cancelled'],
])

/**
 * Reasons that say "I had this before". A refusal of a copy is none of the original: it proves nothing, so the payment stays pending
 * until the bank speaks of the original.
 */
export const DUPLICATE_REASONS: ReadonlySet<string> = new Set(['AM05', 'DUPL', 'DU01', 'DU02', 'DU03', 'DU04', 'DU05'])
