import { cardPaymentRequest, createRecordingSms, createVirtualClock } from '@linx/testing'
import type { Operation } from '../operation/operation.ts'
import {
  batchRequest,
  customerBankAccount,
  customerRequest,
  type SampleIds,
  scheduleRequest,
  templateRequest,
  transactionRequest,
} from './populated-world.ts'

/** One call of an operation that succeeds in the populated world, also after those of the rows before it. */
interface SampleCall {
  /** Which id a path takes where it is not the one of its own name. */
  readonly ids?: { readonly [parameter: string]: keyof SampleIds }
  readonly query?: string
  readonly body?: unknown
  readonly headers?: { readonly [name: string]: string }
}

const laterSchedule = { ...scheduleRequest, startDateTime: '2026-04-01T10:15:30.000' }
const { transactionSpec: _, name: __, ...timing } = laterSchedule

/** As the recording SMS provider signs. */
const SIGNED = createRecordingSms({ clock: createVirtualClock(0) }).inboundCallback('+16471234567', 'Hello').headers

/** Of the operations that need more than the ids in their path. */
const sampleCalls: { readonly [operationId: string]: (ids: SampleIds) => SampleCall } = {
  createWorkflow: () => ({ body: cardPaymentRequest }),
  searchWorkflows: ({ workflowId }) => ({ query: `search=${workflowId}` }),
  extendWorkflow: () => ({ body: { expireAt: '2026-03-20T00:00:00Z' } }),
  archiveWorkflow: () => ({ ids: { workflowId: 'endedWorkflowId' } }),
  createTemplate: () => ({ body: templateRequest }),
  changeTemplate: () => ({ body: { displayName: 'Refund' } }),
  activateTemplate: () => ({ ids: { templateId: 'suspendedTemplateId' } }),
  createBatch: ({ templateId }) => ({ body: batchRequest(templateId, 'batch-sample') }),
  cancelBatch: () => ({ ids: { batchId: 'runningBatchId' } }),
  createCustomer: () => ({ body: customerRequest }),
  putCustomer: () => ({ body: customerRequest }),
  eraseCustomer: () => ({ ids: { customerId: 'idleCustomerId' } }),
  createFinancialAccount: () => ({ body: customerBankAccount }),
  putFinancialAccount: () => ({ body: customerBankAccount }),
  setVerification: () => ({ body: { status: 'APPROVED' } }),
  postBalance: () => ({ body: { amount: '2500.00' } }),
  createTransaction: () => ({ body: transactionRequest }),
  getTransaction: () => ({
    query: 'embed=debitFinancialAccount.balances,creditFinancialAccount,transactionProviderDetails,childTransactions',
    ids: { transactionId: 'settledTransactionId' },
  }),
  editTransaction: () => ({ ids: { transactionId: 'editableTransactionId' }, body: transactionRequest }),
  reverseTransaction: () => ({
    ids: { transactionId: 'settledTransactionId' },
    body: { reversalReason: 'INCORRECT_AMOUNT', correctionAmount: '900.00' },
  }),
  resolveTransaction: () => ({
    ids: { transactionId: 'unknownTransactionId' },
    body: { resolution: 'settled', evidence: 'Statement of 3 March, line 4' },
  }),
  listPaymentReasons: () => ({ query: 'solution=ach' }),
  createSchedule: () => ({ body: laterSchedule }),
  previewSchedule: () => ({ body: { ...timing, count: 3 } }),
  editSchedule: () => ({ body: laterSchedule }),
  suspendSchedule: () => ({ ids: { scheduleId: 'startedScheduleId' } }),
  unsuspendSchedule: () => ({ ids: { scheduleId: 'suspendedScheduleId' } }),
  listScheduleEvents: () => ({ ids: { scheduleId: 'startedScheduleId' } }),
  createWebhookSubscription: () => ({ body: { url: 'https://hooks.example.com/other' } }),
  changeWebhookSubscription: () => ({ body: { description: 'Ours' } }),
  suspendWebhookSubscription: () => ({ ids: { subscriptionId: 'changingSubscriptionId' } }),
  removeWebhookSubscription: () => ({ ids: { subscriptionId: 'changingSubscriptionId' } }),
  resumeWebhookSubscription: () => ({ ids: { subscriptionId: 'suspendedSubscriptionId' } }),
  rotateWebhookSecret: () => ({ body: { overlapHours: 1 } }),
  replayWebhooks: ({ deliveryId }) => ({ body: { deliveryId } }),
  verifyAudit: () => ({ body: {} }),
  receiveRailNews: () => ({ body: {} }),
  receiveSmsStatus: () => ({ body: {}, headers: SIGNED }),
  receiveSms: () => ({ body: {}, headers: SIGNED }),
}

/** A request as `Request` takes it. */
export interface SampleRequest {
  readonly path: string
  readonly query: string
  readonly body: unknown
  readonly headers: { readonly [name: string]: string }
}

/** The sample call of an operation, with the ids of a world in their places. */
export const sampleRequest = ({ operationId, path }: Operation, ids: SampleIds): SampleRequest => {
  const sample = sampleCalls[operationId]?.(ids) ?? {}
  const known: { readonly [name: string]: string } = { ...ids, solution: 'ach', name: 'recording' }
  return {
    path: path.replace(/\{([A-Za-z]+)\}/g, (_, name: string) => known[sample.ids?.[name] ?? name] ?? 'missing'),
    query: sample.query ?? '',
    body: sample.body,
    headers: sample.headers ?? {},
  }
}
