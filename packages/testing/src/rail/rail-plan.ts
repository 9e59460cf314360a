import type { Instant, RailPlan, RailRequest, SettlementPriority } from '@linx/contracts'

const DAY_MS = 86_400_000

/** Days until the money is there. A scripted rail knows no cut-offs and no holidays, and its days are those of UTC. */
const DAYS_UNTIL_THERE: { readonly [priority in SettlementPriority]: number } = {
  IMMEDIATE: 0,
  SAME_DAY: 0,
  NEXT_DAY: 1,
}

/** Submit at once; there on the day of the priority. */
export const planAt = ({ settlementPriority }: RailRequest, now: Instant): RailPlan => ({
  submitAt: now,
  valueDate: new Date(now + DAYS_UNTIL_THERE[settlementPriority] * DAY_MS).toISOString().slice(0, 10),
  settlementPriority,
})
