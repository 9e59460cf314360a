export { LIMIT_PERIODS, LIMIT_ZONE, type LimitPeriod, limitInterval } from './limit-period.ts'
export { countDebit, type LimitUsage, releaseDebit } from './limit-usage.ts'
export { type FindLimitUsage, type LimitInForce, limitInForce, limitsInForce } from './limits-in-force.ts'
export {
  type LimitScope,
  type LimitScopeType,
  type LimitType,
  limitFault,
  limitScopes,
  limitsOfScope,
  type TransactionLimit,
} from './transaction-limit.ts'
