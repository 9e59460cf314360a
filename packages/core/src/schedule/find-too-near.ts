import type { Instant } from '@linx/contracts'
import { DAY_MS, HOUR_MS } from '../time/index.ts'
import { collectRuns } from './collect-runs.ts'
import type { CompiledSchedule } from './compile-schedule.ts'
import { timesOfDay } from './expand/day-times.ts'
import { UNIT_MS } from './expand/elapsed-units.ts'

/**
 * How many runs are looked at, first a few and then all: most rules that come too near show it at once, and this many runs that keep an hour
 * between them take more than a year.
 */
const LOOKS = [500, 10_000] as const

/** The calendar repeats after 400 years. */
const CALENDAR_CYCLE_MS = 146_097 * DAY_MS

/** A wall clock is put forward by less than this, or by a whole day. */
const WIDEST_CLOCK_CHANGE_MS = 3 * HOUR_MS

/** The least distance on the wall clock between runs of a rule of days: a shift to banking days keeps the time of day. */
const leastWallDistance = ({ rule, start }: CompiledSchedule): number | undefined => {
  if (rule === undefined || rule.frequency in UNIT_MS) return undefined
  const times = timesOfDay(rule, start)
  const distances = times.map((time, index) => (times[index + 1] ?? (times[0] ?? 0) + DAY_MS) - time)
  return Math.min(...distances) - WIDEST_CLOCK_CHANGE_MS
}

/**
 * Rules of hours, minutes and seconds step in elapsed time. What brings their runs together is a shift to banking days, several values in one
 * step, and minutes of the wall clock where it is changed by half an hour.
 */
const leastElapsedDistance = ({ rule, calendar }: CompiledSchedule): number | undefined => {
  if (rule === undefined || calendar !== undefined) return undefined
  const { frequency, interval, byMinute, bySecond = [] } = rule
  if (frequency !== 'HOURLY' && frequency !== 'MINUTELY' && frequency !== 'SECONDLY') return undefined
  if (frequency === 'HOURLY' && byMinute !== undefined) return undefined
  return frequency !== 'SECONDLY' && bySecond.length > 1 ? undefined : interval * UNIT_MS[frequency]
}

const isAlwaysFarEnough = (schedule: CompiledSchedule, minimumMs: number): boolean =>
  (leastWallDistance(schedule) ?? leastElapsedDistance(schedule) ?? 0) >= minimumMs

/**
 * The first two runs from `now` on that are nearer to each other than the minimum. Exact for schedules of at most 10,000 runs in 400 years
 * and for those whose times of day alone keep the distance; of the others, the next 10,000 runs are looked at.
 */
export const findTooNear = (
  schedule: CompiledSchedule,
  now: Instant,
  minimumMs: number,
): readonly [Instant, Instant] | undefined => {
  if (schedule.rule === undefined || isAlwaysFarEnough(schedule, minimumMs)) return undefined
  for (const limit of LOOKS) {
    const runs = collectRuns(schedule, { from: now, to: now + CALENDAR_CYCLE_MS, limit })
    const instants = runs.ok ? runs.value.instants : []
    for (const [index, at] of instants.entries()) {
      const before = instants[index - 1]
      if (before !== undefined && at - before < minimumMs) return [before, at]
    }
    if (instants.length < limit) return undefined
  }
  return undefined
}
