export { CALENDARS, type Calendar, type CalendarId, type CalendarOverrides, withOverrides } from './bank-calendar.ts'
export {
  addBankingDays,
  isBankingDay,
  isBankingEpochDay,
  nextBankingDay,
  previousBankingDay,
  seekBankingDay,
} from './banking-day.ts'
export {
  addDays,
  type CivilDate,
  civilDateOf,
  dateOfEpochDay,
  dayOfWeek,
  daysInMonth,
  type EpochDay,
  epochDayOf,
  epochDayOfDate,
  isLeapYear,
  isRealDate,
  weekdayOf,
} from './calendar-date.ts'
export { formatInstant, parseInstant } from './instant-text.ts'
export { dayInterval, type InstantInterval, startOfDay } from './local-day.ts'
export { localTextWithOffset, offsetText } from './offset-text.ts'
export { parseTimeZone, type TimeZone, UTC } from './time-zone.ts'
export { localOf } from './wall-text.ts'
export { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS, type WallTime, wallTimeOf } from './wall-time.ts'
export {
  instantToLocal,
  instantToWall,
  localToInstant,
  offsetAt,
  wallToInstant,
  zoneTableOf,
} from './zone-conversion.ts'
export type { ZoneTable } from './zone-table.ts'
