import type { MoveMoneyAccount, MoveMoneyFacts } from '../move-money-facts.ts'
import { counterpartyOf } from '../move-money-facts.ts'
import type { MoveMoneyFinding, MoveMoneyRule } from '../move-money-rule.ts'
import type { AccountNeed, SolutionRow } from '../solutions/solution-row.ts'

type Side = 'debit' | 'credit'
const SIDES: readonly Side[] = ['debit', 'credit']

/** Looks at both sides, the debit first; a side of which nothing is known is passed over. */
const findOnSides = (
  facts: MoveMoneyFacts,
  find: (account: MoveMoneyAccount, side: Side) => Omit<MoveMoneyFinding, 'member'> | undefined,
): readonly MoveMoneyFinding[] =>
  SIDES.flatMap((side) => {
    const account = facts[side]
    const finding = account === undefined ? undefined : find(account, side)
    return finding === undefined ? [] : [{ ...finding, member: side }]
  })

const fits = (account: MoveMoneyAccount, need: AccountNeed): boolean =>
  (account.type === undefined || account.type === need.type) &&
  (account.subType === undefined || need.subType === undefined || account.subType === need.subType)

const needOf = (side: Side, facts: MoveMoneyFacts, row: SolutionRow): AccountNeed =>
  side === counterpartyOf(facts) ? row.counterparty : row.initiator

/** Rules about the two accounts. */
export const accountRules: readonly MoveMoneyRule[] = [
  {
    code: 'transaction_accounts_same',
    find: ({ debit, credit }) =>
      debit?.id !== undefined && debit.id === credit?.id
        ? [
            {
              member: 'credit',
              expected: 'an account other than the debit account',
              received: credit.id,
              fix: 'Name two different accounts',
            },
          ]
        : [],
  },
  {
    code: 'transaction_account_owner',
    find: ({ debit }) =>
      debit?.owner === 'RECIPIENT'
        ? [
            {
              member: 'debit',
              expected: 'an account of a Business or a Customer',
              received: debit.owner,
              fix: 'Take the money from another account: a Recipient can only receive',
            },
          ]
        : [],
  },
  {
    code: 'transaction_account_state',
    find: (facts) =>
      findOnSides(facts, ({ state }) =>
        state === undefined || state === 'ACTIVE'
          ? undefined
          : { expected: 'an ACTIVE account', received: state, fix: 'Activate the account, or use another one' },
      ),
  },
  {
    code: 'transaction_account_currency',
    find: (facts) =>
      findOnSides(facts, ({ currency }) =>
        currency === undefined || facts.currency === undefined || currency === facts.currency
          ? undefined
          : {
              expected: `an account in ${facts.currency}`,
              received: currency,
              fix: 'Use an account in the currency of the transaction; nothing is converted',
            },
      ),
  },
  {
    code: 'transaction_account_kind',
    find: (facts, row) =>
      findOnSides(facts, (account, side) => {
        const need = needOf(side, facts, row)
        if (fits(account, need)) return undefined
        return {
          expected: `${need.name} for ${row.solution}`,
          received: account.subType ?? account.type,
          fix: `Use ${need.name}, or another solution`,
        }
      }),
  },
]
