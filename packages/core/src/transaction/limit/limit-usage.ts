import type { Instant } from '@linx/contracts'
import { type Currency, formatAmount, readDecimal } from '../../money/index.ts'
import { LIMIT_PERIODS, type LimitPeriod, limitInterval } from './limit-period.ts'
import type { LimitScopeType } from './transaction-limit.ts'

/** What a period holds already. */
type PeriodUse = {
  /** First instant of the period. */
  readonly from: Instant
  /** Decimal text. */
  readonly used: string
}

/** What was debited in a scope, in one currency, in the periods of its latest debit; plain JSON. */
export type LimitUsage = {
  readonly schemaVersion: 1
  readonly businessAccountId: string
  readonly id: string
  readonly scopeType: LimitScopeType
  readonly scopeId: string
  readonly currency: Currency
  readonly periods: { readonly [period in LimitPeriod]?: PeriodUse }
}

const MINOR_DIGITS = 2

const minorOf = (use: PeriodUse): bigint => readDecimal(use.used, MINOR_DIGITS) ?? 0n

/** What the period of `now` holds, in minor units; a period that has begun since the latest debit holds nothing. */
export const usedMinor = (usage: LimitUsage | undefined, period: LimitPeriod, now: Instant): bigint => {
  const use = usage?.periods[period]
  return use === undefined || use.from < limitInterval(period, now).from ? 0n : minorOf(use)
}

const inEachPeriod = (usage: LimitUsage, change: (period: LimitPeriod) => PeriodUse | undefined): LimitUsage => {
  const changed = LIMIT_PERIODS.flatMap((period) => {
    const use = change(period)
    return use === undefined ? [] : [[period, use] as const]
  })
  return { ...usage, periods: Object.fromEntries(changed) }
}

/**
 * Adds a debit to all three periods, whichever are limited today. A clock that is behind that of another process counts into the period
 * that is stored: what was used never shrinks by it.
 */
export const countDebit = (usage: LimitUsage, amountMinor: bigint, now: Instant): LimitUsage =>
  inEachPeriod(usage, (period) => {
    const used = formatAmount(usedMinor(usage, period, now) + amountMinor, usage.currency)
    return { from: Math.max(limitInterval(period, now).from, usage.periods[period]?.from ?? 0), used }
  })

/** Takes a debit that moved nothing out of the periods that it was counted in and that are still stored; never below zero. */
export const releaseDebit = (usage: LimitUsage, amountMinor: bigint, countedAt: Instant): LimitUsage =>
  inEachPeriod(usage, (period) => {
    const use = usage.periods[period]
    if (use === undefined || use.from !== limitInterval(period, countedAt).from) return use
    const left = minorOf(use) - amountMinor
    return { ...use, used: formatAmount(left > 0n ? left : 0n, usage.currency) }
  })
