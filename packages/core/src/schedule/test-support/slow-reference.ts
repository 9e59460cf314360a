import type { Frequency, RecurrenceRule } from '../rule/index.ts'

/**
 * A second expansion, written from the text of RFC 5545 and RFC 8984 and sharing nothing with the first but the type of
 * a rule: it walks through every day of every period and asks each BY-part. Slow on purpose.
 */
export interface SlowWindow {
  /** Wall time of the start. */
  readonly start: number
  /** Wall times from here on are not looked at. */
  readonly before: number
  readonly limit: number
}

const DAY = 86_400_000
const date = (wall: number): Date => new Date(wall)
const dayStart = (wall: number): number => Math.floor(wall / DAY) * DAY
const monthLength = (wall: number): number =>
  date(Date.UTC(date(wall).getUTCFullYear(), date(wall).getUTCMonth() + 1, 0)).getUTCDate()
const newYear = (year: number): number => Date.UTC(year, 0, 1)
const dayOfYear = (wall: number): number => (dayStart(wall) - newYear(date(wall).getUTCFullYear())) / DAY + 1
const yearLength = (year: number): number => (newYear(year + 1) - newYear(year)) / DAY

/** The week that holds a day: its number, and how many weeks its own year has. A week belongs to the year of its 4th day. */
const weekOf = (wall: number, weekStart: number): { number: number; weeks: number } => {
  const numberOf = (day: number): { year: number; number: number } => {
    const fourth = day - ((date(day).getUTCDay() - weekStart + 7) % 7) * DAY + 3 * DAY
    return { year: date(fourth).getUTCFullYear(), number: Math.ceil(dayOfYear(fourth) / 7) }
  }
  const { year, number } = numberOf(dayStart(wall))
  return { number, weeks: numberOf(Date.UTC(year, 11, 28)).number }
}

/** Whether a value, or its counterpart counted from the end, is in a list. */
const listed = (list: readonly number[] | undefined, fromStart: number, length: number): boolean =>
  list === undefined || list.includes(fromStart) || list.includes(fromStart - length - 1)

/** RFC 8984 section 4.3.3, the part for YEARLY. */
const impliedYear = (rule: RecurrenceRule, start: number): Partial<RecurrenceRule> => {
  const { byDay, byMonthDay, byMonth, byWeekNumber, byYearDay } = rule
  if (byYearDay) return {}
  const implied: { -readonly [Member in keyof RecurrenceRule]?: RecurrenceRule[Member] } = {}
  if (!byMonth && !byWeekNumber && (byMonthDay || !byDay)) implied.byMonth = [date(start).getUTCMonth() + 1]
  if (!byMonthDay && !byWeekNumber && !byDay) implied.byMonthDay = [date(start).getUTCDate()]
  if (byWeekNumber && !byMonthDay && !byDay) implied.byDay = [{ weekday: date(start).getUTCDay(), ordinal: 0 }]
  return implied
}

const impliedRule = (rule: RecurrenceRule, start: number): RecurrenceRule => {
  const { frequency, byDay, byMonthDay } = rule
  if (frequency === 'YEARLY') return { ...rule, ...impliedYear(rule, start) }
  if (frequency === 'WEEKLY' && !byDay) return { ...rule, byDay: [{ weekday: date(start).getUTCDay(), ordinal: 0 }] }
  if (frequency === 'MONTHLY' && !byDay && !byMonthDay) return { ...rule, byMonthDay: [date(start).getUTCDate()] }
  return rule
}

const weekdayPasses = (rule: RecurrenceRule, day: number): boolean => {
  if (rule.byDay === undefined) return true
  return rule.byDay.some(({ weekday, ordinal }) => {
    if (date(day).getUTCDay() !== weekday) return false
    if (ordinal === 0) return true
    const inMonth = rule.frequency === 'MONTHLY' || rule.byMonth !== undefined
    const position = inMonth ? date(day).getUTCDate() : dayOfYear(day)
    const length = inMonth ? monthLength(day) : yearLength(date(day).getUTCFullYear())
    return ordinal > 0 ? Math.ceil(position / 7) === ordinal : -Math.ceil((length - position + 1) / 7) === ordinal
  })
}

/** Whether the date-parts of a rule let a day through. */
const dayPasses = (rule: RecurrenceRule, day: number): boolean => {
  const year = date(day).getUTCFullYear()
  if (rule.byMonth && !rule.byMonth.includes(date(day).getUTCMonth() + 1)) return false
  if (rule.byWeekNumber) {
    const { number, weeks } = weekOf(day, rule.weekStart)
    if (!listed(rule.byWeekNumber, number, weeks)) return false
  }
  return (
    listed(rule.byYearDay, dayOfYear(day), yearLength(year)) &&
    listed(rule.byMonthDay, date(day).getUTCDate(), monthLength(day)) &&
    weekdayPasses(rule, day)
  )
}

const periodStart = (rule: RecurrenceRule, start: number, index: number): number => {
  const [year, month] = [date(start).getUTCFullYear(), date(start).getUTCMonth()]
  const steps = index * rule.interval
  const weekBack = (date(start).getUTCDay() - rule.weekStart + 7) % 7
  const starts: Partial<Record<Frequency, number>> = {
    YEARLY: Date.UTC(year + steps, 0, 1),
    MONTHLY: Date.UTC(year, month + steps, 1),
    WEEKLY: dayStart(start) - weekBack * DAY + steps * 7 * DAY,
    DAILY: dayStart(start) + steps * DAY,
  }
  return starts[rule.frequency] ?? Number.NaN
}

const periodEnd = (rule: RecurrenceRule, first: number): number => {
  const [year, month] = [date(first).getUTCFullYear(), date(first).getUTCMonth()]
  const ends: Partial<Record<Frequency, number>> = {
    YEARLY: Date.UTC(year + 1, 0, 1),
    MONTHLY: Date.UTC(year, month + 1, 1),
    WEEKLY: first + 7 * DAY,
    DAILY: first + DAY,
  }
  return ends[rule.frequency] ?? Number.NaN
}

const timesOf = (rule: RecurrenceRule, start: number): number[] => {
  const at = date(start)
  return (rule.byHour ?? [at.getUTCHours()])
    .flatMap((hour) =>
      (rule.byMinute ?? [at.getUTCMinutes()]).flatMap((minute) =>
        (rule.bySecond ?? [at.getUTCSeconds()]).map((second) => ((hour * 60 + minute) * 60 + second) * 1000),
      ),
    )
    .map((time) => time + at.getUTCMilliseconds())
    .sort((left, right) => left - right)
}

const select = (set: readonly number[], positions: readonly number[] | undefined): readonly number[] =>
  positions === undefined
    ? set
    : set.filter((_, index) => positions.includes(index + 1) || positions.includes(index - set.length))

/** The wall times of a rule of days, weeks, months or years; COUNT and local UNTIL applied, UNTIL with `Z` not. */
export const slowDates = (written: RecurrenceRule, { start, before, limit }: SlowWindow): readonly number[] => {
  const rule = impliedRule(written, start)
  const found: number[] = []
  const times = timesOf(rule, start)
  const last = rule.until?.kind === 'local' ? rule.until.wall : Number.POSITIVE_INFINITY
  const most = Math.min(rule.count ?? Number.POSITIVE_INFINITY, limit)
  for (let index = 0; periodStart(rule, start, index) < before && found.length < most; index += 1) {
    const first = periodStart(rule, start, index)
    const set: number[] = []
    for (let day = first; day < periodEnd(rule, first); day += DAY) {
      if (dayPasses(rule, day)) for (const time of times) set.push(day + time)
    }
    found.push(...select(set, rule.bySetPosition).filter((wall) => wall >= start && wall <= last && wall < before))
  }
  return found.slice(0, most)
}

/** What the wall shows at an instant. */
export type WallOf = (instant: number) => number

/** The instants of a rule that steps in elapsed time; COUNT and UNTIL applied. */
export const slowInstants = (
  rule: RecurrenceRule,
  { startAt, before, limit, wallOf }: { startAt: number; before: number; limit: number; wallOf: WallOf },
): readonly number[] => {
  const unit = rule.frequency === 'HOURLY' ? 3_600_000 : rule.frequency === 'MINUTELY' ? 60_000 : 1000
  const start = date(wallOf(startAt))
  const intoUnit = wallOf(startAt) % unit
  const found: number[] = []
  const most = Math.min(rule.count ?? Number.POSITIVE_INFINITY, limit)
  const implied = (instant: number): boolean => {
    const into = (instant - (startAt - intoUnit)) % unit
    const minute = Math.floor(into / 60_000)
    const second = Math.floor(into / 1000) % 60
    const minuteFits = rule.frequency !== 'HOURLY' || rule.byMinute !== undefined || minute === start.getUTCMinutes()
    return (
      minuteFits && (rule.frequency === 'SECONDLY' || rule.bySecond !== undefined || second === start.getUTCSeconds())
    )
  }
  const passes = (instant: number): boolean => {
    const wall = wallOf(instant)
    return (
      listed(rule.byHour, date(wall).getUTCHours(), 1e6) &&
      listed(rule.byMinute, date(wall).getUTCMinutes(), 1e6) &&
      listed(rule.bySecond, date(wall).getUTCSeconds(), 1e6) &&
      dayPasses(rule, dayStart(wall))
    )
  }
  const stepsOfSecond = rule.bySecond === undefined && rule.frequency !== 'SECONDLY' ? 60_000 : 1000
  const secondsInto = stepsOfSecond === 60_000 ? start.getUTCSeconds() * 1000 : 0
  const fraction = start.getUTCMilliseconds()
  for (let at = startAt - intoUnit; at < before && found.length < most; at += unit * rule.interval) {
    const set: number[] = []
    for (let into = secondsInto + fraction; into < unit; into += stepsOfSecond) {
      if (implied(at + into) && passes(at + into)) set.push(at + into)
    }
    const ended = (instant: number): boolean =>
      rule.until !== undefined &&
      (rule.until.kind === 'instant' ? instant > rule.until.at : wallOf(instant) > rule.until.wall)
    found.push(...select(set, rule.bySetPosition).filter((at) => at >= startAt && at < before && !ended(at)))
  }
  return found.slice(0, most)
}
