import { CALENDARS, type Occurrence } from '@linx/core'
import type { OccurrenceView, ScheduleView } from '@linx/engine'
import { CONSOLE_ZONE } from '../format.ts'
import { type Html, html } from '../html.ts'
import { addMonths, type CalendarEntry, calendar, daysOfMonth, monthName } from './calendar.ts'

/** A schedule with what it did and will do. */
export interface ScheduleRuns {
  readonly schedule: ScheduleView
  readonly ahead: readonly Occurrence[]
  readonly behind: readonly OccurrenceView[]
}

const TONES = { CREATED: 'good', SKIPPED: 'quiet', FAILED: 'bad' } as const

/** `2026-03-17` and `09:00` in the schedule's own zone. */
const split = (local: string) => ({ date: local.slice(0, 10), time: local.slice(11, 16) })

const entriesOf = ({ schedule, ahead, behind }: ScheduleRuns): readonly CalendarEntry[] => {
  const place = { label: schedule.name ?? 'One payment', href: `/schedules/${schedule.id}` }
  return [
    ...behind.map(({ dueAtLocal, outcome }) => ({ ...split(dueAtLocal), ...place, tone: TONES[outcome] })),
    ...ahead.map(({ local }) => ({ ...split(local), ...place, tone: 'ahead' as const })),
  ]
}

const todayIn = (now: number): string => new Intl.DateTimeFormat('en-CA', { timeZone: CONSOLE_ZONE }).format(now)

const holidaysOf = (days: readonly string[]): ReadonlyMap<string, string> =>
  new Map(
    days.flatMap((day) => {
      const name = CALENDARS['US-FED'].holidayName?.(day)
      return name === undefined ? [] : [[day, name]]
    }),
  )

interface CalendarOptions {
  readonly runs: readonly ScheduleRuns[]
  /** The month of the address. */
  readonly wanted: string | null
  readonly path: string
  readonly now: number
}

/** A month of runs, with the days on which banks are closed. */
export const scheduleCalendar = ({ runs, wanted, path, now }: CalendarOptions): Html => {
  const today = todayIn(now)
  const month = wanted !== null && /^20\d\d-(0[1-9]|1[0-2])$/.test(wanted) ? wanted : today.slice(0, 7)
  const link = (count: number, text: string, label: string) =>
    html`<a class="button" href="${path}?month=${addMonths(month, count)}" aria-label="${label}">${text}</a>`
  return html`<div class="month"><h2>${monthName(month)}</h2><p class="buttons">${link(-1, '‹', 'The month before')}${link(1, '›', 'The next month')}</p></div>
<div data-live="calendar">${calendar({ month, today, entries: runs.flatMap(entriesOf), holidays: holidaysOf(daysOfMonth(month)) })}</div>
<p class="legend"><span class="run ahead">planned</span> <span class="run good">paid</span> <span class="run quiet">skipped</span> <span class="run bad">failed</span> shaded: banks are closed</p>`
}
