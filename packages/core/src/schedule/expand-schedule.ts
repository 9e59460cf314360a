import type { Instant } from '@linx/contracts'
import { createIssue, failure, type Result, success } from '../issue/index.ts'
import { formatInstant, localOf, parseInstant, type WallTime } from '../time/index.ts'
import { collectRuns, type RunWindow } from './collect-runs.ts'
import { type CompiledSchedule, compileSchedule } from './compile-schedule.ts'
import type { ExpansionWindow, Occurrence, ScheduleTiming } from './timing.ts'

const MAXIMUM_OCCURRENCES = 100_000

const toOccurrence = (
  { table }: CompiledSchedule,
  at: Instant,
  nominalWall: WallTime,
  mergedCount: number,
): Occurrence => {
  const wall = at + table.offsetAt(at)
  const nominal = localOf(nominalWall)
  return { at: formatInstant(at), local: wall === nominalWall ? nominal : localOf(wall), nominal, mergedCount }
}

const readBound = (text: string | undefined, path: string, absent: Instant): Result<Instant> =>
  text === undefined ? success(absent) : parseInstant(text, path)

const readWindow = (window: ExpansionWindow): Result<RunWindow> => {
  const from = readBound(window.from, 'from', Number.NEGATIVE_INFINITY)
  const to = readBound(window.to, 'to', Number.POSITIVE_INFINITY)
  const { limit } = window
  const issues = [from, to].flatMap((bound) => (bound.ok ? [] : bound.issues))
  if (!Number.isInteger(limit) || limit < 1 || limit > MAXIMUM_OCCURRENCES) {
    const expected = `a whole number from 1 to ${MAXIMUM_OCCURRENCES}`
    issues.push(
      createIssue('input_value', { path: 'limit', expected, received: limit, fix: 'Give a limit in this range' }),
    )
  }
  return from.ok && to.ok && issues.length === 0
    ? success({ from: from.value, to: to.value, limit })
    : failure(...issues)
}

/**
 * The runs of a schedule in a window (SPEC section 5), ascending, each instant once. Applies no creation policy: a legal
 * rule that never fires gives an empty list.
 * @returns the runs, or every reason against the schedule or the window.
 */
export const expandSchedule = (schedule: ScheduleTiming, window: ExpansionWindow): Result<readonly Occurrence[]> => {
  const compiled = compileSchedule(schedule)
  const bounds = readWindow(window)
  if (!compiled.ok || !bounds.ok) {
    return failure(...[compiled, bounds].flatMap((result) => (result.ok ? [] : result.issues)))
  }
  const runs = collectRuns(compiled.value, bounds.value)
  if (!runs.ok) return runs
  const { instants, nominals, mergedCounts } = runs.value
  return success(
    instants.map((at, index) => toOccurrence(compiled.value, at, nominals[index] ?? at, mergedCounts[index] ?? 1)),
  )
}

/**
 * The runs of a schedule in a window as instants alone, ascending: `expandSchedule` without the texts, for those who count or compare many.
 * @returns the instants, or every reason against the schedule or the window.
 */
export const expandInstants = (schedule: ScheduleTiming, window: ExpansionWindow): Result<readonly Instant[]> => {
  const compiled = compileSchedule(schedule)
  const bounds = readWindow(window)
  if (!compiled.ok || !bounds.ok) {
    return failure(...[compiled, bounds].flatMap((result) => (result.ok ? [] : result.issues)))
  }
  const runs = collectRuns(compiled.value, bounds.value)
  return runs.ok ? success(runs.value.instants) : runs
}

/**
 * The first run after an instant; its cost does not grow with the age of the schedule.
 * @param after ISO 8601 text or an instant; a run at exactly this instant does not count.
 */
export const nextOccurrence = (schedule: ScheduleTiming, after: string | Instant): Result<Occurrence | undefined> => {
  const compiled = compileSchedule(schedule)
  const instant = typeof after === 'number' ? success(after) : parseInstant(after, 'after')
  if (!compiled.ok || !instant.ok) {
    return failure(...[compiled, instant].flatMap((result) => (result.ok ? [] : result.issues)))
  }
  const runs = collectRuns(compiled.value, { from: instant.value + 1, to: Number.POSITIVE_INFINITY, limit: 1 })
  if (!runs.ok) return runs
  const { instants, nominals, mergedCounts } = runs.value
  const [at] = instants
  return success(
    at === undefined ? undefined : toOccurrence(compiled.value, at, nominals[0] ?? at, mergedCounts[0] ?? 1),
  )
}
