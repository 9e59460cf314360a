import { formatAmount } from '../../money/index.ts'
import type { MoveMoneyFacts } from '../move-money-facts.ts'
import type { MoveMoneyRule } from '../move-money-rule.ts'

/** An amount beside a bound, as texts; nothing if one of them, or the currency, is not known. */
const compare = ({ amountMinor, currency }: MoveMoneyFacts, boundMinor: bigint | undefined) =>
  amountMinor === undefined || boundMinor === undefined || currency === undefined
    ? undefined
    : {
        difference: amountMinor - boundMinor,
        bound: `${formatAmount(boundMinor, currency)} ${currency}`,
        received: formatAmount(amountMinor, currency),
      }

/** Rules about the amount of a single transaction; both bounds are inclusive. */
export const limitRules: readonly MoveMoneyRule[] = [
  {
    code: 'amount_below_limit',
    find: (facts) => {
      const found = compare(facts, facts.limit?.minimumMinor)
      if (found === undefined || found.difference >= 0n) return []
      return [
        { member: 'amount', expected: `at least ${found.bound}`, received: found.received, fix: 'Raise the amount' },
      ]
    },
  },
  {
    code: 'amount_over_limit',
    find: (facts) => {
      const found = compare(facts, facts.limit?.maximumMinor)
      if (found === undefined || found.difference <= 0n) return []
      const fix = 'Lower the amount, or have the limit raised'
      return [{ member: 'amount', expected: `at most ${found.bound}`, received: found.received, fix }]
    },
  },
]
