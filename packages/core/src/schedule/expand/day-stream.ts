import { DAY_MS, type EpochDay, type WallTime, type ZoneTable } from '../../time/index.ts'
import type { Periods } from './periods.ts'
import type { Stream, Visit } from './stream.ts'

/** A rule whose occurrences are days × times. */
export interface DayPlan {
  readonly periods: Periods
  /** Milliseconds after midnight, ascending; just 0 when the offsets of the periods are times already (BYSETPOS). */
  readonly times: readonly number[]
  readonly start: WallTime
  /** No wall time after it is visited. */
  readonly last: WallTime
}

/** The first index whose value is `minimum` or more. */
export const firstAtLeast = (values: ArrayLike<number>, minimum: number): number => {
  let low = 0
  let high = values.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((values[middle] ?? 0) < minimum) low = middle + 1
    else high = middle
  }
  return low
}

/** Visits one day; `false` when the walk is over. */
const walkDay = (plan: DayPlan, table: ZoneTable, day: WallTime, from: WallTime, visit: Visit): boolean => {
  const { times, last } = plan
  for (let index = day < from ? firstAtLeast(times, from - day) : 0; index < times.length; index += 1) {
    const wall = day + (times[index] ?? 0)
    if (wall > last || !visit(wall, wall - table.offsetOfWall(wall))) return false
  }
  return true
}

/** Visits one period, which may be the one that holds `from`; `false` when the walk is over. */
const walkPeriod = (
  plan: DayPlan,
  table: ZoneTable,
  start: EpochDay,
  offsets: readonly number[],
  from: WallTime,
  visit: Visit,
): boolean => {
  const lastTime = plan.times.at(-1) ?? 0
  for (const offset of offsets) {
    const day = start * DAY_MS + offset
    if (day + lastTime >= from && !walkDay(plan, table, day, from, visit)) return false
  }
  return true
}

/** A rule that finds nothing in as many periods as are in a cycle finds nothing more. */
export const createDayStream = (plan: DayPlan, table: ZoneTable): Stream => {
  const { periods } = plan
  return {
    walk: (requested, visit) => {
      const from = Math.max(requested, plan.start)
      const lastIndex = Math.min(periods.lastIndex, periods.indexAt(Math.floor(plan.last / DAY_MS)))
      let emptyPeriods = 0
      for (let index = Math.max(periods.indexAt(Math.floor(from / DAY_MS)), 0); index <= lastIndex; index += 1) {
        const start = periods.startOf(index)
        const offsets = periods.offsetsOf(index, start)
        emptyPeriods = offsets.length === 0 ? emptyPeriods + 1 : 0
        if (emptyPeriods >= periods.cycleLength || !walkPeriod(plan, table, start, offsets, from, visit)) return
      }
    },
  }
}

/** The occurrence that was looked for, or how many are left to go. */
type Found = { readonly wall: WallTime } | { readonly left: number }

/** Looks through one period, from the start on. */
const findInPeriod = ({ periods, times, start }: DayPlan, index: number, count: number): Found => {
  const first = periods.startOf(index)
  let left = count
  for (const offset of periods.offsetsOf(index, first)) {
    const day = first * DAY_MS + offset
    const skipped = day < start ? firstAtLeast(times, start - day) : 0
    if (times.length - skipped >= left) return { wall: day + (times[skipped + left - 1] ?? 0) }
    left -= times.length - skipped
  }
  return { left }
}

/** Looks through periods that lie after the start, counting whole ones. */
const findInPeriods = (plan: DayPlan, from: number, to: number, count: number): Found => {
  const { periods, times } = plan
  let left = count
  for (let index = from; index <= Math.min(to, periods.lastIndex); index += 1) {
    const size = periods.offsetsOf(index, periods.startOf(index)).length * times.length
    if (size >= left) return findInPeriod(plan, index, left)
    left -= size
  }
  return { left }
}

/**
 * The wall time of the `count`-th occurrence; `undefined` when the year 10000 comes first. Periods are counted until
 * they repeat, then whole cycles of them.
 */
export const wallOfCount = (plan: DayPlan, count: number): WallTime | undefined => {
  const { cycleLength, lastIndex } = plan.periods
  if (lastIndex < 0) return undefined
  const first = findInPeriod(plan, 0, count)
  if ('wall' in first) return first.wall
  const cycle = findInPeriods(plan, 1, cycleLength, first.left)
  if ('wall' in cycle) return cycle.wall
  const inCycle = first.left - cycle.left
  if (inCycle === 0) return undefined
  const cycles = Math.floor((cycle.left - 1) / inCycle)
  const next = (cycles + 1) * cycleLength + 1
  const last = findInPeriods(plan, next, lastIndex, cycle.left - cycles * inCycle)
  return 'wall' in last ? last.wall : undefined
}
