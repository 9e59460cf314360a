import type { Instant } from '@linx/contracts'
import { createIssue, failure, type Issue, type Result, success } from '../issue/index.ts'
import { DAY_MS, formatInstant, localOf, MINUTE_MS } from '../time/index.ts'
import { collectRuns } from './collect-runs.ts'
import { type CompiledSchedule, compileSchedule } from './compile-schedule.ts'
import { expandSchedule } from './expand-schedule.ts'
import { occurrenceInstant } from './life/catch-up.ts'
import type { Occurrence, ScheduleTiming } from './timing.ts'

/** What a new schedule is held to beside the rules of RFC 5545; nothing of it applies to expansion. */
export interface SchedulePolicyFacts {
  readonly now: Instant
  /** Default 60. */
  readonly minimumIntervalMinutes?: number
}

/** The longest rule that a new schedule may have. */
const MAXIMUM_POLICY_CHARACTERS = 256
const DEFAULT_MINIMUM_INTERVAL_MINUTES = 60
/**
 * How far distances between runs are looked at: the calendar repeats after 400 years, and this many runs that keep the default distance
 * take more than five years. Most rules that are refused show it in their first runs.
 */
const LOOKS = [500, 50_000] as const
const CALENDAR_CYCLE_MS = 146_097 * DAY_MS
const TEN_YEARS_MS = 3_653 * DAY_MS

const lengthIssues = ({ recurrenceRule = '' }: ScheduleTiming): readonly Issue[] =>
  recurrenceRule.length <= MAXIMUM_POLICY_CHARACTERS
    ? []
    : [
        createIssue('rule_length', {
          path: 'recurrenceRule',
          expected: `at most ${MAXIMUM_POLICY_CHARACTERS} characters`,
          received: `${recurrenceRule.length} characters`,
          fix: 'Write a shorter rule',
        }),
      ]

const firstIssues = (first: Occurrence | undefined, everOccurs: boolean, now: Instant): readonly Issue[] => {
  const path = 'recurrenceRule'
  if (!everOccurs) {
    const detail = { path, expected: 'a rule that occurs', received: 'one that never does' }
    return [createIssue('rule_never_occurs', { ...detail, fix: 'Check the parts against each other' })]
  }
  if (first === undefined) {
    const detail = {
      path: 'startDateTime',
      expected: `a run after ${formatInstant(now)}`,
      received: 'runs in the past only',
    }
    return [createIssue('schedule_start_in_past', { ...detail, fix: 'Give a later start or end' })]
  }
  if (occurrenceInstant(first) - now <= TEN_YEARS_MS) return []
  const detail = { path, expected: 'a first run within ten years', received: first.at }
  return [createIssue('first_occurrence_too_late', { ...detail, fix: 'Give an earlier start' })]
}

/** The first two runs from `now` on that are nearer to each other than the minimum. */
const findTooNear = (
  schedule: CompiledSchedule,
  now: Instant,
  minimumMs: number,
): readonly [Instant, Instant] | undefined => {
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

const frequencyIssues = (schedule: CompiledSchedule, now: Instant, minimumMinutes: number): readonly Issue[] => {
  const tooNear = findTooNear(schedule, now, minimumMinutes * MINUTE_MS)
  if (tooNear === undefined) return []
  const [before, at] = tooNear.map((instant) => localOf(instant + schedule.table.offsetAt(instant)))
  return [
    createIssue('rule_too_frequent', {
      path: 'recurrenceRule',
      expected: `runs at least ${minimumMinutes} minutes apart`,
      received: `runs at ${before} and ${at}`,
      fix: 'Write a rule that runs less often',
    }),
  ]
}

/**
 * Whether a new schedule may be made: short enough, a run to come within ten years, and no two runs nearer than the minimum in the next
 * 400 years (of a rule with more than 50,000 runs in them: among these).
 */
export const checkSchedulePolicy = (timing: ScheduleTiming, facts: SchedulePolicyFacts): Result<undefined> => {
  const { now, minimumIntervalMinutes = DEFAULT_MINIMUM_INTERVAL_MINUTES } = facts
  const compiled = compileSchedule(timing)
  if (!compiled.ok) return compiled
  const coming = expandSchedule(timing, { from: formatInstant(now), limit: 1 })
  const any = expandSchedule(timing, { limit: 1 })
  if (!coming.ok) return coming
  if (!any.ok) return any
  const issues = [
    ...lengthIssues(timing),
    ...firstIssues(coming.value[0], any.value.length > 0, now),
    ...frequencyIssues(compiled.value, now, minimumIntervalMinutes),
  ]
  return issues.length > 0 ? failure(...issues) : success(undefined)
}
