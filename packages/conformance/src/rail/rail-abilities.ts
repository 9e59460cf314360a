import type { RailCurrency, RailTransactionType, SettlementPriority, Solution } from '@linx/contracts'
import type { RailSubject } from './rail-subject.ts'

export const SOLUTIONS: readonly Solution[] = ['ach', 'wire', 'push-to-card']
export const CURRENCIES: readonly RailCurrency[] = ['USD', 'CAD']
export const TRANSACTION_TYPES: readonly RailTransactionType[] = ['SEND', 'REQUEST', 'REVERSAL']
export const PRIORITIES: readonly SettlementPriority[] = ['IMMEDIATE', 'SAME_DAY', 'NEXT_DAY']

/** What `needs` of a rail case can ask for, as far as this adapter and its peer have it. */
export const abilitiesOf = (subject: RailSubject): ReadonlySet<string> => {
  const { capabilities, faults, happenings, manners } = subject
  const conditions: { readonly [ability: string]: boolean } = {
    inquiry: capabilities.inquiry === 'by-reference',
    idempotency: capabilities.idempotency === 'reference',
    cancellation: capabilities.cancel !== 'none',
    verification: capabilities.verification !== undefined,
    eligibility: subject.checksEligibility === true,
    news: happenings.length > 0,
    'an unlisted currency': capabilities.currencies.length < CURRENCIES.length,
    'an unlisted priority': capabilities.priorities.length < PRIORITIES.length,
    'an unlisted transaction type': capabilities.transactionTypes.length < TRANSACTION_TYPES.length,
  }
  return new Set([
    ...Object.keys(conditions).filter((ability) => conditions[ability] === true),
    ...Object.entries(faults).flatMap(([verb, names]) => names.map((name: string) => `${verb}:${name}`)),
    ...happenings.map((happening) => `news:${happening}`),
    ...manners.map((manner) => `news:${manner}`),
  ])
}
