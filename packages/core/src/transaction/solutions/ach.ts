import type { MoveMoneyRule } from '../move-money-rule.ts'
import type { SolutionRow } from './solution-row.ts'

/** ACH: no window settles in near real time, so `IMMEDIATE` is not among the priorities. */
export const ach: SolutionRow = {
  solution: 'ach',
  transactionTypes: ['SEND', 'REQUEST'],
  priorities: ['SAME_DAY', 'NEXT_DAY'],
  defaultPriority: 'NEXT_DAY',
  description: 'not-allowed',
  memo: 'not-allowed',
  initiator: { type: 'BANK', name: 'a bank account' },
  counterparty: { type: 'BANK', name: 'a bank account' },
}

/** Rules that only ACH has. */
export const achRules: readonly MoveMoneyRule[] = [
  {
    code: 'transaction_account_not_verified',
    find: ({ transactionType, debit }) => {
      const isGuarded =
        transactionType === 'REQUEST' && debit?.owner === 'CUSTOMER' && (debit.category ?? 'EXTERNAL') === 'EXTERNAL'
      if (!isGuarded || debit.verificationStatus === undefined || debit.verificationStatus === 'APPROVED') return []
      return [
        {
          member: 'debit',
          expected: 'an account whose verification is APPROVED',
          received: debit.verificationStatus,
          fix: 'Have the account verified by a prenote or by aggregation first',
        },
      ]
    },
  },
]
