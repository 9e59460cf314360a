import type { RailIssue, RailRequest } from '@linx/contracts'

interface Rule {
  readonly path: keyof RailRequest
  readonly expected: string
  readonly holds: (request: RailRequest) => boolean
}

/** What the bank takes, one row a rule. */
const RULES: readonly Rule[] = [
  { path: 'solution', expected: 'ach', holds: ({ solution }) => solution === 'ach' },
  { path: 'transactionType', expected: 'SEND', holds: ({ transactionType }) => transactionType === 'SEND' },
  { path: 'currency', expected: 'USD', holds: ({ currency }) => currency === 'USD' },
  { path: 'settlementPriority', expected: 'NEXT_DAY', holds: (request) => request.settlementPriority === 'NEXT_DAY' },
  {
    path: 'amount',
    expected: 'an amount above zero such as 256.25',
    holds: ({ amount }) => /^\d{1,10}\.\d{2}$/.test(amount) && /[1-9]/.test(amount),
  },
  { path: 'debit', expected: 'a bank account', holds: ({ debit }) => debit.type === 'BANK' },
  { path: 'credit', expected: 'a bank account', holds: ({ credit }) => credit.type === 'BANK' },
]

/** Every rule that the request breaks; messages repeat nothing of an account. */
export const findIssues = (request: RailRequest): readonly RailIssue[] =>
  RULES.filter(({ holds }) => !holds(request)).map(({ path, expected }) => ({
    code: `tiny_${path.toLowerCase()}`,
    path,
    message: `${path}: expected ${expected}. Change it, or use another rail.`,
  }))
