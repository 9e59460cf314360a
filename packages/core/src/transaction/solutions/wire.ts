import { counterpartyOf } from '../move-money-facts.ts'
import type { MoveMoneyRule } from '../move-money-rule.ts'
import type { SolutionRow } from './solution-row.ts'

/** Wire: the only solution with free texts. Whether it can pull money (a drawdown) is up to the host's rail. */
export const wire: SolutionRow = {
  solution: 'wire',
  transactionTypes: ['SEND', 'REQUEST'],
  priorities: ['IMMEDIATE', 'SAME_DAY', 'NEXT_DAY'],
  defaultPriority: 'IMMEDIATE',
  description: 'required',
  memo: 'optional',
  initiator: { type: 'BANK', name: 'a bank account' },
  counterparty: { type: 'BANK', name: 'a bank account' },
}

/** Rules that only a wire has. */
export const wireRules: readonly MoveMoneyRule[] = [
  {
    code: 'transaction_account_address',
    find: (facts) => {
      const member = counterpartyOf(facts)
      if (facts[member]?.hasBillingAddress !== false) return []
      return [
        {
          member,
          expected: 'an account with a billing address',
          fix: 'Add the billing address to the account, or use another solution',
        },
      ]
    },
  },
]
