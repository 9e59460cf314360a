import * as fc from 'fast-check'
import * as rruleModule from 'rrule'
import { RRuleSet } from 'rrule-rust'
import { RRuleTemporal } from 'rrule-temporal'
import { describe, expect, it } from 'vitest'
import { expandSchedule } from './expand-schedule.ts'

// Node finds no named exports in rrule's CommonJS entry, bundlers do.
const { RRule } = 'RRule' in rruleModule ? rruleModule : (rruleModule as { default: typeof rruleModule }).default

const RUNS = 40
/** `LINX_LONG_TESTS=1` compares 300. */
const EXAMPLES = process.env.LINX_LONG_TESTS === '1' ? 300 : 100
const ZONES = ['America/New_York', 'America/Toronto', 'Europe/London', 'Australia/Sydney', 'Asia/Kolkata', 'UTC']

interface Case {
  readonly rule: string
  readonly start: string
  readonly zone: string
}

const ours = ({ rule, start, zone }: Case, limit = RUNS) => {
  const runs = expandSchedule({ startDateTime: start, timeZone: zone, recurrenceRule: rule }, { limit })
  if (!runs.ok) throw new Error(runs.issues[0]?.message)
  return runs.value
}

const instantsOf = (example: Case, limit = RUNS): readonly string[] => ours(example, limit).map(({ at }) => at)

const calendarText = ({ rule, start, zone }: Case): string =>
  `DTSTART;TZID=${zone}:${start.replace(/[-:]/g, '')}\nRRULE:${rule}`

const temporal = (example: Case, limit = RUNS): readonly string[] =>
  new RRuleTemporal({ rruleString: calendarText(example), includeDtstart: false })
    .all((_, index) => index < limit)
    .map((run) => new Date(run.epochMilliseconds).toISOString())

const rust = (example: Case, limit = RUNS): readonly string[] =>
  RRuleSet.fromString(calendarText(example))
    .all(limit)
    .map((run) => run.toDate().toISOString())

/** rrule knows wall times only. */
const nominal = ({ rule, start }: Case, limit = RUNS): readonly string[] =>
  new RRule({ ...RRule.parseString(rule), dtstart: new Date(`${start}Z`) })
    .all((_, index) => index < limit)
    .map((date) => date.toISOString().slice(0, 19))

const weekdays = fc.subarray(['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'], { minLength: 1 }).map((days) => days.join())
const monthDays = fc
  .uniqueArray(fc.oneof(fc.integer({ min: 1, max: 28 }), fc.integer({ min: -28, max: -1 })), {
    minLength: 1,
    maxLength: 4,
  })
  .map((days) => days.join())
const months = fc
  .uniqueArray(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 4 })
  .map((list) => list.join())
const ordinalDays = fc
  .tuple(fc.constantFrom(-2, -1, 1, 2, 3, 4), fc.constantFrom('MO', 'WE', 'FR', 'SU'))
  .map(([ordinal, day]) => `${ordinal}${day}`)

/** What payments run by, in shapes on which RFC 5545 leaves no room: every one occurs, none is near a change of offset. */
const ruleParts = fc.oneof(
  fc.constant('FREQ=DAILY'),
  months.map((list) => `FREQ=DAILY;BYMONTH=${list}`),
  weekdays.map((days) => `FREQ=WEEKLY;BYDAY=${days}`),
  weekdays.map((days) => `FREQ=WEEKLY;WKST=SU;BYDAY=${days}`),
  monthDays.map((days) => `FREQ=MONTHLY;BYMONTHDAY=${days}`),
  ordinalDays.map((day) => `FREQ=MONTHLY;BYDAY=${day}`),
  fc.constantFrom('1', '-1').map((position) => `FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=${position}`),
  fc.tuple(months, monthDays).map(([list, days]) => `FREQ=YEARLY;BYMONTH=${list};BYMONTHDAY=${days}`),
  fc.tuple(months, ordinalDays).map(([list, day]) => `FREQ=YEARLY;BYMONTH=${list};BYDAY=${day}`),
)

const examples: fc.Arbitrary<Case> = fc
  .record({
    part: ruleParts,
    interval: fc.integer({ min: 1, max: 4 }),
    day: fc.integer({ min: 0, max: 9_000 }),
    hour: fc.integer({ min: 6, max: 21 }),
    zone: fc.constantFrom(...ZONES),
  })
  .map(({ part, interval, day, hour, zone }) => ({
    rule: interval === 1 ? part : `${part};INTERVAL=${interval}`,
    start: new Date(Date.UTC(2000, 0, 1 + day, hour)).toISOString().slice(0, 19),
    zone,
  }))

/** With an interval a rule of months may miss every start, which hangs those who search; rrule-rust knows zones up to 2099. */
const occursSoon = (example: Case): boolean => {
  const last = ours(example).at(-1)
  return last !== undefined && ours(example).length === RUNS && last.at < '2100'
}

describe('the same rules in other libraries', () => {
  it.each([
    ['rrule-temporal', temporal, instantsOf],
    ['rrule-rust', rust, instantsOf],
    ['rrule, wall times', nominal, (example: Case) => ours(example).map((run) => run.nominal)],
  ] as const)('%s gives the same runs of what payments run by', (_, theirs, expected) => {
    fc.assert(
      fc.property(examples.filter(occursSoon), (example) => {
        expect(theirs(example)).toEqual(expected(example))
      }),
      { numRuns: EXAMPLES },
    )
  })
})

describe('where they differ, as docs/recurrence.md says', () => {
  it('rrule-temporal drops a run in a gap, ours moves it and counts it (RFC 5545 erratum 4271)', () => {
    const gap = { rule: 'FREQ=DAILY;COUNT=3', start: '2026-03-07T02:30:00', zone: 'America/New_York' }
    expect(instantsOf(gap)).toEqual([
      '2026-03-07T07:30:00.000Z',
      '2026-03-08T07:30:00.000Z',
      '2026-03-09T06:30:00.000Z',
    ])
    expect(temporal(gap)).not.toContain('2026-03-08T07:30:00.000Z')
    expect(rust(gap)).toEqual(instantsOf(gap))
  })

  it('rrule-rust knows no daylight saving after 2099', () => {
    const example = { rule: 'FREQ=YEARLY;COUNT=2', start: '2099-07-01T09:00:00', zone: 'America/New_York' }
    expect(instantsOf(example)).toEqual(['2099-07-01T13:00:00.000Z', '2100-07-01T13:00:00.000Z'])
    expect(rust(example)).toEqual(['2099-07-01T13:00:00.000Z', '2100-07-01T14:00:00.000Z'])
  })

  it('rrule takes the first of a set for a position before its beginning, ours takes none', () => {
    const example = { rule: 'FREQ=MONTHLY;BYDAY=1MO,2MO;BYSETPOS=-3', start: '2026-01-01T09:00:00', zone: 'UTC' }
    expect(instantsOf(example)).toEqual([])
    expect(nominal(example, 1)).toEqual(['2026-01-05T09:00:00'])
  })

  it('rrule gives times of day in the order of the rule and doubled ones twice, ours in the order of time and once', () => {
    const example = { rule: 'FREQ=DAILY;BYHOUR=17,9,9', start: '2026-01-01T00:00:00', zone: 'UTC' }
    expect(ours(example, 2).map((run) => run.nominal)).toEqual(['2026-01-01T09:00:00', '2026-01-01T17:00:00'])
    expect(nominal(example, 3)).toEqual(['2026-01-01T17:00:00', '2026-01-01T09:00:00', '2026-01-01T09:00:00'])
  })

  it('rrule-temporal refuses a local UNTIL beside a zone, ours takes it as wall time (seed 004)', () => {
    const example = { rule: 'FREQ=DAILY;UNTIL=20231203T120000', start: '2023-12-01T10:15:30', zone: 'America/Toronto' }
    expect(instantsOf(example)).toHaveLength(3)
    expect(() => temporal(example)).toThrow()
  })
})
