import type { JsonObject, JsonValue } from '@linx/contracts'
import { readShape } from '../../input/index.ts'
import { createIssue, failure, type Issue, type Result, success } from '../../issue/index.ts'
import { parseTimeZone } from '../../time/index.ts'
import { referencedAccountIds, type TransactionFacts } from '../../transaction/index.ts'
import { compileSchedule } from '../compile-schedule.ts'
import type { ScheduleContent } from '../life/index.ts'
import { checkSchedulePolicy, type SchedulePolicyFacts } from '../schedule-policy.ts'
import { type ScheduleRequestBody, scheduleRequestSchema } from './schedule-request-schema.ts'
import { specIssues, transactionMembers } from './spec-issues.ts'

/** What the engine knows of the world when a schedule is made. */
export interface ScheduleFacts {
  readonly transactions: TransactionFacts
  readonly policy: SchedulePolicyFacts
}

const isObject = (value: JsonValue | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const nameIssues = ({ recurrenceRule, name }: ScheduleRequestBody): readonly Issue[] =>
  recurrenceRule === undefined || name !== undefined
    ? []
    : [
        createIssue('schedule_name_required', {
          path: 'name',
          expected: 'a name, as recurrenceRule is given',
          fix: 'Give the schedule a name of at most 60 characters',
        }),
      ]

const timingIssues = (body: ScheduleRequestBody, facts: ScheduleFacts): readonly Issue[] => {
  const compiled = compileSchedule(body)
  if (!compiled.ok) return compiled.issues
  const kept = checkSchedulePolicy(body, facts.policy)
  return kept.ok ? [] : kept.issues
}

const contentOf = (body: ScheduleRequestBody, spec: JsonObject): ScheduleContent => {
  const { startDateTime, timeZone = 'UTC', calendarType = 'DEFAULT', calendar, convention, recurrenceRule, name } = body
  const zone = parseTimeZone(timeZone, 'timeZone')
  const { debitBalancePercent, initiatorAccountHolderId } = body.transactionSpec
  return {
    ...(name === undefined ? {} : { name }),
    timing: {
      startDateTime,
      timeZone: zone.ok ? zone.value.id : timeZone,
      calendarType,
      ...(calendar === undefined ? {} : { calendar }),
      ...(convention === undefined ? {} : { convention }),
      ...(recurrenceRule === undefined ? {} : { recurrenceRule }),
    },
    transactionSpec: transactionMembers(spec),
    ...(debitBalancePercent === undefined ? {} : { debitBalancePercent }),
    ...(initiatorAccountHolderId === undefined ? {} : { initiatorAccountHolderId }),
  }
}

/**
 * Checks the body of `POST /v2/scheduled-transactions` (seed 004, SPEC section 5): shape, timing, creation policy, and the rules of
 * transactions on the specification. Every violation at once, in the order of the issue table. Never throws for an input.
 */
export const validateScheduleRequest = (input: unknown, facts: ScheduleFacts): Result<ScheduleContent> => {
  const { value, output, issues } = readShape(scheduleRequestSchema, input)
  if (!isObject(value)) return failure(...issues)
  // A request of a wrong shape is looked at as well, as far as it goes.
  const body = (output ?? value) as ScheduleRequestBody
  const spec = isObject(value.transactionSpec) ? value.transactionSpec : undefined
  const rules = [
    ...nameIssues(body),
    ...timingIssues(body, facts),
    ...(spec === undefined ? [] : specIssues(spec, facts.transactions)),
  ]
  const known = new Set(issues.map(({ path }) => path))
  const found = [...issues, ...rules.filter(({ path }) => !known.has(path))]
  if (output === undefined || spec === undefined || found.length > 0) return failure(...found)
  return success(contentOf(output, spec))
}

/** The accounts that the engine has to load before the check; best effort, never throws. */
export const scheduleAccountIds = (input: unknown): readonly string[] => {
  const { output } = readShape(scheduleRequestSchema, input)
  return output === undefined ? [] : referencedAccountIds(transactionMembers(output.transactionSpec as JsonObject))
}
