import type { RailCapabilities, Solution } from '@linx/contracts'

/** A state in which a rail can take an order. */
export type AcceptedState = 'pending' | 'approved' | 'settled'

/** What a scripted rail of one solution can do and how it answers, unless its options say otherwise. */
export interface RailStandard {
  readonly capabilities: RailCapabilities
  /** The state in which it accepts. */
  readonly acceptedState: AcceptedState
}

const DAY_MS = 86_400_000

/** One row for each solution. Return window of `ach`: 60 days, the longest that Nacha allows (unauthorised consumer debits). */
export const RAIL_STANDARDS: { readonly [solution in Solution]: RailStandard } = {
  ach: {
    acceptedState: 'pending',
    capabilities: {
      solution: 'ach',
      currencies: ['USD'],
      transactionTypes: ['SEND', 'REQUEST', 'REVERSAL'],
      priorities: ['SAME_DAY', 'NEXT_DAY'],
      idempotency: 'reference',
      dedupeWindowMs: 30 * DAY_MS,
      inquiry: 'by-reference',
      inquiryWindowMs: 90 * DAY_MS,
      finality: 'returnable',
      returnWindowMs: 60 * DAY_MS,
      cancel: 'until-cutoff',
      verification: 'prenote',
    },
  },
  wire: {
    acceptedState: 'pending',
    capabilities: {
      solution: 'wire',
      currencies: ['USD', 'CAD'],
      transactionTypes: ['SEND'],
      priorities: ['IMMEDIATE', 'SAME_DAY', 'NEXT_DAY'],
      idempotency: 'reference',
      dedupeWindowMs: 7 * DAY_MS,
      inquiry: 'by-reference',
      inquiryWindowMs: 90 * DAY_MS,
      finality: 'final',
      cancel: 'none',
    },
  },
  'push-to-card': {
    acceptedState: 'settled',
    capabilities: {
      solution: 'push-to-card',
      currencies: ['USD', 'CAD'],
      transactionTypes: ['SEND'],
      priorities: ['IMMEDIATE'],
      idempotency: 'reference',
      dedupeWindowMs: DAY_MS,
      inquiry: 'by-reference',
      inquiryWindowMs: 30 * DAY_MS,
      finality: 'final',
      cancel: 'none',
    },
  },
}
