import type { Instant } from '@linx/contracts'
import type { Currency } from '../../money/index.ts'
import type { FinancialAccount } from '../../party/index.ts'
import type { InstantInterval } from '../../time/index.ts'
import { limitInterval } from './limit-period.ts'
import { type LimitUsage, usedMinor } from './limit-usage.ts'
import type { TransactionLimit } from './transaction-limit.ts'
import { type LimitScope, type LimitType, limitMaximum, limitScopes, limitsOfScope } from './transaction-limit.ts'

/** A limit that a debit has to keep, with what its period holds already. */
export interface LimitInForce extends LimitScope {
  readonly limitType: LimitType
  readonly currency: Currency
  /** Minor units, inclusive. */
  readonly maximumMinor: bigint
  /** `0n` for `SINGLE`. */
  readonly usedMinor: bigint
  /** The period; none for `SINGLE`. */
  readonly interval?: InstantInterval
}

/** What is stored of a scope in a currency. */
export type FindLimitUsage = (scope: LimitScope, currency: Currency) => LimitUsage | undefined

/** One limit of a scope as it stands now. */
export const limitInForce = (
  limit: TransactionLimit,
  scope: LimitScope,
  usage: LimitUsage | undefined,
  now: Instant,
): LimitInForce => {
  const { limitType, currency } = limit
  const { scopeType, scopeId } = scope
  const common = { scopeType, scopeId, limitType, currency, maximumMinor: limitMaximum(limit) }
  if (limitType === 'SINGLE') return { ...common, usedMinor: 0n }
  return { ...common, usedMinor: usedMinor(usage, limitType, now), interval: limitInterval(limitType, now) }
}

/** Every limit that a debit of the account has to keep now, the widest scope first. */
export const limitsInForce = (
  limits: readonly TransactionLimit[],
  debit: { readonly account: Pick<FinancialAccount, 'id' | 'owner'>; readonly currency: Currency },
  context: { readonly now: Instant; readonly findUsage: FindLimitUsage },
): readonly LimitInForce[] =>
  limitScopes(debit.account).flatMap((scope) =>
    limitsOfScope(limits, scope, debit.currency).map((limit) =>
      limitInForce(limit, scope, context.findUsage(scope, debit.currency), context.now),
    ),
  )
