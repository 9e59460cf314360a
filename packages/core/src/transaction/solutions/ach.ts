import type { MoveMoneyFacts } from '../move-money-facts.ts'
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

/** The rail can ask the bank, and the transaction can wait for the answer; a no has been given already. */
const canWait = ({ waitsForVerification, rail, debit }: MoveMoneyFacts): boolean =>
  waitsForVerification === true && rail?.verification !== undefined && debit?.verificationStatus !== 'DECLINED'

/** `true` if the account that is debited has to be verified before an ACH transaction. */
const needsVerification = ({ transactionType, debit }: MoveMoneyFacts): boolean =>
  transactionType === 'REQUEST' &&
  debit?.owner === 'CUSTOMER' &&
  (debit.category ?? 'EXTERNAL') === 'EXTERNAL' &&
  debit.verificationStatus !== undefined &&
  debit.verificationStatus !== 'APPROVED'

/** An ACH REQUEST that may be made, and has to wait for the verification of the account that it debits. */
export const hasToWaitForVerification = (facts: MoveMoneyFacts): boolean =>
  facts.solution === 'ach' && needsVerification(facts) && canWait(facts)

/** Rules that only ACH has. */
export const achRules: readonly MoveMoneyRule[] = [
  {
    code: 'transaction_account_not_verified',
    find: (facts) => {
      if (!needsVerification(facts) || canWait(facts)) return []
      return [
        {
          member: 'debit',
          expected: 'an account whose verification is APPROVED',
          received: facts.debit?.verificationStatus,
          fix: 'Have the account verified by a prenote or by aggregation first',
        },
      ]
    },
  },
]
