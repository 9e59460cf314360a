import {
  batchSchema,
  customerSchema,
  financialAccountSchema,
  templateChangeSchema,
  templateSchema,
  transactionRequestSchema,
  workflowRequestSchema,
} from '@linx/core'
import { errorBodySchema } from '../answer/error-body.ts'
import { batch, batchEntry } from '../batch/batch-answers.ts'
import { customer } from '../customer/customer-view.ts'
import { financialAccount } from '../financial-account/financial-account-view.ts'
import { limit, limitUtilisation } from '../limit/limit-operations.ts'
import type { AnySchema } from '../operation/operation.ts'
import { occurrenceEvent, plannedOccurrence, schedule } from '../schedule/schedule-answers.ts'
import { scheduleBody } from '../schedule/schedule-operations.ts'
import { template } from '../template/template-view.ts'
import { reversal, transaction, transactionStatus, transactionWithEmbeds } from '../transaction/transaction-answers.ts'
import { webhookDelivery, webhookSubscription, webhookSubscriptionWithKey } from '../webhook/webhook-answers.ts'
import {
  notification,
  sendSession,
  workflowCreated,
  workflowDetail,
  workflowRefused,
  workflowSummary,
} from '../workflow/workflow-answers.ts'

/** Schemas with a name in the document. */
export const components: { readonly [name: string]: AnySchema } = {
  Error: errorBodySchema,
  WorkflowRequest: workflowRequestSchema,
  BatchRequest: batchSchema,
  TemplateRequest: templateSchema,
  TemplateChange: templateChangeSchema,
  CustomerRequest: customerSchema,
  FinancialAccountRequest: financialAccountSchema,
  TransactionRequest: transactionRequestSchema,
  ScheduleRequest: scheduleBody,
  WorkflowCreated: workflowCreated,
  WorkflowRefused: workflowRefused,
  WorkflowSummary: workflowSummary,
  WorkflowDetail: workflowDetail,
  Notification: notification,
  Batch: batch,
  BatchEntry: batchEntry,
  SendSession: sendSession,
  Template: template,
  Customer: customer,
  FinancialAccount: financialAccount,
  Transaction: transaction,
  TransactionWithEmbeds: transactionWithEmbeds,
  TransactionStatus: transactionStatus,
  Reversal: reversal,
  Schedule: schedule,
  OccurrenceEvent: occurrenceEvent,
  PlannedOccurrence: plannedOccurrence,
  Limit: limit,
  LimitUtilisation: limitUtilisation,
  WebhookSubscription: webhookSubscription,
  WebhookSubscriptionWithKey: webhookSubscriptionWithKey,
  WebhookDelivery: webhookDelivery,
}
