import type { RailAccount, RailCapabilities, RailIssue, RailRequest } from '@linx/contracts'

const DAY_MS = 86_400_000

export const SOUND_CAPABILITIES: RailCapabilities = {
  solution: 'ach',
  currencies: ['USD'],
  transactionTypes: ['SEND', 'REQUEST'],
  priorities: ['SAME_DAY', 'NEXT_DAY'],
  idempotency: 'reference',
  dedupeWindowMs: 30 * DAY_MS,
  inquiry: 'by-reference',
  finality: 'returnable',
  returnWindowMs: 60 * DAY_MS,
  cancel: 'until-cutoff',
  verification: 'prenote',
}

const account: RailAccount = {
  type: 'BANK',
  subType: 'CHECKING',
  holder: 'business',
  nameOnAccount: 'Acme Rebates Inc',
  routingNumber: '021000021',
  accountNumber: '900111222333',
}

export const SOUND_EXAMPLE: RailRequest = {
  businessAccountId: 'business-1',
  transactionId: 'transaction-1',
  solution: 'ach',
  transactionType: 'SEND',
  amount: '256.25',
  currency: 'USD',
  settlementPriority: 'NEXT_DAY',
  debit: account,
  credit: { ...account, holder: 'consumer', nameOnAccount: 'John Doe', accountNumber: '900444555666' },
  paymentReasonId: 'payment-of-rebates',
  metadata: {},
  isRecurring: false,
}

interface Rule {
  readonly path: keyof RailRequest
  readonly expected: string
  readonly holds: (request: RailRequest) => boolean
}

const RULES: readonly Rule[] = [
  { path: 'solution', expected: 'ach', holds: ({ solution }) => solution === 'ach' },
  { path: 'currency', expected: 'USD', holds: ({ currency }) => currency === 'USD' },
  {
    path: 'transactionType',
    expected: 'SEND or REQUEST',
    holds: ({ transactionType }) => transactionType !== 'REVERSAL',
  },
  {
    path: 'settlementPriority',
    expected: 'SAME_DAY or NEXT_DAY',
    holds: ({ settlementPriority }) => settlementPriority !== 'IMMEDIATE',
  },
  {
    path: 'amount',
    expected: 'an amount above zero with two decimals',
    holds: ({ amount }) => /^\d{1,12}\.\d{2}$/.test(amount) && /[1-9]/.test(amount),
  },
  { path: 'debit', expected: 'a bank account', holds: ({ debit }) => debit.type === 'BANK' },
  { path: 'credit', expected: 'a bank account', holds: ({ credit }) => credit.type === 'BANK' },
]

export const soundIssues = (request: RailRequest): readonly RailIssue[] =>
  RULES.filter(({ holds }) => !holds(request)).map(({ path, expected }) => ({
    code: `sound_${path.toLowerCase()}`,
    path,
    message: `${path}: expected ${expected}. Give that.`,
  }))
