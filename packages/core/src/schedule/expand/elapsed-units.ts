import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS, type WallTime } from '../../time/index.ts'
import type { RecurrenceRule } from '../rule/index.ts'

/** The units of HOURLY, MINUTELY and SECONDLY rules in milliseconds. */
export const UNIT_MS = { HOURLY: HOUR_MS, MINUTELY: MINUTE_MS, SECONDLY: SECOND_MS } as const
export type UnitFrequency = keyof typeof UNIT_MS

const range = (length: number): readonly number[] => Array.from({ length }, (_, value) => value)

const wallMinute = (position: number): number => ((Math.floor(position / MINUTE_MS) % 60) + 60) % 60
const wallSecond = (position: number): number => ((Math.floor(position / SECOND_MS) % 60) + 60) % 60
const wallHour = (position: number): number => ((Math.floor(position / HOUR_MS) % 24) + 24) % 24

/**
 * Candidates within one unit, in milliseconds from its beginning. A finer part that the rule leaves out is as far into
 * the unit as the start is into its own; one that it gives may be anywhere in the unit and is checked on the wall.
 */
const candidatesOf = (rule: RecurrenceRule, frequency: UnitFrequency, start: WallTime): readonly number[] => {
  const isHourly = frequency === 'HOURLY'
  const minutes = !isHourly ? [0] : rule.byMinute ? range(60) : [wallMinute(start)]
  const seconds = frequency === 'SECONDLY' ? [0] : rule.bySecond ? range(60) : [wallSecond(start)]
  const millisecond = ((start % SECOND_MS) + SECOND_MS) % SECOND_MS
  return minutes.flatMap((minute) => seconds.map((second) => minute * MINUTE_MS + second * SECOND_MS + millisecond))
}

/** No unit has more occurrences: its minutes times its seconds, both twice where the clock is put back within it. */
export const mostPerUnit = ({ byMinute = [0], bySecond = [0] }: RecurrenceRule, frequency: UnitFrequency): number => {
  if (frequency === 'SECONDLY') return 1
  return 2 * bySecond.length * (frequency === 'HOURLY' ? byMinute.length : 1)
}

const select = (set: readonly number[], positions: readonly number[]): readonly number[] =>
  set.filter((_, index) => positions.includes(index + 1) || positions.includes(index - set.length))

/** Whether each hour, minute or second is listed; absent where the rule lists none. */
const listedOf = (values: readonly number[] | undefined): readonly boolean[] | undefined =>
  values === undefined ? undefined : range(60).map((value) => values.includes(value))

/** Adds what occurs in the unit that begins at a position of the day, in milliseconds after midnight, ascending. */
export type UnitExpander = (unit: number, positions: number[]) => void

const addOfDay = (position: number, positions: number[]): void => {
  if (position >= 0 && position < DAY_MS) positions.push(position)
}

export const createUnitExpander = (rule: RecurrenceRule, frequency: UnitFrequency, start: WallTime): UnitExpander => {
  const candidates = candidatesOf(rule, frequency, start)
  const [isHour, isMinute, isSecond] = [rule.byHour, rule.byMinute, rule.bySecond].map(listedOf)
  const passes = (position: number): boolean =>
    (isMinute === undefined || isMinute[wallMinute(position)] === true) &&
    (isSecond === undefined || isSecond[wallSecond(position)] === true) &&
    (isHour === undefined || isHour[wallHour(position)] === true)
  const { bySetPosition } = rule
  if (bySetPosition === undefined) {
    return (unit, positions) => {
      for (const candidate of candidates) if (passes(unit + candidate)) addOfDay(unit + candidate, positions)
    }
  }
  return (unit, positions) => {
    const set = candidates.map((candidate) => unit + candidate).filter(passes)
    for (const position of select(set, bySetPosition)) addOfDay(position, positions)
  }
}

/** Positions of one day that are remembered for units that begin at the same time of day. */
export type DayPositions = (firstUnit: number) => readonly number[]

const MAXIMUM_REMEMBERED = 10_000
const MAXIMUM_POSITIONS = 200_000

/** All positions of a day whose first unit begins at `firstUnit` (before midnight when the unit reaches over it). */
export const createDayPositions = (expand: UnitExpander, stepMs: number): DayPositions => {
  const byFirstUnit = new Map<number, readonly number[]>()
  let remembered = 0
  return (firstUnit) => {
    const known = byFirstUnit.get(firstUnit)
    if (known !== undefined) return known
    const positions: number[] = []
    for (let unit = firstUnit; unit < DAY_MS; unit += stepMs) expand(unit, positions)
    if (byFirstUnit.size >= MAXIMUM_REMEMBERED || remembered > MAXIMUM_POSITIONS) {
      byFirstUnit.clear()
      remembered = 0
    }
    byFirstUnit.set(firstUnit, positions)
    remembered += positions.length
    return positions
  }
}
