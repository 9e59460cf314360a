import * as v from 'valibot'
import { scheduleLifeCycle } from '../schedule/index.ts'
import { stepLifeCycle, workflowLifeCycle } from '../session/index.ts'
import { STEP_UP_MODES } from '../step-up/index.ts'
import { TRANSACTION_TYPES, transactionLifeCycle } from '../transaction/index.ts'
import { subscriptionLifeCycle } from './webhook-life-cycles.ts'

const text = (description: string) => v.pipe(v.string(), v.description(description))
const id = (what: string) => text(`Id of the ${what}.`)
const instant = (description: string) => text(`${description} ISO 8601, UTC.`)
const oneOf = <const Values extends readonly string[]>(values: Values, description: string) =>
  v.pipe(v.picklist(values), v.description(description))

/** Receivers put events about one thing in order by it. */
const sequenceOf = (what: string) =>
  v.pipe(v.number(), v.integer(), v.description(`Grows with each change of the ${what}.`))

const stepStatus = v.object({
  id: id('step'),
  status: oneOf(stepLifeCycle.states, 'Status of the step.'),
  name: text('Name of the step, `move-money`.'),
  displayName: text('Name for people.'),
  updatedAt: instant('When the status was reached.'),
})

const stepAround = (description: string) => v.nullable(v.pipe(stepStatus, v.description(description)))

const verificationStatuses = ['UNVERIFIED', 'PENDING', 'PROCESSING', 'REVIEW', 'DECLINED', 'APPROVED', 'ERROR'] as const

export const workflowUpdatedSchema = v.object({
  workflowId: id('workflow'),
  workflowStatus: oneOf(workflowLifeCycle.states, 'Status of the workflow.'),
  sequence: sequenceOf('workflow'),
  previousStepStatus: stepAround('The step before the one that changed; `null` before the first.'),
  currentStepStatus: stepAround('The step that changed.'),
  nextStepStatus: stepAround('The step behind it; `null` behind the last.'),
})

export const notificationFailedSchema = v.object({
  workflowId: id('workflow'),
  sequence: sequenceOf('workflow'),
  serial: v.pipe(v.number(), v.integer(), v.description('Which message of the notification history; 0 is the first.')),
  reason: text('Why the SMS was refused for good, `permanent-number`.'),
})

export const transactionStatusChangedSchema = v.object({
  transactionId: id('transaction'),
  transactionType: oneOf(TRANSACTION_TYPES, 'What the transaction does.'),
  previousStatus: v.nullable(
    oneOf(transactionLifeCycle.states, 'Status before; `null` for a transaction that was just made.'),
  ),
  status: oneOf(transactionLifeCycle.states, 'Status now.'),
  sequence: sequenceOf('transaction'),
  workflowId: v.optional(id('workflow that made it')),
  parentTransactionId: v.optional(id('transaction that it returns, reverses or corrects')),
  scheduleId: v.optional(id('schedule that made it')),
})

export const transactionNeedsReviewSchema = v.object({
  transactionId: id('transaction'),
  status: oneOf(transactionLifeCycle.states, 'Status now.'),
  reason: text('Why a person has to look, `amount-differs`.'),
  sequence: sequenceOf('transaction'),
})

/** Free text of rails stays out of thin payloads. */
export const transactionNeedsReviewDetails = v.object({ message: text('One sentence for the operator.') })

export const transactionOutcomeUnknownSchema = v.object({
  transactionId: id('transaction'),
  reference: text('What the rail knows the submission by.'),
  since: v.nullable(instant('Since when the rail has been asked.')),
  sequence: sequenceOf('transaction'),
})

export const correctionReceivedSchema = v.object({
  transactionId: id('transaction'),
  code: text('Code of the change, `C03`.'),
  fields: v.pipe(v.array(v.string()), v.description('Names of the fields that changed at the bank, without values.')),
  sequence: sequenceOf('transaction'),
})

export const scheduleStatusChangedSchema = v.object({
  scheduleId: id('schedule'),
  previousStatus: v.nullable(
    oneOf(scheduleLifeCycle.states, 'Status before; `null` for a schedule that was just made.'),
  ),
  status: oneOf(scheduleLifeCycle.states, 'Status now.'),
  sequence: sequenceOf('schedule'),
})

export const occurrenceHandledSchema = v.object({
  scheduleId: id('schedule'),
  nominal: text('Local date and time that the occurrence was due by its rule.'),
  outcome: oneOf(['CREATED', 'SKIPPED', 'FAILED'], 'What came of it.'),
  sequence: sequenceOf('schedule'),
  reason: v.optional(text('Why there is no transaction, `suspended`.')),
  transactionId: v.optional(id('transaction that was made')),
})

export const customerStatusUpdatedSchema = v.object({
  customerId: id('Customer'),
  previousStatus: v.nullable(oneOf(['ACTIVE', 'SUSPENDED'], 'Status before; `null` for a new Customer.')),
  status: oneOf(['ACTIVE', 'SUSPENDED'], 'Status now.'),
  sequence: sequenceOf('Customer'),
})

export const financialAccountStateUpdatedSchema = v.object({
  financialAccountId: id('financial account'),
  previousState: v.nullable(oneOf(['PENDING', 'ACTIVE', 'SUSPENDED'], 'State before; `null` for a new account.')),
  state: oneOf(['PENDING', 'ACTIVE', 'SUSPENDED'], 'State now.'),
  sequence: sequenceOf('financial account'),
})

export const verificationStatusUpdatedSchema = v.object({
  financialAccountId: id('financial account'),
  previousStatus: v.nullable(oneOf(verificationStatuses, 'Status before.')),
  status: oneOf(verificationStatuses, 'Status now.'),
  sequence: sequenceOf('financial account'),
})

export const accountCorrectionReceivedSchema = v.object({
  financialAccountId: id('financial account'),
  code: text('Code of the change, `C02`.'),
  fields: v.pipe(
    v.array(v.string()),
    v.description('Names of the members that the bank wants changed, without values.'),
  ),
  isApplied: v.pipe(v.boolean(), v.description('`false`: a person has to look, the verification is in REVIEW.')),
  sequence: sequenceOf('financial account'),
})

export const smsOptedOutSchema = v.object({
  keyword: text('The word that was sent, `STOP`.'),
  customerIds: v.pipe(v.array(v.string()), v.description('Ids of the Customers with that phone number.')),
  workflowIds: v.pipe(v.array(v.string()), v.description('Ids of the live workflows that are not reminded any more.')),
})

export const stepUpLockedSchema = v.object({
  workflowId: id('workflow'),
  mode: oneOf(STEP_UP_MODES, 'What the Customer has to prove.'),
  until: instant('When it can be tried again.'),
})

export const smsReceivedSchema = v.object({
  messageId: id('text, to read it by'),
  intent: oneOf(
    ['review', 'other'],
    '`review`: it may be meant as an opt-out and a person has to read it. `other`: it is none.',
  ),
  customerIds: v.pipe(v.array(v.string()), v.description('Ids of the Customers with that phone number.')),
  workflowIds: v.pipe(v.array(v.string()), v.description('Ids of the live workflows of that phone.')),
})

export const smsChannelPausedSchema = v.object({
  adapter: text('The SMS adapter, `twilio`.'),
  providerCode: text('What the provider answered, `20003`.'),
  until: instant('When it is tried again.'),
})

export const subscriptionDisabledSchema = v.object({
  subscriptionId: id('subscription'),
  status: oneOf(subscriptionLifeCycle.states, 'Status now, `DISABLED`.'),
  reason: oneOf(
    ['GONE', 'FAILING'],
    '`GONE`: the endpoint answered 410. `FAILING`: nothing got through for five days.',
  ),
  sequence: sequenceOf('subscription'),
})
