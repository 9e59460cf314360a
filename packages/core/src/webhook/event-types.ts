import type * as v from 'valibot'
import * as data from './event-data.ts'

/** What an event is about: `resource` of a full payload, and the lane in which first attempts keep their order. */
export type EventSubject =
  | 'workflowId'
  | 'transactionId'
  | 'scheduleId'
  | 'customerId'
  | 'financialAccountId'
  | 'subscriptionId'

interface EventTypeRow {
  readonly type: string
  /** When it comes, one sentence for the docs. */
  readonly says: string
  /** The member of `data` that names what the event is about. */
  readonly subject?: EventSubject
  /** Thin: ids and statuses, no personal data. */
  readonly schema: v.ObjectSchema<v.ObjectEntries, undefined>
  /** What full payloads have as well. */
  readonly details?: v.ObjectSchema<v.ObjectEntries, undefined>
}

/** Every event type (SPEC section 7, and ours for operators), one a row, in the order of the docs. */
export const eventTypeTable = [
  {
    type: 'linx.workflow-updated',
    says: 'A workflow was made, or one of its steps or its status changed.',
    subject: 'workflowId',
    schema: data.workflowUpdatedSchema,
  },
  {
    type: 'linx.notification-failed',
    says: 'An SMS of a workflow was refused for good: resend, correct the number or cancel.',
    subject: 'workflowId',
    schema: data.notificationFailedSchema,
  },
  {
    type: 'linx.step-up-locked',
    says: 'Too many wrong passcodes or codes behind a link, or too many codes asked for: nothing more is taken for a while.',
    subject: 'workflowId',
    schema: data.stepUpLockedSchema,
  },
  {
    type: 'transactions.status-changed',
    says: 'A transaction was made or has another status; returns, reversals and corrections are transactions, too.',
    subject: 'transactionId',
    schema: data.transactionStatusChangedSchema,
  },
  {
    type: 'transactions.needs-review',
    says: 'The engine does nothing more with a transaction until a person resolves it.',
    subject: 'transactionId',
    schema: data.transactionNeedsReviewSchema,
    details: data.transactionNeedsReviewDetails,
  },
  {
    type: 'transactions.outcome-unknown',
    says: 'The rail has not said for 24 hours what became of a submission.',
    subject: 'transactionId',
    schema: data.transactionOutcomeUnknownSchema,
  },
  {
    type: 'transactions.correction-received',
    says: 'The bank reports changed account data (a notification of change).',
    subject: 'transactionId',
    schema: data.correctionReceivedSchema,
  },
  {
    type: 'scheduled-transactions.status-changed',
    says: 'A schedule was made or has another status.',
    subject: 'scheduleId',
    schema: data.scheduleStatusChangedSchema,
  },
  {
    type: 'scheduled-transactions.occurrence-handled',
    says: 'An occurrence of a schedule was due: what came of it.',
    subject: 'scheduleId',
    schema: data.occurrenceHandledSchema,
  },
  {
    type: 'customer.status-updated',
    says: 'A Customer was made or has another status.',
    subject: 'customerId',
    schema: data.customerStatusUpdatedSchema,
  },
  {
    type: 'financial-account.state-updated',
    says: 'A financial account was made or has another state.',
    subject: 'financialAccountId',
    schema: data.financialAccountStateUpdatedSchema,
  },
  {
    type: 'account.verification-status-updated',
    says: 'The verification of a financial account has another status.',
    subject: 'financialAccountId',
    schema: data.verificationStatusUpdatedSchema,
  },
  {
    type: 'financial-account.correction-received',
    says: 'The bank of an account reports changed data (a notification of change), and whether they were taken over.',
    subject: 'financialAccountId',
    schema: data.accountCorrectionReceivedSchema,
  },
  {
    type: 'sms.opted-out',
    says: 'A recipient texted a word of opting out.',
    schema: data.smsOptedOutSchema,
  },
  {
    type: 'sms.received',
    says: 'A phone of a Customer sent a text that is none of STOP, START and HELP; with `review` a person has to read it.',
    schema: data.smsReceivedSchema,
  },
  {
    type: 'sms.channel-paused',
    says: 'The SMS provider refuses our credentials or sender: nothing is sent for a while, then it is tried again.',
    schema: data.smsChannelPausedSchema,
  },
  {
    type: 'webhooks.subscription-disabled',
    says: 'The engine stopped sending to an endpoint; other subscriptions hear of it.',
    subject: 'subscriptionId',
    schema: data.subscriptionDisabledSchema,
  },
] as const satisfies readonly EventTypeRow[]

type Rows = (typeof eventTypeTable)[number]

/** The name of an event type, `linx.workflow-updated`. */
export type EventType = Rows['type']

type DetailsOf<Row> = Row extends { readonly details: infer Details extends v.GenericSchema }
  ? Partial<v.InferOutput<Details>>
  : unknown

/** The data of each event type, as listeners in the host's process and full payloads get it. */
export type EventDataByType = {
  readonly [Row in Rows as Row['type']]: Readonly<v.InferOutput<Row['schema']>> & DetailsOf<Row>
}

export const EVENT_TYPES: readonly EventType[] = eventTypeTable.map(({ type }) => type)

const rowByType: ReadonlyMap<string, EventTypeRow> = new Map(eventTypeTable.map((row) => [row.type, row]))

/** The row of a type, or `undefined` for one that is not in the table. */
export const findEventType = (type: string): EventTypeRow | undefined => rowByType.get(type)
