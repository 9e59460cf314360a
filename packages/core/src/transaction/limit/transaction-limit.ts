import { type Currency, isCurrency, readDecimal } from '../../money/index.ts'
import type { FinancialAccount } from '../../party/index.ts'
import { LIMIT_PERIODS, type LimitPeriod } from './limit-period.ts'

/** `SINGLE` bounds one transaction, the others the sum of a period. */
const LIMIT_TYPES = ['SINGLE', ...LIMIT_PERIODS] as const
export type LimitType = 'SINGLE' | LimitPeriod

/** Whose debits are counted. */
export const LIMIT_SCOPES = ['BUSINESS_ACCOUNT', 'CUSTOMER', 'FINANCIAL_ACCOUNT'] as const
export type LimitScopeType = (typeof LIMIT_SCOPES)[number]

/** One that debits are counted for. */
export interface LimitScope {
  readonly scopeType: LimitScopeType
  /** Id of the Business Account, the Customer or the Financial Account. */
  readonly scopeId: string
}

/** One limit as the host sets it. */
export interface TransactionLimit {
  readonly scopeType: LimitScopeType
  /** Absent: the default of each Customer or Financial Account that has none of its own. Not looked at for a Business Account. */
  readonly scopeId?: string
  readonly limitType: LimitType
  readonly currency: Currency
  /** Decimal text, zero or more, inclusive: what may be moved at most. */
  readonly amount: string
}

const MINOR_DIGITS = 2

/** The amount of a limit in minor units; `undefined` if it is no decimal text of at most two places. */
const limitAmountMinor = (amount: unknown): bigint | undefined =>
  typeof amount === 'string' ? readDecimal(amount, MINOR_DIGITS) : undefined

const isOneOf = (values: readonly unknown[], value: unknown): boolean => values.includes(value)

/** Why a limit can't be enforced, as one sentence; `undefined` if it can. Limits are host configuration, so that this is for its log. */
export const limitFault = ({ scopeType, limitType, currency, amount }: TransactionLimit): string | undefined => {
  if (!isOneOf(LIMIT_SCOPES, scopeType)) return `expected scopeType to be one of ${LIMIT_SCOPES.join(', ')}`
  if (!isOneOf(LIMIT_TYPES, limitType)) return `expected limitType to be one of ${LIMIT_TYPES.join(', ')}`
  if (!isCurrency(currency)) return 'expected currency to be USD or CAD'
  if (limitAmountMinor(amount) === undefined) return 'expected amount to be a decimal text like "2500.00"'
  return undefined
}

/** What a limit allows, in minor units. Throws `RangeError` for one that has a fault. */
export const limitMaximum = ({ amount }: TransactionLimit): bigint => {
  const minor = limitAmountMinor(amount)
  if (minor === undefined) throw new RangeError('The amount of a limit is a decimal text of at most two places')
  return minor
}

/** Whose limits a debit of the account counts against, the widest first. */
export const limitScopes = ({ id, owner }: Pick<FinancialAccount, 'id' | 'owner'>): readonly LimitScope[] => [
  ...(owner.type === 'BUSINESS' ? [{ scopeType: 'BUSINESS_ACCOUNT', scopeId: owner.id } as const] : []),
  ...(owner.type === 'CUSTOMER' ? [{ scopeType: 'CUSTOMER', scopeId: owner.id } as const] : []),
  { scopeType: 'FINANCIAL_ACCOUNT', scopeId: id },
]

/** The limits of one scope in one currency, in the order of their types: its own, and defaults where it has none. */
export const limitsOfScope = (
  limits: readonly TransactionLimit[],
  { scopeType, scopeId }: LimitScope,
  currency: Currency,
): readonly TransactionLimit[] => {
  const candidates = limits.filter((limit) => limit.scopeType === scopeType && limit.currency === currency)
  const isDefault = (limit: TransactionLimit) => limit.scopeId === undefined || scopeType === 'BUSINESS_ACCOUNT'
  return LIMIT_TYPES.flatMap((limitType) => {
    const ofType = candidates.filter((limit) => limit.limitType === limitType)
    const own = ofType.find((limit) => limit.scopeId === scopeId) ?? ofType.find(isDefault)
    return own === undefined ? [] : [own]
  })
}
