export type { Audit } from './audit/audit.ts'
export type { AuditPolicy } from './audit/audit-policy.ts'
export type { AuditHead } from './audit/audit-seal.ts'
export type { AuditProblem, AuditVerification } from './audit/verify-audit.ts'
export type { Batches } from './batch/batches.ts'
export { createEngine, type Engine } from './create-engine.ts'
export { EngineConfigurationError, EngineError } from './engine-error.ts'
export type {
  BusinessDirectory,
  BusinessProfile,
  EngineKeys,
  EngineOptions,
  HostQuestion,
  HostStepUp,
  RecipientTimeZones,
} from './engine-options.ts'
export type { Caller } from './engine-parts.ts'
export type { EnginePolicy, EnginePolicyOverrides } from './engine-policy.ts'
export type {
  EngineEvent,
  EngineEvents,
  NotificationFailedData,
  StepStatusData,
  TransactionStatusChangedData,
  WorkflowUpdatedData,
} from './event/engine-events.ts'
export type { AuditEntry, AuditQuery } from './event/list-events.ts'
export type { Gateway, LinkBusiness, OpenedLink, Visitor } from './gateway/open-gateway.ts'
export type { PaymentPlan } from './gateway/preview-payment.ts'
export type { Visit } from './gateway/visit.ts'
export type { ReceiptProgress, VisitReceipt } from './gateway/visit-receipt.ts'
export type { IdempotentCall, KeyedCall } from './idempotency.ts'
export type { LimitDirectory } from './limit/limit-source.ts'
export type { LimitUtilisation, LimitView } from './limit/limit-view.ts'
export type { Limits } from './limit/limits.ts'
export type { LinkKey } from './link/link-keys.ts'
export type { Linx } from './linx.ts'
export type { Sms, SmsSummary } from './message/sms.ts'
export type { ParkedSmsNews } from './message/sms-kinds.ts'
export type { Texts, TextView } from './message/texts.ts'
export type { DataKeyOperations, RewrapSummary } from './operations/data-key-operations.ts'
export type { Health, HealthProblem } from './operations/health.ts'
export type { Operations } from './operations/operations.ts'
export type { ParkedTaskQuery, ParkedTasks, ParkedTaskView } from './operations/parked-tasks.ts'
export type { Customers } from './party/customers.ts'
export type { CustomerErasure } from './party/erase-customer.ts'
export type { FinancialAccountView } from './party/financial-account-view.ts'
export type { FinancialAccounts } from './party/financial-accounts.ts'
export { type Clock, systemClock } from './platform/clock.ts'
export { createIdSource, type IdSource } from './platform/id-source.ts'
export { createLocalKeyProvider, type KeyProvider, type LocalKey, type WrappedKey } from './protection/key-provider.ts'
export { ProtectionError } from './protection/protection-error.ts'
export type { ParkedRailNews } from './rail/parked-event.ts'
export type { IngestSummary, Rails } from './rail/rails.ts'
export type { OccurrenceView, ScheduleView } from './schedule/schedule-view.ts'
export type { Schedules } from './schedule/schedules.ts'
export type { PageRequest } from './schedule/search-schedules.ts'
export type { CodeRequestAnswer, StepUpAnswer, VisitStepUp } from './step-up/visit-step-up.ts'
export type { EventEnvelope } from './store/change.ts'
export { recordCatalog } from './store/record-kinds.ts'
export type { TemplateQuery, Templates } from './template/templates.ts'
export type {
  AccountBalance,
  EmbeddedAccount,
  ProviderAttempt,
  TransactionEmbedded,
  TransactionWithEmbeds,
} from './transaction/embed-transaction.ts'
export type { PaymentReasons } from './transaction/payment-reasons.ts'
export type { ReversalAnswer } from './transaction/reverse-transaction.ts'
export type { TransactionGetOptions, Transactions } from './transaction/transactions.ts'
export type { ReplayAnswer, WebhookDeliveries } from './webhook/deliveries.ts'
export type { WebhookSubscriptions, WebhookVerificationKey } from './webhook/subscriptions.ts'
export { createGuardedTransport } from './webhook/transport/guarded-transport.ts'
export type { WebhookRequest, WebhookResponse, WebhookTransport } from './webhook/transport/webhook-transport.ts'
export type { Webhooks } from './webhook/webhooks.ts'
export type { RunSummary, Worker, WorkerState, WorkerStats } from './worker/create-worker.ts'
export type { StopSummary } from './worker/hand-back.ts'
export type { TaskResource } from './worker/task-kinds.ts'
export type { WorkerPolicy } from './worker/worker-policy.ts'
export type { Page } from './workflow/page.ts'
export type { Workflows } from './workflow/workflows.ts'
