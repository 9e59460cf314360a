import type { Instant } from '@linx/contracts'
import { createIssue, failure, type Issue, type Result, success } from '../issue/index.ts'
import { DAY_MS, formatInstant, localOf, MINUTE_MS } from '../time/index.ts'
import { type CompiledSchedule, compileSchedule } from './compile-schedule.ts'
import { expandSchedule, nextOccurrence } from './expand-schedule.ts'
import { findTooNear } from './find-too-near.ts'
import { occurrenceInstant } from './life/catch-up.ts'
import { secondOpinion } from './second-opinion.ts'
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

const neverOccurs = (): readonly Issue[] => {
  const detail = { path: 'recurrenceRule', expected: 'a rule that occurs', received: 'one that never does' }
  return [createIssue('rule_never_occurs', { ...detail, fix: 'Check the parts against each other' })]
}

const comingIssues = (coming: Occurrence | undefined, now: Instant): readonly Issue[] => {
  if (coming === undefined) {
    const detail = { path: 'startDateTime', expected: `a run after ${formatInstant(now)}` }
    const fix = 'Give a later start or end'
    return [createIssue('schedule_start_in_past', { ...detail, received: 'runs in the past only', fix })]
  }
  if (occurrenceInstant(coming) - now <= TEN_YEARS_MS) return []
  const detail = { path: 'recurrenceRule', expected: 'a first run within ten years', received: coming.at }
  return [createIssue('first_occurrence_too_late', { ...detail, fix: 'Give an earlier start' })]
}

const frequencyIssues = (schedule: CompiledSchedule, now: Instant, minimumMinutes: number): readonly Issue[] => {
  const tooNear = findTooNear(schedule, now, minimumMinutes * MINUTE_MS)
  if (tooNear === undefined) return []
  const [before, at] = tooNear.map((instant) => localOf(instant + schedule.table.offsetAt(instant)))
  // The same local time before and after the clock was put back says nothing.
  const received = before === at ? tooNear.map(formatInstant).join(' and ') : `${before} and ${at}`
  return [
    createIssue('rule_too_frequent', {
      path: 'recurrenceRule',
      expected: `runs at least ${minimumMinutes} minutes apart`,
      received: `runs at ${received}`,
      fix: 'Write a rule that runs less often',
    }),
  ]
}

const opinionIssues = (schedule: CompiledSchedule, timing: ScheduleTiming, now: Instant): readonly Issue[] =>
  secondOpinion(schedule, now + schedule.table.offsetAt(now)) === false
    ? [
        createIssue('rule_second_opinion', {
          path: 'recurrenceRule',
          expected: 'a rule that two independent expansions read alike',
          received: timing.recurrenceRule,
          fix: 'Write the rule in another way, and report this one to the makers of the engine',
        }),
      ]
    : []

/**
 * Whether a new schedule may be made: short enough, a run to come within ten years, no two of its coming runs nearer to each other than
 * the minimum, and its first coming runs confirmed by `rrule` where that knows the rule.
 */
export const checkSchedulePolicy = (timing: ScheduleTiming, facts: SchedulePolicyFacts): Result<undefined> => {
  const { now, minimumIntervalMinutes = DEFAULT_MINIMUM_INTERVAL_MINUTES } = facts
  const compiled = compileSchedule(timing)
  if (!compiled.ok) return compiled
  const everFirst = expandSchedule(timing, { limit: 1 })
  if (!everFirst.ok) return everFirst
  if (everFirst.value.length === 0) return failure(...lengthIssues(timing), ...neverOccurs())
  const coming = nextOccurrence(timing, now - 1)
  if (!coming.ok) return coming
  const issues = [
    ...lengthIssues(timing),
    ...comingIssues(coming.value, now),
    ...frequencyIssues(compiled.value, now, minimumIntervalMinutes),
    ...opinionIssues(compiled.value, timing, now),
  ]
  return issues.length > 0 ? failure(...issues) : success(undefined)
}
