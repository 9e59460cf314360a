import { SMS_DELIVERY_STATUSES } from '@linx/contracts'
import {
  DECLINE_REASONS,
  type NotificationView,
  type SendSessionView,
  stepLifeCycle,
  stepNames,
  UNREACHABLE_REASONS,
  v1Statuses,
  type WorkflowCreatedAnswer,
  type WorkflowDetail,
  type WorkflowRefusedAnswer,
  type WorkflowStepView,
  type WorkflowSummary,
  workflowLifeCycle,
} from '@linx/core'
import * as v from 'valibot'
import { actor, instant, jsonObject, type SchemaOf } from '../answer/fields.ts'

/** Seed 000; the ids of a template are empty where there is none. */
export const workflowCreated = v.object({
  workflowId: v.string(),
  templateId: v.string(),
  templateVersionId: v.string(),
  result: v.object({ successful: v.literal(true) }),
  steps: v.array(v.object({ stepName: v.picklist(stepNames), stepId: v.string() })),
  // Always there; the sample of the seed does not have it.
  estimatedSegments: v.optional(
    v.pipe(v.number(), v.integer(), v.minValue(1), v.description('Of the invitation, as an SMS is paid for.')),
  ),
  stepUp: v.optional(v.picklist(['passcode', 'one-time-code', 'host'])),
  passcode: v.optional(v.pipe(v.string(), v.description('Hand it to the Customer by another way than SMS.'))),
}) satisfies SchemaOf<Omit<WorkflowCreatedAnswer, 'estimatedSegments'>>

const refusal = v.object({
  timestamp: instant,
  traceId: v.string(),
  message: v.string(),
  errorCode: v.string(),
  errors: v.array(v.object({ path: v.string(), message: v.string(), errorCode: v.string() })),
})

/** Every violation, and again for the members that a form can mark; nothing was stored. */
export const workflowRefused = v.object({
  result: v.object({
    successful: v.literal(false),
    error: refusal,
    fieldErrors: v.array(
      v.object({ fieldName: v.string(), fieldCategory: v.string(), errorCode: v.string(), message: v.string() }),
    ),
  }),
}) satisfies SchemaOf<{ result: Pick<WorkflowRefusedAnswer['result'], 'successful'> }>

const summaryEntries = {
  id: v.string(),
  templateId: v.string(),
  templateVersionId: v.string(),
  status: v.picklist(workflowLifeCycle.states),
  title: v.string(),
  createdAt: instant,
  expireAt: instant,
  nextNotificationAt: v.optional(instant),
  phoneNumber: v.string(),
  email: v.optional(v.string()),
  unreachable: v.optional(v.picklist(UNREACHABLE_REASONS)),
}

export const workflowSummary = v.object(summaryEntries) satisfies SchemaOf<WorkflowSummary>

const workflowStep = v.object({
  stepId: v.string(),
  stepName: v.picklist(stepNames),
  stepDisplayName: v.string(),
  stepDescription: v.string(),
  status: v.picklist(stepLifeCycle.states),
  updatedAt: instant,
  data: v.optional(jsonObject),
}) satisfies SchemaOf<WorkflowStepView>

export const workflowDetail = v.object({
  ...summaryEntries,
  currentStep: v.pipe(v.number(), v.integer(), v.minValue(1)),
  createdBy: actor,
  customerId: v.optional(v.string()),
  transactionId: v.optional(v.string()),
  steps: v.array(workflowStep),
  completedAt: v.optional(instant),
  declineReason: v.optional(v.picklist(DECLINE_REASONS)),
  declineText: v.optional(v.string()),
}) satisfies SchemaOf<WorkflowDetail>

export const notification = v.object({
  serial: v.pipe(v.number(), v.integer(), v.minValue(0)),
  channel: v.literal('SMS'),
  origin: v.picklist(['INITIAL', 'MANUAL', 'REMINDER', 'EXPIRY']),
  deliveryStatus: v.picklist(SMS_DELIVERY_STATUSES),
  notifiedBy: actor,
  notifiedAt: instant,
  deliveryStatusAt: v.optional(instant),
  failure: v.optional(
    v.picklist(['permanent-number', 'opted-out', 'compliance', 'configuration', 'deferred', 'transient']),
  ),
  isUncertain: v.optional(v.literal(true)),
}) satisfies SchemaOf<NotificationView>

/** Seed 002. */
export const sendSession = v.object({
  requestId: v.string(),
  name: v.string(),
  email: v.string(),
  phoneNumber: v.string(),
  status: v.picklist(v1Statuses),
  createdAt: instant,
  createdBy: v.string(),
}) satisfies SchemaOf<SendSessionView>
