import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CALENDARS, DAY_MS, formatInstant, HOUR_MS, isBankingDay, localOf, MINUTE_MS } from '../time/index.ts'
import { CONVENTIONS } from './expand/index.ts'
import { expandSchedule, nextOccurrence } from './expand-schedule.ts'
import type { Frequency } from './rule/index.ts'
import { dateRules, elapsedRules, type RuleCase, ZONES } from './test-support/rule-arbitrary.ts'
import { ruleTextOf } from './test-support/rule-text-of.ts'
import type { ExpansionWindow, Occurrence, ScheduleTiming } from './timing.ts'

/** `LINX_LONG_TESTS=1` tries a thousand schedules for each property. */
const RUNS = process.env.LINX_LONG_TESTS === '1' ? 1_000 : 150

/** Long enough for a few runs, short enough that they can be counted. */
const SPAN_MS: Readonly<Record<Frequency, number>> = {
  YEARLY: 900 * DAY_MS,
  MONTHLY: 200 * DAY_MS,
  WEEKLY: 60 * DAY_MS,
  DAILY: 15 * DAY_MS,
  HOURLY: 2 * DAY_MS,
  MINUTELY: 3 * HOUR_MS,
  SECONDLY: 10 * MINUTE_MS,
}

const timings = (rules: fc.Arbitrary<RuleCase>, zones: readonly string[]) =>
  fc
    .record({
      ruleCase: rules,
      timeZone: fc.constantFrom(...zones),
      calendarType: fc.constantFrom('BANKING', 'DEFAULT'),
      calendar: fc.constantFrom('US-FED', 'CA-PAYMENTS'),
      convention: fc.constantFrom(...CONVENTIONS),
    })
    .map(({ ruleCase: { rule, start }, ...timing }) => ({
      rule,
      start,
      timing: { ...timing, startDateTime: localOf(start), recurrenceRule: ruleTextOf(rule) } satisfies ScheduleTiming,
    }))

const anyTimings = timings(fc.oneof({ weight: 3, arbitrary: dateRules }, { weight: 1, arbitrary: elapsedRules }), ZONES)

/** A schedule and four instants in ascending order, the first near the start or long after it. */
const cases = fc
  .record({
    schedule: anyTimings,
    spansBefore: fc.constantFrom(-1, 0, 0, 1, 7, 40),
    shares: fc.tuple(...[1, 1, 1].map(() => fc.integer({ min: 0, max: 1_000 }))),
  })
  .map(({ schedule, spansBefore, shares }) => {
    const span = SPAN_MS[schedule.rule.frequency]
    const first = schedule.start + spansBefore * span
    const [share1 = 0, share2 = 0, share3 = 0] = shares.map((share) => Math.floor((share * span) / 1_000))
    const instants = [first, first + share1, first + share1 + share2, first + share1 + share2 + share3]
    return { timing: schedule.timing, bounds: instants.map(formatInstant) }
  })

const expand = (timing: ScheduleTiming, window: Partial<ExpansionWindow>): readonly Occurrence[] => {
  const runs = expandSchedule(timing, { limit: 100_000, ...window })
  if (!runs.ok) throw new Error(runs.issues.map(({ message }) => message).join('\n'))
  return runs.value
}

const next = (timing: ScheduleTiming, after: string): Occurrence | undefined => {
  const run = nextOccurrence(timing, after)
  if (!run.ok) throw new Error(run.issues.map(({ message }) => message).join('\n'))
  return run.value
}

const sumOf = (runs: readonly Occurrence[]): number => runs.reduce((sum, { mergedCount }) => sum + mergedCount, 0)

describe('runs of any schedule', () => {
  it('are strictly ascending and inside the window', () => {
    fc.assert(
      fc.property(cases, ({ timing, bounds: [from = '', , , to = ''] }) => {
        let last = ''
        for (const { at, mergedCount } of expand(timing, { from, to })) {
          expect(at >= from && at < to && at > last).toBe(true)
          expect(mergedCount).toBeGreaterThanOrEqual(1)
          last = at
        }
      }),
      { numRuns: RUNS },
    )
  })

  it('begin with the shorter list when more are asked for', () => {
    fc.assert(
      fc.property(cases, fc.nat(30), fc.nat(30), ({ timing, bounds: [from = '', , , to = ''] }, few, more) => {
        const shorter = expand(timing, { from, to, limit: few + 1 })
        const longer = expand(timing, { from, to, limit: few + more + 1 })
        expect(longer.slice(0, few + 1)).toEqual(shorter)
      }),
      { numRuns: RUNS },
    )
  })

  it('of a window are those of its parts', () => {
    fc.assert(
      fc.property(cases, ({ timing, bounds: [first = '', second = '', third = '', last = ''] }) => {
        const parts = [
          [first, second],
          [second, third],
          [third, last],
        ].flatMap(([from, to]) => expand(timing, { from, to }))
        expect(parts).toEqual(expand(timing, { from: first, to: last }))
      }),
      { numRuns: RUNS },
    )
  })

  it('are found one by one', () => {
    fc.assert(
      fc.property(cases, ({ timing, bounds: [from = ''] }) => {
        // In the hour that comes twice a year an hourly rule has two instants of one nominal time, which pay once: `next` knows one.
        fc.pre(!/HOURLY|MINUTELY|SECONDLY/i.test(timing.recurrenceRule ?? ''))
        const runs = expand(timing, { from, limit: 5 })
        let after = formatInstant(Date.parse(from) - 1)
        for (const expected of runs) {
          expect(next(timing, after)).toEqual(expected)
          after = expected.at
        }
        if (runs.length < 5) expect(next(timing, after)).toBeUndefined()
      }),
      { numRuns: RUNS },
    )
  })

  it('are as many as COUNT says, those that run as one counted each', () => {
    fc.assert(
      fc.property(anyTimings, fc.integer({ min: 1, max: 40 }), ({ rule: { until, ...rule }, timing }, count) => {
        const { count: _, ...endless } = rule
        const there = sumOf(expand({ ...timing, recurrenceRule: ruleTextOf(endless) }, { limit: count }))
        const counted = expand({ ...timing, recurrenceRule: ruleTextOf({ ...endless, count }) }, {})
        expect(sumOf(counted)).toBe(Math.min(count, there))
      }),
      { numRuns: RUNS },
    )
  })
})

/** Without Apia, where a day that exists in no calendar of banks was skipped. */
const bankingTimings = timings(
  dateRules,
  ZONES.filter((zone) => zone !== 'Pacific/Apia'),
)

describe('runs on a BANKING calendar', () => {
  it.each(CONVENTIONS)('%s: are on banking days, moved the right way, and merged where they meet', (convention) => {
    fc.assert(
      fc.property(bankingTimings, ({ timing: { calendar, ...timing } }) => {
        const runs = expand({ ...timing, calendar, convention, calendarType: 'BANKING' }, { limit: 30 })
        for (const { local, nominal } of runs) {
          const [date, nominalDate] = [local.slice(0, 10), nominal.slice(0, 10)]
          expect(isBankingDay(date, CALENDARS[calendar])).toBe(true)
          if (convention === 'following') expect(date >= nominalDate).toBe(true)
          if (convention === 'preceding') expect(date <= nominalDate).toBe(true)
          if (convention.startsWith('modified')) expect(date.slice(0, 7)).toBe(nominalDate.slice(0, 7))
        }
        expect(new Set(runs.map(({ nominal }) => nominal)).size).toBe(runs.length)
      }),
      { numRuns: RUNS },
    )
  })

  it('keep the time of day where no clock is changed', () => {
    fc.assert(
      fc.property(timings(dateRules, ['UTC', 'Asia/Kolkata']), ({ timing }) => {
        for (const { local, nominal } of expand({ ...timing, calendarType: 'BANKING' }, { limit: 30 })) {
          expect(local.slice(10)).toBe(nominal.slice(10))
        }
      }),
      { numRuns: RUNS },
    )
  })

  it('leave out no occurrence and make up none', () => {
    fc.assert(
      fc.property(timings(dateRules, ['UTC', 'America/New_York']), ({ rule, timing }) => {
        const { until, ...others } = rule
        const counted = { ...timing, recurrenceRule: ruleTextOf({ ...others, count: 25 }) }
        const shifted = expand({ ...counted, calendarType: 'BANKING' }, {})
        expect(sumOf(shifted)).toBe(sumOf(expand({ ...counted, calendarType: 'DEFAULT' }, {})))
      }),
      { numRuns: RUNS },
    )
  })
})
