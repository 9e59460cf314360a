import type { Calendar } from '../../time/index.ts'
import type { CompiledSchedule } from '../compile-schedule.ts'
import type { Convention } from '../expand/index.ts'
import { SHIFT_WORDS } from './words.ts'

/** The longest id of a host's calendar that is shown whole. */
const MAXIMUM_ID_CHARACTERS = 40

interface CalendarWords {
  /** After "when". */
  readonly closed: string
  /** Between "the last" and what follows. */
  readonly bankingDay: string
}

const CALENDAR_WORDS: Readonly<Record<string, CalendarWords>> = {
  'US-FED': { closed: 'US banks are closed', bankingDay: 'banking day' },
  'CA-PAYMENTS': { closed: 'Canadian banks are closed', bankingDay: 'Canadian banking day' },
}

const calendarWords = ({ id }: Calendar): CalendarWords => {
  const shown = id.slice(0, MAXIMUM_ID_CHARACTERS)
  return CALENDAR_WORDS[id] ?? { closed: `calendar ${shown} is closed`, bankingDay: `banking day of calendar ${shown}` }
}

/** Conventions under which a run at this end of a month is on the month's first or last banking day, whatever is closed. */
const EDGE_CONVENTIONS: Readonly<Record<number, readonly Convention[]>> = {
  1: ['following', 'modified-preceding'],
  [-1]: ['preceding', 'modified-following'],
}

/** `first banking day` when a run on the first day (1) or the last day (-1) of a month always comes to that. */
export const edgeBankingDay = ({ calendar, convention }: CompiledSchedule, end: number): string | undefined => {
  if (calendar === undefined || EDGE_CONVENTIONS[end]?.includes(convention) !== true) return undefined
  return `${end === 1 ? 'first' : 'last'} ${calendarWords(calendar).bankingDay}`
}

/** What a daily rule comes to where every day without banking is moved onto a day that has a run of its own. */
export const everyBankingDay = ({ calendar }: CompiledSchedule): string | undefined =>
  calendar === undefined ? undefined : `every ${calendarWords(calendar).bankingDay}`

/** `moved to the next banking day when US banks are closed`. */
export const shiftPhrase = ({ calendar, convention }: CompiledSchedule): string =>
  calendar === undefined ? '' : `${SHIFT_WORDS[convention]} when ${calendarWords(calendar).closed}`
