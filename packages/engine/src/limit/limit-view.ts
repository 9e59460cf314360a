import { formatAmount, formatInstant, type LimitInForce, type TransactionLimit } from '@linx/core'

/** A limit as the API shows it. */
export interface LimitView {
  readonly scopeType: TransactionLimit['scopeType']
  /** Absent: the default of each Customer or Financial Account without a limit of its own. */
  readonly scopeId?: string
  readonly limitType: TransactionLimit['limitType']
  readonly currency: TransactionLimit['currency']
  /** Decimal text; what may be debited at most. */
  readonly amount: string
}

/** A limit of one scope with what it has left. `SINGLE` has no period, and so uses nothing up. */
export interface LimitUtilisation extends LimitView {
  readonly scopeId: string
  /** Decimal text: debited in the period by what was not cancelled, declined or failed. */
  readonly used: string
  /** Decimal text; what one more debit may have at most, never below zero. */
  readonly remaining: string
  /** ISO 8601; the first instant of the period. */
  readonly periodStart?: string
  /** The first instant of the next one. */
  readonly periodEnd?: string
}

/** A default, which only an account or a Customer has a use of. */
export const defaultLimitView = ({ scopeType, limitType, currency, amount }: TransactionLimit): LimitView => ({
  scopeType,
  limitType,
  currency,
  amount,
})

export const limitUtilisation = (limit: LimitInForce): LimitUtilisation => {
  const { scopeType, scopeId, limitType, currency, maximumMinor, usedMinor, interval } = limit
  const left = maximumMinor > usedMinor ? maximumMinor - usedMinor : 0n
  return {
    scopeType,
    scopeId,
    limitType,
    currency,
    amount: formatAmount(maximumMinor, currency),
    used: formatAmount(usedMinor, currency),
    remaining: formatAmount(left, currency),
    ...(interval === undefined
      ? {}
      : { periodStart: formatInstant(interval.from), periodEnd: formatInstant(interval.before) }),
  }
}
