import type { Instant } from '@linx/contracts'
import { addBankingDays, type BankingCalendar } from '../calendar/banking-calendar.ts'
import { instantOf } from '../calendar/zoned-time.ts'
import { findReturnCode, type ReturnTimeFrame } from '../code/return-code-table.ts'
import { dateOf, epochDayOf } from '../format/civil-date.ts'

/** What a deadline depends on; all of it configuration. */
export interface ReturnDeadlineSettings {
  readonly calendar: BankingCalendar
  readonly timeZone: string
  /** Banking days that our bank takes to pass a return on. */
  readonly returnGraceBankingDays: number
}

type LastDay = (settlementDate: string, calendar: BankingCalendar) => string

/** The last day on which a return is with the originating bank in time; the other time frames have no day of their own. */
const LAST_DAYS: { readonly [timeFrame in ReturnTimeFrame]?: LastDay } = {
  'two-banking-days': (settlementDate, calendar) => addBankingDays(settlementDate, 2, calendar),
  'sixty-days': (settlementDate, calendar) => addBankingDays(dateOf(epochDayOf(settlementDate) + 60), 1, calendar),
}

/** Until when a return for this reason is in time; `undefined` for reasons without a time of their own. */
export const returnAllowedUntil = (
  code: string,
  settlementDate: string,
  { calendar, timeZone, returnGraceBankingDays }: ReturnDeadlineSettings,
): Instant | undefined => {
  const timeFrame = findReturnCode(code)?.timeFrame
  const lastDay = timeFrame === undefined ? undefined : LAST_DAYS[timeFrame]?.(settlementDate, calendar)
  if (lastDay === undefined) return undefined
  const date = returnGraceBankingDays === 0 ? lastDay : addBankingDays(lastDay, returnGraceBankingDays, calendar)
  return instantOf({ date, time: '23:59' }, timeZone)
}
