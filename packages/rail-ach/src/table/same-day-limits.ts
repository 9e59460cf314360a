/** The highest amount of one same-day entry, from a day on. */
export interface SameDayLimitRow {
  /** `YYYY-MM-DD`. */
  readonly from: string
  /** Cents. */
  readonly maximumAmount: bigint
}

/** Limits of Same Day ACH so far; ascending. */
export const sameDayLimits: readonly SameDayLimitRow[] = [
  { from: '2016-09-23', maximumAmount: 2_500_000n },
  { from: '2020-03-20', maximumAmount: 10_000_000n },
  { from: '2022-03-18', maximumAmount: 100_000_000n },
]

/** Cents that one same-day entry may move on a day (`YYYY-MM-DD`); 0 before there was Same Day ACH. */
export const sameDayLimitOn = (date: string, limits: readonly SameDayLimitRow[] = sameDayLimits): bigint =>
  limits.findLast(({ from }) => from <= date)?.maximumAmount ?? 0n
