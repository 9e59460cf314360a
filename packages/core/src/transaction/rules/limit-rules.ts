import { formatAmount } from '../../money/index.ts'
import type { MoveMoneyRule } from '../move-money-rule.ts'

/** Rules about the amount of a single transaction; both bounds are inclusive. */
export const limitRules: readonly MoveMoneyRule[] = [
  {
    code: 'amount_below_limit',
    find: ({ amountMinor, limit, currency }) => {
      if (amountMinor === undefined || limit?.minimumMinor === undefined || amountMinor >= limit.minimumMinor) return []
      const expected = `at least ${formatAmount(limit.minimumMinor, currency)} ${currency}`
      return [{ member: 'amount', expected, received: formatAmount(amountMinor, currency), fix: 'Raise the amount' }]
    },
  },
  {
    code: 'amount_over_limit',
    find: ({ amountMinor, limit, currency }) => {
      if (amountMinor === undefined || limit?.maximumMinor === undefined || amountMinor <= limit.maximumMinor) return []
      const expected = `at most ${formatAmount(limit.maximumMinor, currency)} ${currency}`
      const received = formatAmount(amountMinor, currency)
      return [{ member: 'amount', expected, received, fix: 'Lower the amount, or have the limit raised' }]
    },
  },
]
