import type { Instant } from '@linx/contracts'
import { createIssue, failure, type Issue, type Result, success } from '../issue/index.ts'
import { DAY_MS, formatInstant, MINUTE_MS } from '../time/index.ts'
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
/** Runs whose distances are looked at: more than any rule of RFC 5545 needs to show its densest day, week and month. */
const LOOKED_AT = 2_000
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

const frequencyIssues = (runs: readonly Occurrence[], minimumMinutes: number): readonly Issue[] => {
  const instants = runs.map(occurrenceInstant)
  const tooNear = instants.findIndex(
    (at, index) => at - (instants[index - 1] ?? Number.NEGATIVE_INFINITY) < minimumMinutes * MINUTE_MS,
  )
  if (tooNear === -1) return []
  return [
    createIssue('rule_too_frequent', {
      path: 'recurrenceRule',
      expected: `runs at least ${minimumMinutes} minutes apart`,
      received: `runs at ${runs[tooNear - 1]?.local} and ${runs[tooNear]?.local}`,
      fix: 'Write a rule that runs less often',
    }),
  ]
}

/** Whether a new schedule may be made: short enough, not too frequent, with a run to come within ten years. */
export const checkSchedulePolicy = (timing: ScheduleTiming, facts: SchedulePolicyFacts): Result<undefined> => {
  const { now, minimumIntervalMinutes = DEFAULT_MINIMUM_INTERVAL_MINUTES } = facts
  const coming = expandSchedule(timing, { from: formatInstant(now), limit: LOOKED_AT })
  const any = expandSchedule(timing, { limit: 1 })
  if (!coming.ok) return coming
  if (!any.ok) return any
  const issues = [
    ...lengthIssues(timing),
    ...firstIssues(coming.value[0], any.value.length > 0, now),
    ...frequencyIssues(coming.value, minimumIntervalMinutes),
  ]
  return issues.length > 0 ? failure(...issues) : success(undefined)
}
