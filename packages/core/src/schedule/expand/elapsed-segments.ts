import type { Instant } from '@linx/contracts'
import { DAY_MS, epochDayOf, type WallTime, type ZoneTable } from '../../time/index.ts'
import type { RecurrenceRule } from '../rule/index.ts'
import { type DaySet, NO_DAY_LEFT } from './day-set.ts'
import { firstAtLeast } from './day-stream.ts'
import {
  createDayPositions,
  createUnitExpander,
  type DayPositions,
  mostPerUnit,
  UNIT_MS,
  type UnitFrequency,
} from './elapsed-units.ts'

/** A rule that steps in elapsed time: HOURLY, MINUTELY, SECONDLY. */
export interface ElapsedPlan {
  readonly rule: RecurrenceRule
  readonly frequency: UnitFrequency
  readonly days: DaySet
  readonly startAt: Instant
  /** What the wall clock shows at `startAt`. */
  readonly start: WallTime
}

/** A stretch of one local day with one offset, and what occurs in it: `positions` from `first` up to before `end`. */
export interface Segment {
  /** Midnight of the day on the wall. */
  readonly day: WallTime
  readonly offset: number
  /** Milliseconds after `day`, ascending. */
  readonly positions: readonly number[]
  readonly first: number
  readonly end: number
}

/** The calendar repeats after 400 years: a rule that finds nothing in so many days is taken to find nothing more. */
export const SEARCH_MS = 146_097 * DAY_MS
const END = epochDayOf(10_000, 1, 1) * DAY_MS

interface Steps {
  readonly firstUnitAt: Instant
  readonly stepMs: number
  readonly unitMs: number
  readonly positions: DayPositions
}

/** The beginning of the unit that the start lies in. */
const firstUnitOf = ({ frequency, start, startAt }: ElapsedPlan): Instant => {
  const unitMs = UNIT_MS[frequency]
  return startAt - (((start % unitMs) + unitMs) % unitMs)
}

/** No rule comes to its `count`-th occurrence before this instant. */
export const earliestOfCount = (plan: ElapsedPlan, count: number): Instant => {
  const units = Math.ceil(count / mostPerUnit(plan.rule, plan.frequency))
  return firstUnitOf(plan) + (units - 1) * UNIT_MS[plan.frequency] * plan.rule.interval
}

const stepsOf = (plan: ElapsedPlan): Steps => {
  const { rule, frequency, start } = plan
  const unitMs = UNIT_MS[frequency]
  const stepMs = unitMs * rule.interval
  const positions = createDayPositions(createUnitExpander(rule, frequency, start), stepMs)
  return { firstUnitAt: firstUnitOf(plan), stepMs, unitMs, positions }
}

/** The first unit that reaches into the time from `instant` on. */
const unitReaching = ({ firstUnitAt, stepMs, unitMs }: Steps, instant: Instant): Instant =>
  firstUnitAt + Math.max(Math.floor((instant - firstUnitAt - unitMs) / stepMs) + 1, 0) * stepMs

/** Goes on two days before the next chosen day, so that no change of offset is missed. */
const skipDays = (days: DaySet, epochDay: number, segmentEnd: Instant, offset: number): Instant => {
  const next = days.nextFrom(epochDay + 1)
  return next === NO_DAY_LEFT ? END : Math.max(segmentEnd, (next - 2) * DAY_MS - offset)
}

/** What one stretch of a day has, or where to go on when it has nothing. */
const readSegment = (plan: ElapsedPlan, steps: Steps, now: Instant, offset: number, steadyUntil: Instant) => {
  const epochDay = Math.floor((now + offset) / DAY_MS)
  const day = epochDay * DAY_MS
  const until = Math.min(day + DAY_MS - offset, steadyUntil)
  if (!plan.days.has(epochDay)) return { next: skipDays(plan.days, epochDay, until, offset) }
  const unitAt = unitReaching(steps, day - offset)
  if (unitAt >= until) return { next: unitAt }
  const positions = steps.positions(unitAt + offset - day)
  const first = firstAtLeast(positions, now + offset - day)
  const end = firstAtLeast(positions, until + offset - day)
  return first < end ? { next: until, segment: { day, offset, positions, first, end } } : { next: until }
}

/** Visits the segments that have occurrences, in the order of time, from an instant on. */
export const createSegmentWalk = (plan: ElapsedPlan, table: ZoneTable) => {
  const steps = stepsOf(plan)
  return (from: Instant, visit: (segment: Segment) => boolean): void => {
    let now = Math.max(from, plan.startAt)
    let lastFound = now
    while (now < END && now - lastFound <= SEARCH_MS) {
      const { next, segment } = readSegment(plan, steps, now, table.offsetAt(now), table.steadyUntil(now))
      if (segment !== undefined) {
        lastFound = now
        if (!visit(segment)) return
      }
      now = next
    }
  }
}
