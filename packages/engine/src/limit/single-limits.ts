import {
  type Currency,
  type FinancialAccount,
  type LimitInForce,
  limitsInForce,
  type TransactionLimit,
} from '@linx/core'
import type { EngineParts } from '../engine-parts.ts'

/** The limits of single transactions alone: for requests whose money moves later, when the sums of periods are asked for. */
export const singleLimits =
  (parts: EngineParts, limits: readonly TransactionLimit[]) =>
  (account: FinancialAccount, currency: Currency): readonly LimitInForce[] =>
    limitsInForce(
      limits.filter(({ limitType }) => limitType === 'SINGLE'),
      { account, currency },
      { now: parts.clock.now(), findUsage: () => undefined },
    )
