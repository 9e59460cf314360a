import {
  CALENDARS,
  type Calendar,
  describeSchedule,
  expandSchedule,
  failure,
  type Occurrence,
  type Result,
  type ScheduleTiming,
  success,
} from '@linx/core'

/** Why a day is marked; the first that holds counts. */
export type DayMark = 'moved-here' | 'run' | 'moved-away' | 'holiday'

/** What there is to show of a schedule: twelve months from that of its start. */
export interface PreviewYear {
  readonly sentence: string
  /** The first of each month, `YYYY-MM-01`. */
  readonly months: readonly string[]
  readonly runs: readonly Occurrence[]
  /** Whether the year has more runs than were looked at. */
  readonly isCut: boolean
  /** By day, `YYYY-MM-DD`. */
  readonly marks: ReadonlyMap<string, DayMark>
}

const MAXIMUM_RUNS = 10_000
const MONTHS = 12

const dayOf = (local: string): string => local.slice(0, 10)

/** The first day of the month that lies so many months behind a day. */
const monthAfter = (day: string, months: number): string =>
  new Date(Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1 + months, 1)).toISOString().slice(0, 10)

/** A day of room on each side, since the months are those of the wall clock. */
const expandMonths = (timing: ScheduleTiming, first: string, end: string): Result<readonly Occurrence[]> => {
  const to = new Date(Date.parse(end) + 86_400_000).toISOString()
  const expanded = expandSchedule(timing, { to, limit: MAXIMUM_RUNS })
  return expanded.ok ? success(expanded.value.filter(({ local }) => local >= first && local < end)) : expanded
}

const calendarOf = ({ calendarType, calendar = 'US-FED' }: ScheduleTiming): Calendar | undefined => {
  if (calendarType !== 'BANKING') return undefined
  return typeof calendar === 'string' ? CALENDARS[calendar] : calendar
}

const holidays = (calendar: Calendar, first: string, end: string): readonly string[] => {
  const days: string[] = []
  for (let at = Date.parse(first); at < Date.parse(end); at += 86_400_000) {
    const day = new Date(at).toISOString().slice(0, 10)
    if (calendar.holidayName?.(day) !== undefined) days.push(day)
  }
  return days
}

/** Later marks replace earlier ones. */
const markDays = (
  calendar: Calendar | undefined,
  nominal: readonly Occurrence[],
  runs: readonly Occurrence[],
  [first, end]: readonly [string, string],
): ReadonlyMap<string, DayMark> => {
  const marks = new Map<string, DayMark>()
  for (const day of calendar === undefined ? [] : holidays(calendar, first, end)) marks.set(day, 'holiday')
  for (const { local } of nominal)
    if (calendar?.isBankingDay(dayOf(local)) === false) marks.set(dayOf(local), 'moved-away')
  for (const { local } of runs) marks.set(dayOf(local), 'run')
  for (const { local, nominal: from } of runs) if (dayOf(local) !== dayOf(from)) marks.set(dayOf(local), 'moved-here')
  return marks
}

/** Works out a preview; every reason against the schedule otherwise. */
export const previewYear = (timing: ScheduleTiming): Result<PreviewYear> => {
  const sentence = describeSchedule(timing)
  if (!sentence.ok) return sentence
  const first = monthAfter(timing.startDateTime, 0)
  const end = monthAfter(timing.startDateTime, MONTHS)
  const runs = expandMonths(timing, first, end)
  const nominal = expandMonths({ ...timing, calendarType: 'DEFAULT' }, first, end)
  if (!runs.ok || !nominal.ok) return failure(...[runs, nominal].flatMap((result) => (result.ok ? [] : result.issues)))
  return success({
    sentence: sentence.value,
    months: Array.from({ length: MONTHS }, (_, index) => monthAfter(first, index)),
    runs: runs.value,
    isCut: runs.value.length === MAXIMUM_RUNS,
    marks: markDays(calendarOf(timing), nominal.value, runs.value, [first, end]),
  })
}
