import type { Instant, RailPlan, RailRequest } from '@linx/contracts'
import { type BankingWindow, nextBankingDay, nextOpenDay } from './banking-window.ts'
import { localTimeAt } from './zoned-time.ts'

/**
 * `NEXT_DAY` goes out at once and asks the bank for the next banking day. `IMMEDIATE` and `SAME_DAY` go out inside the hours of a
 * banking day and are paid on it; after the cut-off they wait for the next one, and the notice says so.
 */
export const planWire = (
  { settlementPriority }: Pick<RailRequest, 'settlementPriority'>,
  window: BankingWindow,
  now: Instant,
): RailPlan => {
  if (settlementPriority === 'NEXT_DAY') {
    return { submitAt: now, valueDate: nextBankingDay(now, window), settlementPriority }
  }
  const { day, opensAt } = nextOpenDay(now, window)
  const plan = { submitAt: Math.max(now, opensAt), valueDate: day, settlementPriority }
  if (day === localTimeAt(now, window.timeZone).day) return plan
  const notice = `Today's cut-off (${window.cutOff} ${window.timeZone}) has passed or the bank is closed: it goes out on ${day}.`
  return { ...plan, notice }
}

/** The day that a message which is written now asks the bank for. */
export const executionDay = (
  { settlementPriority }: Pick<RailRequest, 'settlementPriority'>,
  window: BankingWindow,
  now: Instant,
): string => (settlementPriority === 'NEXT_DAY' ? nextBankingDay(now, window) : nextOpenDay(now, window).day)
