import type { Calendar, CalendarId } from '../time/index.ts'
import type { Convention } from './expand/index.ts'

/** `BANKING` moves occurrences off days without banking, `DEFAULT` moves nothing. */
export type CalendarType = 'BANKING' | 'DEFAULT'

/** When a schedule runs. */
export interface ScheduleTiming {
  /** Local, `YYYY-MM-DDTHH:MM:SS[.ffffff]`; an occurrence only if it matches the rule. */
  readonly startDateTime: string
  /** Any form of SPEC section 2; default `UTC`. */
  readonly timeZone?: string | undefined
  /** RFC 5545 RRULE without its name; absent: the start is the one occurrence. */
  readonly recurrenceRule?: string | undefined
  /** Default `DEFAULT`. */
  readonly calendarType?: CalendarType | undefined
  /** Used with `BANKING` only; default `US-FED`. */
  readonly calendar?: CalendarId | Calendar | undefined
  /** Used with `BANKING` only; default `following`. */
  readonly convention?: Convention | undefined
}

/** What part of a schedule to expand. */
export interface ExpansionWindow {
  /** ISO 8601, inclusive; default: from the first occurrence. */
  readonly from?: string | undefined
  /** ISO 8601, exclusive; default: without end. */
  readonly to?: string | undefined
  /** 1–100,000 occurrences. */
  readonly limit: number
}

/** One run of a schedule. */
export interface Occurrence {
  /** ISO 8601 with milliseconds and `Z`. */
  readonly at: string
  /** What the wall clock of the zone shows then: `YYYY-MM-DDTHH:mm:ss[.SSS]`. */
  readonly local: string
  /** The local date-time that the rule gives, before any shift; the earliest one of those merged. */
  readonly nominal: string
  /** How many occurrences of the rule run as this one; 1 unless a shift or a change of offset brought them together. */
  readonly mergedCount: number
}
