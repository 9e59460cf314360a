import { type Calendar, civilDateOf, type EpochDay, seekBankingDay } from '../../time/index.ts'

/** Where an occurrence on a day without banking goes (ISDA 2006 definitions, section 4.12). */
export const CONVENTIONS = ['following', 'preceding', 'modified-following', 'modified-preceding'] as const
export type Convention = (typeof CONVENTIONS)[number]

const isSameMonth = (left: EpochDay, right: EpochDay): boolean => civilDateOf(left).month === civilDateOf(right).month

/**
 * The banking day that a day's occurrences run on; `undefined` when the calendar is closed for more than 31 days. The
 * modified conventions turn round where the move would leave the month. Later days never go to earlier banking days.
 */
export const shiftDay = (calendar: Calendar, convention: Convention, day: EpochDay): EpochDay | undefined => {
  const step = convention.endsWith('following') ? 1 : -1
  const moved = seekBankingDay(calendar, day, step)
  if (moved === undefined || !convention.startsWith('modified') || isSameMonth(moved, day)) return moved
  return seekBankingDay(calendar, day, step === 1 ? -1 : 1)
}
