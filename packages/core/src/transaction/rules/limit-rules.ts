import { formatAmount } from '../../money/index.ts'
import { formatInstant } from '../../time/index.ts'
import type { LimitInForce, LimitScopeType } from '../limit/index.ts'
import type { MoveMoneyFacts } from '../move-money-facts.ts'
import type { MoveMoneyFinding, MoveMoneyRule } from '../move-money-rule.ts'

const scopeNames: { readonly [scope in LimitScopeType]: string } = {
  BUSINESS_ACCOUNT: 'the Business Account',
  CUSTOMER: 'the Customer',
  FINANCIAL_ACCOUNT: 'the Financial Account',
}

const leftOf = ({ maximumMinor, usedMinor }: LimitInForce): bigint =>
  maximumMinor > usedMinor ? maximumMinor - usedMinor : 0n

/** The limits that the amount breaks: all of one transaction, or all of a period. A sum that is exactly the limit is fine. */
const broken = ({ limits, amountMinor, currency }: MoveMoneyFacts, isSingle: boolean): readonly LimitInForce[] =>
  amountMinor === undefined || currency === undefined
    ? []
    : (limits ?? []).filter(
        (limit) => (limit.limitType === 'SINGLE') === isSingle && limit.usedMinor + amountMinor > limit.maximumMinor,
      )

const finding = (limit: LimitInForce, amountMinor: bigint, what: string, fix: string): MoveMoneyFinding => ({
  member: 'amount',
  expected: `at most ${formatAmount(leftOf(limit), limit.currency)} ${limit.currency}, ${what} of ${scopeNames[limit.scopeType]}`,
  received: formatAmount(amountMinor, limit.currency),
  fix,
})

/** Rules about the sums that an account, its owner and the Business Account may move; all bounds are inclusive. */
export const limitRules: readonly MoveMoneyRule[] = [
  {
    code: 'amount_over_limit',
    find: (facts) =>
      broken(facts, true).map((limit) =>
        finding(limit, facts.amountMinor ?? 0n, 'the SINGLE limit', 'Lower the amount, or have the limit raised'),
      ),
  },
  {
    code: 'period_limit_exceeded',
    find: (facts) =>
      broken(facts, false).map((limit) => {
        const wait = limit.interval === undefined ? '' : `, or wait until ${formatInstant(limit.interval.before)}`
        const what = `what is left of the ${limit.limitType} limit`
        return finding(limit, facts.amountMinor ?? 0n, what, `Lower the amount${wait}`)
      }),
  },
]
