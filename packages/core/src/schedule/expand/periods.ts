import type { EpochDay } from '../../time/index.ts'

/** What the calendar has before it repeats. */
export const CALENDAR_CYCLE = { years: 400, months: 4_800, weeks: 20_871, days: 146_097 } as const

/**
 * The periods of a rule (years, months, weeks or days; every `interval`-th of them), numbered from 0 for the one that
 * the start lies in. All by arithmetic: no period costs more than another.
 */
export interface Periods {
  /** The last period that begins before the year 10000; -1 for a rule that can't occur. */
  readonly lastIndex: number
  /** After so many periods their offsets repeat. */
  readonly cycleLength: number
  /** The last period that begins on or before a day; below 0 before the first. */
  readonly indexAt: (day: EpochDay) => number
  readonly startOf: (index: number) => EpochDay
  /** What occurs in a period: milliseconds from its start, ascending. `start` is `startOf(index)`. */
  readonly offsetsOf: (index: number, start: EpochDay) => readonly number[]
}

/** From the days of a period (0 the first) to offsets: the days themselves, or what BYSETPOS selects from them. */
export type ToOffsets = (days: readonly number[]) => readonly number[]

const greatestCommonDivisor = (left: number, right: number): number =>
  right === 0 ? left : greatestCommonDivisor(right, left % right)

/** How many periods go by until every `interval`-th unit is at the same place of the calendar's cycle again. */
export const cycleLengthOf = (unitsInCycle: number, interval: number): number =>
  unitsInCycle / greatestCommonDivisor(unitsInCycle, interval)

export const NOTHING: readonly number[] = []

/** The periods of a rule that can't occur. */
export const NO_PERIODS: Periods = {
  lastIndex: -1,
  cycleLength: 1,
  indexAt: () => -1,
  startOf: () => 0,
  offsetsOf: () => NOTHING,
}
