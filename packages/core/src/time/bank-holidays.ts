import type { HolidayRule } from './holiday-rule.ts'

/**
 * Holidays of the Federal Reserve Banks. One on a Sunday is observed on the Monday; one on a Saturday is not moved:
 * the Reserve Banks stay open on the Friday before.
 */
export const FEDERAL_RESERVE_HOLIDAYS: readonly HolidayRule[] = [
  { name: "New Year's Day", on: { month: 1, day: 1 } },
  { name: 'Birthday of Martin Luther King, Jr.', on: { month: 1, weekday: 1, nth: 3 }, since: 1986 },
  { name: "Washington's Birthday", on: { month: 2, weekday: 1, nth: 3 }, since: 1971 },
  { name: 'Memorial Day', on: { month: 5, weekday: 1, nth: -1 }, since: 1971 },
  { name: 'Juneteenth National Independence Day', on: { month: 6, day: 19 }, since: 2021 },
  { name: 'Independence Day', on: { month: 7, day: 4 } },
  { name: 'Labor Day', on: { month: 9, weekday: 1, nth: 1 } },
  { name: 'Columbus Day', on: { month: 10, weekday: 1, nth: 2 }, since: 1971 },
  { name: 'Veterans Day', on: { month: 11, day: 11 }, since: 1978 },
  { name: 'Thanksgiving Day', on: { month: 11, weekday: 4, nth: 4 } },
  { name: 'Christmas Day', on: { month: 12, day: 25 } },
]

/** Days on which Payments Canada's systems are closed. One on a weekend is observed on the next free weekday. */
export const PAYMENTS_CANADA_HOLIDAYS: readonly HolidayRule[] = [
  { name: "New Year's Day", on: { month: 1, day: 1 } },
  { name: 'Good Friday', on: { daysAfterEaster: -2 } },
  { name: 'Victoria Day', on: { weekday: 1, onOrBefore: { month: 5, day: 24 } } },
  { name: 'Canada Day', on: { month: 7, day: 1 } },
  { name: 'Labour Day', on: { month: 9, weekday: 1, nth: 1 } },
  { name: 'National Day for Truth and Reconciliation', on: { month: 9, day: 30 }, since: 2021 },
  { name: 'Thanksgiving Day', on: { month: 10, weekday: 1, nth: 2 } },
  { name: 'Remembrance Day', on: { month: 11, day: 11 } },
  { name: 'Christmas Day', on: { month: 12, day: 25 } },
  { name: 'Boxing Day', on: { month: 12, day: 26 } },
]
