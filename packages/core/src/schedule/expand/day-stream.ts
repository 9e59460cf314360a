import { DAY_MS, type WallTime, type ZoneTable } from '../../time/index.ts'
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

export const createDayStream = (plan: DayPlan, table: ZoneTable): Stream => {
  const { periods } = plan
  const lastTime = plan.times.at(-1) ?? 0
  return {
    walk: (requested, visit) => {
      const from = Math.max(requested, plan.start)
      const lastIndex = Math.min(periods.lastIndex, periods.indexAt(Math.floor(plan.last / DAY_MS)))
      for (let index = Math.max(periods.indexAt(Math.floor(from / DAY_MS)), 0); index <= lastIndex; index += 1) {
        const start = periods.startOf(index)
        const offsets = periods.offsetsOf(index, start)
        for (const offset of offsets) {
          const day = start * DAY_MS + offset
          if (day + lastTime >= from && !walkDay(plan, table, day, from, visit)) return
        }
      }
    },
  }
}

/** The wall time of the `count`-th occurrence; `undefined` when the year 10000 comes first. Whole periods are counted. */
export const wallOfCount = (plan: DayPlan, count: number): WallTime | undefined => {
  const { periods, times, start } = plan
  let left = count
  for (let index = 0; index <= periods.lastIndex; index += 1) {
    const first = periods.startOf(index)
    const offsets = periods.offsetsOf(index, first)
    if (index > 0 && offsets.length * times.length < left) {
      left -= offsets.length * times.length
      continue
    }
    for (const offset of offsets) {
      const day = first * DAY_MS + offset
      const skipped = day < start ? firstAtLeast(times, start - day) : 0
      if (times.length - skipped >= left) return day + (times[skipped + left - 1] ?? 0)
      left -= times.length - skipped
    }
  }
  return undefined
}
