import { expandInstants, nextOccurrence, type ScheduleTiming } from '@linx/core'
import { fromZonedTime } from 'date-fns-tz'
import ICAL from 'ical.js'
import * as rruleModule from 'rrule'
import { DateTime, RRuleSet } from 'rrule-rust'
import { RRuleTemporal } from 'rrule-temporal'
import { ZONE } from './payment-rules.ts'

/** One library at the same work: runs of a rule from a start on, and the first run after an instant. */
export interface Expander {
  readonly name: string
  /** The first `limit` runs, as milliseconds; nominal ones (wall time as if UTC) where `isNominal`. */
  expand(rule: string, start: string, limit: number): readonly number[]
  /** Prepares a rule once; the function it answers finds the first run after an instant. Absent where the library can not be asked at all. */
  next?(rule: string, start: string): (after: number) => number
  readonly isNominal?: true
}

// Node finds no named exports in rrule's CommonJS entry, bundlers do.
const { RRule } = 'RRule' in rruleModule ? rruleModule : (rruleModule as { default: typeof rruleModule }).default

const timing = (recurrenceRule: string, startDateTime: string): ScheduleTiming => ({
  startDateTime,
  timeZone: ZONE,
  recurrenceRule,
})

const ours: Expander = {
  name: '@linx/core',
  expand: (rule, start, limit) => {
    const runs = expandInstants(timing(rule, start), { limit })
    if (!runs.ok) throw new TypeError(runs.issues[0]?.message)
    return runs.value
  },
  next: (rule, start) => {
    const schedule = timing(rule, start)
    return (after) => {
      const run = nextOccurrence(schedule, after)
      if (!run.ok || run.value === undefined) throw new TypeError('No next run.')
      return Date.parse(run.value.at)
    }
  },
}

const nominalStart = (start: string): Date => new Date(`${start}Z`)
const makeRRule = (rule: string, start: string) =>
  new RRule({ ...RRule.parseString(rule), dtstart: nominalStart(start) }, true)
const wallText = (date: Date): string => date.toISOString().slice(0, 19)

const rruleNominal: Expander = {
  name: 'rrule, nominal',
  isNominal: true,
  expand: (rule, start, limit) =>
    makeRRule(rule, start)
      .all((_, index) => index < limit)
      .map((date) => date.getTime()),
  next: (rule, start) => {
    const made = makeRRule(rule, start)
    return (after) => made.after(new Date(after))?.getTime() ?? 0
  },
}

const rruleZoned: Expander = {
  name: 'rrule + date-fns-tz',
  expand: (rule, start, limit) =>
    makeRRule(rule, start)
      .all((_, index) => index < limit)
      .map((date) => fromZonedTime(wallText(date), ZONE).getTime()),
  next: (rule, start) => {
    const made = makeRRule(rule, start)
    return (after) => fromZonedTime(wallText(made.after(new Date(after)) ?? new Date(0)), ZONE).getTime()
  },
}

const compact = (start: string): string => start.replace(/[-:]/g, '')
const asCalendarText = (rule: string, start: string): string => `DTSTART;TZID=${ZONE}:${compact(start)}\nRRULE:${rule}`

const windowEnds = new Map<string, Date>()

/** Just behind the last of the runs; looked up once, outside what is measured. */
const windowEnd = (rule: string, start: string, limit: number): Date => {
  const key = `${rule} ${start} ${limit}`
  const known = windowEnds.get(key)
  if (known !== undefined) return known
  const end = new Date((ours.expand(rule, start, limit).at(-1) ?? 0) + 1)
  windowEnds.set(key, end)
  return end
}

/** Its `between` is about ten times as fast as its `all` with a callback that stops. */
const rruleTemporal: Expander = {
  name: 'rrule-temporal',
  expand: (rule, start, limit) =>
    new RRuleTemporal({ rruleString: asCalendarText(rule, start), cache: false })
      .between(nominalStart(start), windowEnd(rule, start, limit), true)
      .map((run) => run.epochMilliseconds),
  next: (rule, start) => {
    const made = new RRuleTemporal({ rruleString: asCalendarText(rule, start), cache: false })
    return (after) => made.next(new Date(after))?.epochMilliseconds ?? 0
  },
}

const SECOND_MS = 1000

const utcDateTime = (instant: number) => {
  const date = new Date(instant)
  const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()]
  return DateTime.utc(year, month, day, date.getUTCHours(), date.getUTCMinutes(), date.getUTCSeconds())
}

/** It has no call for the next run: it is asked for the window that ends with it. */
const rruleRust: Expander = {
  name: 'rrule-rust',
  expand: (rule, start, limit) =>
    RRuleSet.fromString(asCalendarText(rule, start))
      .all(limit)
      .map((run) => run.toDate().getTime()),
  next: (rule, start) => {
    const made = RRuleSet.fromString(asCalendarText(rule, start))
    made.cache.disable()
    const windowOf = ours.next?.(rule, start)
    return (after) => {
      const [run] = made.between(utcDateTime(after + SECOND_MS), utcDateTime(windowOf?.(after) ?? after), true)
      return run?.toDate().getTime() ?? 0
    }
  },
}

const icalStart = (start: string) => ICAL.Time.fromString(start, undefined as never)

const ical: Expander = {
  name: 'ical.js',
  isNominal: true,
  expand: (rule, start, limit) => {
    const iterator = ICAL.Recur.fromString(rule).iterator(icalStart(start))
    const runs: number[] = []
    for (let run = iterator.next(); run && runs.length < limit; run = iterator.next()) runs.push(Date.parse(`${run}Z`))
    return runs
  },
  next: (rule, start) => {
    const recurrence = ICAL.Recur.fromString(rule)
    return (after) => {
      const wanted = wallText(new Date(after))
      const iterator = recurrence.iterator(icalStart(start))
      let run = iterator.next()
      while (run && run.toString() <= wanted) run = iterator.next()
      return Date.parse(`${run}Z`)
    }
  },
}

/** Ours first. */
export const expanders: readonly Expander[] = [ours, rruleNominal, rruleZoned, rruleTemporal, rruleRust, ical]
