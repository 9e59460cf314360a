import {
  checkShape,
  members,
  pageEntries,
  scheduleRequestSchema,
  scheduleSearchSchema,
  transactionRequestSchema,
  wholeNumber,
} from '@linx/core'
import * as v from 'valibot'
import { listOf, pageOf } from '../answer/fields.ts'
import { type Operation, tenantOperation } from '../operation/operation.ts'
import { keyedCall } from '../request/keyed-call.ts'
import { occurrenceEvent, plannedOccurrence, schedule } from './schedule-answers.ts'

const TAG = 'Scheduled transactions'
const MAXIMUM_PREVIEW = 1_000

const { transactionSpec, name: _, ...timingEntries } = scheduleRequestSchema.entries

/** The two halves of a schedule's body are checked by different rules; the document shows them as one. */
export const scheduleBody = members({
  ...scheduleRequestSchema.entries,
  transactionSpec: members({
    ...transactionRequestSchema.entries,
    amount: v.optional(transactionRequestSchema.entries.amount),
    ...transactionSpec.entries,
  }),
})

const previewBody = members({ ...timingEntries, count: v.optional(wholeNumber(1, MAXIMUM_PREVIEW)) })
const eventsQuery = members(pageEntries)

const change = (operationId: string, summary: string, verb: 'cancel' | 'suspend' | 'unsuspend'): Operation =>
  tenantOperation<'/v2/scheduled-transactions/{scheduleId}'>({
    operationId,
    tag: TAG,
    summary,
    method: 'POST',
    path: `/v2/scheduled-transactions/{scheduleId}/${verb}` as '/v2/scheduled-transactions/{scheduleId}',
    scope: 'schedules:write',
    success: { status: 200, description: 'The schedule.', schema: schedule },
    refusals: [409],
    handle: ({ linx, parameters }) => linx.schedules[verb](parameters.scheduleId),
  })

/** Scheduled transactions (seed 004, SPEC section 5). */
export const scheduleOperations: readonly Operation[] = [
  tenantOperation({
    operationId: 'createSchedule',
    tag: TAG,
    summary: 'Create a schedule of one transaction or of many',
    method: 'POST',
    path: '/v2/scheduled-transactions',
    scope: 'schedules:write',
    body: { schema: scheduleBody },
    idempotencyKey: 'required',
    success: {
      status: 201,
      description: 'The id of the schedule.',
      schema: v.string(),
      location: { path: '/v2/scheduled-transactions/{scheduleId}', idAt: [] },
    },
    refusals: [422],
    handle: ({ linx, body, idempotency }) => linx.schedules.create(body, keyedCall(idempotency)),
  }),
  tenantOperation({
    operationId: 'searchSchedules',
    tag: TAG,
    summary: 'Search for schedules',
    description:
      'Each word of `name` is a whole word of the name; `createdAt` is a whole day in `timeZone` (default UTC).',
    method: 'GET',
    path: '/v2/scheduled-transactions',
    scope: 'schedules:read',
    query: scheduleSearchSchema,
    success: {
      status: 200,
      description: 'One page, newest first; 20 rows unless `size` says otherwise.',
      schema: pageOf(schedule),
    },
    handle: ({ linx, query }) => linx.schedules.search(query),
  }),
  tenantOperation({
    operationId: 'previewSchedule',
    tag: TAG,
    summary: 'Work out the next runs of a timing; nothing is stored',
    method: 'POST',
    path: '/v2/scheduled-transactions/preview',
    scope: 'schedules:read',
    body: { schema: previewBody },
    success: { status: 200, description: 'At most `count` runs (default 12).', schema: listOf(plannedOccurrence) },
    refusals: [422],
    handle: ({ linx, body }) => {
      const checked = checkShape(previewBody, body)
      if (!checked.ok) return checked
      const { count, ...timing } = checked.value
      return linx.schedules.preview(timing, count === undefined ? {} : { count })
    },
  }),
  tenantOperation({
    operationId: 'getSchedule',
    tag: TAG,
    summary: 'Read a schedule',
    method: 'GET',
    path: '/v2/scheduled-transactions/{scheduleId}',
    scope: 'schedules:read',
    success: { status: 200, description: 'The schedule.', schema: schedule },
    handle: ({ linx, parameters }) => linx.schedules.get(parameters.scheduleId),
  }),
  tenantOperation({
    operationId: 'editSchedule',
    tag: TAG,
    summary: 'Replace a schedule before its start',
    method: 'PUT',
    path: '/v2/scheduled-transactions/{scheduleId}',
    scope: 'schedules:write',
    body: { schema: scheduleBody },
    success: { status: 200, description: 'The schedule.', schema: schedule },
    refusals: [409, 422],
    handle: ({ linx, parameters, body }) => linx.schedules.edit(parameters.scheduleId, body),
  }),
  change('cancelSchedule', 'Cancel a schedule before its start', 'cancel'),
  change('suspendSchedule', 'Skip the runs of a recurring schedule from now on', 'suspend'),
  change('unsuspendSchedule', 'Let a suspended schedule run again', 'unsuspend'),
  tenantOperation({
    operationId: 'listScheduleEvents',
    tag: TAG,
    summary: 'Read what came of each run of a schedule',
    method: 'GET',
    path: '/v2/scheduled-transactions/{scheduleId}/events',
    scope: 'schedules:read',
    query: eventsQuery,
    success: {
      status: 200,
      description: 'One page, newest first; 50 rows unless `size` says otherwise.',
      schema: pageOf(occurrenceEvent),
    },
    handle: ({ linx, parameters, query }) => {
      const checked = checkShape(eventsQuery, query)
      return checked.ok ? linx.schedules.events(parameters.scheduleId, checked.value) : checked
    },
  }),
]
