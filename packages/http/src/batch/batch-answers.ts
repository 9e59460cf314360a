import {
  type BatchCreatedAnswer,
  type BatchEntryView,
  type BatchView,
  batchEntryStatuses,
  batchLifeCycle,
} from '@linx/core'
import * as v from 'valibot'
import { actor, instant, type SchemaOf } from '../answer/fields.ts'

const count = v.pipe(v.number(), v.integer(), v.minValue(0))

export const batchCreated = v.object({
  batchId: v.string(),
  idempotencyKey: v.string(),
}) satisfies SchemaOf<BatchCreatedAnswer>

export const batch = v.object({
  batchId: v.string(),
  idempotencyKey: v.string(),
  templateId: v.string(),
  templateVersionId: v.string(),
  status: v.picklist(batchLifeCycle.states),
  requestsInBatch: count,
  entryCounts: v.pipe(
    v.object({ QUEUED: count, CREATED: count, INVALID: count, FAILED: count, CANCELLED: count }),
    v.description('How many entries have each status; they sum up to requestsInBatch.'),
  ),
  createdBy: actor,
  createdAt: instant,
  updatedAt: instant,
  cancelledAt: v.optional(instant),
  endedAt: v.optional(instant),
}) satisfies SchemaOf<BatchView>

const refusal = { message: v.string(), errorCode: v.string() }

export const batchEntry = v.object({
  position: v.pipe(count, v.description('0 for the first.')),
  status: v.picklist(batchEntryStatuses),
  workflowId: v.optional(v.string()),
  errors: v.optional(v.array(v.object({ path: v.string(), ...refusal }))),
  fieldErrors: v.optional(v.array(v.object({ fieldName: v.string(), fieldCategory: v.string(), ...refusal }))),
}) satisfies v.GenericSchema<unknown, { [Member in keyof BatchEntryView]: unknown }>
