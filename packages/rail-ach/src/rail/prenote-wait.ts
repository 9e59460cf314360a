import type { Instant } from '@linx/contracts'
import { addBankingDays } from '../calendar/banking-calendar.ts'
import { instantOf } from '../calendar/zoned-time.ts'
import type { WindowSettings } from './placement.ts'

/** Live entries may follow on the third banking day after the settlement of the prenote (Nacha, since September 2014). */
const PRENOTE_BANKING_DAYS = 3

/** When a bank's day begins, so that a return of the evening before has come. */
const OPENING = '08:30'

/** From when on an account may be used whose prenote settles on this date and does not come back. */
export const prenoteUsableFrom = (
  settlementDate: string,
  { calendar, timeZone }: Pick<WindowSettings, 'calendar' | 'timeZone'>,
): Instant =>
  instantOf({ date: addBankingDays(settlementDate, PRENOTE_BANKING_DAYS, calendar), time: OPENING }, timeZone)
