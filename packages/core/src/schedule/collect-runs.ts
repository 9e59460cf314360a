import type { Instant } from '@linx/contracts'
import { createIssue, type Failure, failure, type Result, success } from '../issue/index.ts'
import { type Calendar, DAY_MS, dateOfEpochDay, type EpochDay, seekBankingDay, type WallTime } from '../time/index.ts'
import type { CompiledSchedule } from './compile-schedule.ts'
import { type Convention, shiftDay } from './expand/index.ts'
import { RunCollector, type Runs } from './run-collector.ts'

/** Which runs to collect: instants in `[from, to)`, the earliest `limit` of them. Both ends may be infinite. */
export interface RunWindow {
  readonly from: Instant
  readonly to: Instant
  readonly limit: number
}

const dayOf = (wall: WallTime): EpochDay => Math.floor(wall / DAY_MS)

/** No occurrence at `from` or later has an earlier wall time: a gap of the last day may have moved it forward. */
const firstWall = ({ table }: CompiledSchedule, from: Instant): WallTime =>
  Number.isFinite(from) ? from + Math.min(table.offsetAt(from), table.offsetAt(from - DAY_MS)) : from

/** No occurrence before `to` has this wall time or a later one. */
const endWall = ({ table }: CompiledSchedule, to: Instant): WallTime =>
  Number.isFinite(to) ? to + table.offsetAt(to) + DAY_MS : to

const collectUnshifted = (schedule: CompiledSchedule, { from, to, limit }: RunWindow): Runs => {
  const { table } = schedule
  const collector = new RunCollector(limit)
  let end = endWall(schedule, to)
  schedule.stream.walk(firstWall(schedule, from), (wall, instant) => {
    if (wall >= end) return false
    if (instant < from || instant >= to) return true
    collector.add(instant, wall)
    const last = collector.lastWhenFull
    if (last !== undefined) end = Math.min(end, last + table.offsetAt(last) + 1)
    return true
  })
  return collector
}

const closedFailure = (calendar: Calendar, day: EpochDay): Failure =>
  failure(
    createIssue('calendar_closed', {
      path: 'calendar',
      expected: 'a banking day within 31 days',
      received: `${calendar.id}, closed around ${dateOfEpochDay(day)}`,
      fix: "Correct the calendar's closures",
    }),
  )

/** Days are moved in order, so every day that may end up on `day` or later lies after the banking day before it. */
const firstShiftedWall = (calendar: Calendar, wall: WallTime): WallTime | undefined => {
  if (!Number.isFinite(wall)) return wall
  const before = seekBankingDay(calendar, dayOf(wall) - 1, -1)
  return before === undefined ? undefined : before * DAY_MS
}

/** Asks for a day's shift once for all its occurrences. */
const createDayShift = (calendar: Calendar, convention: Convention) => {
  let lastDay: EpochDay | undefined
  let lastRunDay: EpochDay | undefined
  return (day: EpochDay): EpochDay | undefined => {
    if (day !== lastDay) lastRunDay = shiftDay(calendar, convention, day)
    lastDay = day
    return lastRunDay
  }
}

const endOfDay = (wall: WallTime): WallTime => (dayOf(wall) + 1) * DAY_MS

const collectShifted = (schedule: CompiledSchedule, calendar: Calendar, window: RunWindow): Result<Runs> => {
  const { table, convention } = schedule
  const { from, to, limit } = window
  const collector = new RunCollector(limit)
  const firstUnshifted = firstWall(schedule, from)
  const first = firstShiftedWall(calendar, firstUnshifted)
  if (first === undefined) return closedFailure(calendar, dayOf(firstUnshifted))
  let end = endOfDay(endWall(schedule, to))
  const runDayOf = createDayShift(calendar, convention)
  let closedOn: EpochDay | undefined
  schedule.stream.walk(first, (wall, instant) => {
    const day = dayOf(wall)
    const runDay = runDayOf(day)
    if (runDay === undefined) {
      closedOn = day
      return false
    }
    const runWall = wall + (runDay - day) * DAY_MS
    if (runWall >= end) return false
    const runAt = runDay === day ? instant : runWall - table.offsetOfWall(runWall)
    if (runAt < from || runAt >= to) return true
    collector.add(runAt, wall)
    const last = collector.lastWhenFull
    if (last !== undefined) end = Math.min(end, endOfDay(last + table.offsetAt(last)))
    return true
  })
  return closedOn === undefined ? success(collector) : closedFailure(calendar, closedOn)
}

/** Collects runs: in ascending order, each instant once, those merged counted whatever the window cuts off. */
export const collectRuns = (schedule: CompiledSchedule, window: RunWindow): Result<Runs> => {
  if (window.from >= window.to) return success(new RunCollector(0))
  return schedule.calendar === undefined
    ? success(collectUnshifted(schedule, window))
    : collectShifted(schedule, schedule.calendar, window)
}
