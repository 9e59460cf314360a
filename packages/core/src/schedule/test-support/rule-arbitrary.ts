import * as fc from 'fast-check'
import type { Frequency, RecurrenceRule, Until } from '../rule/index.ts'

const DAY = 86_400_000

/** Zones that between them have gaps at midnight, gaps of half an hour, two hours and a day, and none at all. */
export const ZONES = [
  'UTC',
  'America/New_York',
  'America/Toronto',
  'America/Los_Angeles',
  'Europe/London',
  'Australia/Sydney',
  'Australia/Lord_Howe',
  'Asia/Kolkata',
  'America/Sao_Paulo',
  'America/Havana',
  'Pacific/Apia',
  'Antarctica/Troll',
] as const

const list = <Value>(value: fc.Arbitrary<Value>, maximum = 3): fc.Arbitrary<Value[]> =>
  fc.uniqueArray(value, { minLength: 1, maxLength: maximum })

const signed = (maximum: number): fc.Arbitrary<number> =>
  fc.oneof(fc.integer({ min: 1, max: maximum }), fc.integer({ min: -maximum, max: -1 }))

const sometimes = <Value>(value: fc.Arbitrary<Value>, percent = 25): fc.Arbitrary<Value | undefined> =>
  fc.oneof({ weight: 100 - percent, arbitrary: fc.constant(undefined) }, { weight: percent, arbitrary: value })

const ascending = (values: readonly number[] | undefined): readonly number[] | undefined =>
  values?.toSorted((left, right) => left - right)

const weekdays = (hasOrdinals: boolean) =>
  list(
    fc.record({
      weekday: fc.integer({ min: 0, max: 6 }),
      ordinal: hasOrdinals ? fc.constantFrom(0, 0, 1, 2, 4, 5, -1, -2, -5) : fc.constant(0),
    }),
    4,
  ).map((values) => [...new Map(values.map((value) => [`${value.ordinal} ${value.weekday}`, value])).values()])

const setPositions = fc.oneof(list(signed(5)), list(signed(40)))

/** Only members that are there. */
const compact = (rule: Record<string, unknown>): RecurrenceRule =>
  Object.fromEntries(Object.entries(rule).filter(([, value]) => value !== undefined)) as unknown as RecurrenceRule

const untilAfter = (start: number): fc.Arbitrary<Until> =>
  fc
    .tuple(fc.boolean(), fc.integer({ min: -2, max: 900 }), fc.integer({ min: 0, max: 23 }))
    .map(([isInstant, days, hours]) => {
      const at = Math.floor((start + days * DAY + hours * 3_600_000) / 1000) * 1000
      return isInstant ? { kind: 'instant', at } : { kind: 'local', wall: at }
    })

/** A wall time that often lies near a change of offset, at an hour that often does not exist or exists twice. */
const startWalls: fc.Arbitrary<number> = fc
  .tuple(
    fc.oneof(
      fc.integer({ min: 9000, max: 22_000 }),
      fc.constantFrom(Date.UTC(2011, 11, 27), Date.UTC(2026, 2, 6), Date.UTC(2018, 10, 2)).map((wall) => wall / DAY),
    ),
    fc.constantFrom(0, 0.5, 1.5, 2, 2.5, 3, 9, 16.25, 23.75),
    fc.constantFrom(0, 0, 0, 7000, 250),
  )
  .map(([day, hour, millisecond]) => day * DAY + hour * 3_600_000 + millisecond)

export interface RuleCase {
  readonly rule: RecurrenceRule
  readonly start: number
}

const dateParts = (frequency: Frequency) => ({
  byMonth: sometimes(list(fc.integer({ min: 1, max: 12 }))),
  byWeekNumber: frequency === 'YEARLY' ? sometimes(list(signed(53))) : fc.constant(undefined),
  byYearDay: frequency === 'YEARLY' ? sometimes(list(signed(366), 5), 15) : fc.constant(undefined),
  byMonthDay: frequency === 'WEEKLY' ? fc.constant(undefined) : sometimes(list(signed(31), 5)),
})

const dateRule = (frequency: Frequency, start: number): fc.Arbitrary<RuleCase> =>
  fc
    .record({
      interval: fc.constantFrom(1, 1, 1, 2, 3, 5),
      end: sometimes(fc.oneof(fc.integer({ min: 1, max: 15 }), untilAfter(start))),
      weekStart: fc.constantFrom(1, 1, 0, 6, 3),
      ...dateParts(frequency),
      plainDays: sometimes(weekdays(false), 40),
      countedDays: sometimes(weekdays(true), 40),
      byHour: sometimes(list(fc.constantFrom(0, 1, 2, 3, 9, 17, 23))),
      byMinute: sometimes(list(fc.constantFrom(0, 15, 30, 59))),
      bySecond: sometimes(list(fc.constantFrom(0, 30, 59)), 15),
      bySetPosition: sometimes(setPositions),
    })
    .map(({ end, plainDays, countedDays, ...parts }) => {
      const isCounted = frequency === 'MONTHLY' || (frequency === 'YEARLY' && parts.byWeekNumber === undefined)
      const byDay = isCounted ? countedDays : plainDays
      const times = {
        byHour: ascending(parts.byHour),
        byMinute: ascending(parts.byMinute),
        bySecond: ascending(parts.bySecond),
      }
      const { bySetPosition, ...others } = { ...parts, ...times, byDay }
      const { interval, weekStart, ...selecting } = others
      const isSelecting = Object.values(selecting).some((part) => part !== undefined)
      const bound = typeof end === 'number' ? { count: end } : { until: end }
      const rule = {
        frequency,
        interval,
        weekStart,
        ...selecting,
        ...bound,
        bySetPosition: isSelecting ? bySetPosition : undefined,
      }
      return { rule: compact(rule), start }
    })

/** Rules of days, weeks, months and years with their starts. */
export const dateRules: fc.Arbitrary<RuleCase> = fc
  .tuple(fc.constantFrom<Frequency>('YEARLY', 'MONTHLY', 'WEEKLY', 'DAILY'), startWalls)
  .chain(([frequency, start]) => dateRule(frequency, start))

const elapsedRule = (frequency: Frequency, start: number): fc.Arbitrary<RuleCase> =>
  fc
    .record({
      interval: fc.constantFrom(1, 1, 2, 3, 5, 7, 24, 25),
      end: sometimes(fc.oneof(fc.integer({ min: 1, max: 15 }), untilAfter(start))),
      byMonth: sometimes(fc.constant([1, 3, 4, 10, 11, 12]), 10),
      byMonthDay: sometimes(list(signed(31), 8), 10),
      byDay: sometimes(weekdays(false), 15),
      byHour: sometimes(list(fc.constantFrom(0, 1, 2, 3, 9, 23), 4), 20),
      byMinute: sometimes(list(fc.constantFrom(0, 1, 15, 30, 59))),
      bySecond: sometimes(list(fc.constantFrom(0, 30, 59)), 15),
      bySetPosition: sometimes(list(signed(3)), 15),
    })
    .map(({ end, bySetPosition, interval, ...parts }) => {
      const isSelecting = Object.values(parts).some((part) => part !== undefined)
      const bound = typeof end === 'number' ? { count: end } : { until: end }
      const rule = {
        frequency,
        interval,
        weekStart: 1,
        ...parts,
        ...bound,
        bySetPosition: isSelecting ? bySetPosition : undefined,
      }
      return { rule: compact(rule), start }
    })

/** Rules of hours, minutes and seconds with their starts. */
export const elapsedRules: fc.Arbitrary<RuleCase> = fc
  .tuple(fc.constantFrom<Frequency>('HOURLY', 'HOURLY', 'MINUTELY', 'SECONDLY'), startWalls)
  .chain(([frequency, start]) => elapsedRule(frequency, start))
