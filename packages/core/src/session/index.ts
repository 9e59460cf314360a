export { decideArchive, decideCancel, decideExpire } from './close.ts'
export { concealVisit } from './conceal-visit.ts'
export { decideConfirm, refuseConfirm } from './confirm.ts'
export { enhancedCustomer, newCustomer, newFinancialAccount } from './confirmed-records.ts'
export { createSession } from './create-session.ts'
export { decideDecline } from './decline.ts'
export { decideDelivery } from './delivery.ts'
export { decideExtend } from './extend.ts'
export * from './machine/index.ts'
export { decideNotified, smsKindByOrigin } from './notified.ts'
export { decideReachability } from './reachability.ts'
export { recipientOf } from './recipient-of.ts'
export { decideReminderDue } from './remind.ts'
export * from './reminder/index.ts'
export { decideResend, recipientOptedOut } from './resend.ts'
export * from './search/index.ts'
export type * from './session-commands.ts'
export type { SessionContext } from './session-context.ts'
export { isPastExpiry, refuseEvent } from './session-guard.ts'
export { defaultSessionPolicy, type SessionPolicy } from './session-policy.ts'
export {
  DECLINE_REASONS,
  type DeclineReason,
  type NotificationOrigin,
  type SessionContact,
  type SessionLink,
  type SessionNotification,
  type SessionState,
  type SessionStep,
  UNREACHABLE_REASONS,
  type UnreachableReason,
} from './session-state.ts'
export { currentStepIndex, currentStepNumber, findStep } from './session-steps.ts'
export { contactName, sessionTaskId } from './session-tasks.ts'
export {
  type NotificationView,
  notificationView,
  type SendSessionView,
  sendSessionView,
  stepView,
  storedStatusesOf,
  type V1Status,
  v1Statuses,
  type WorkflowDetail,
  type WorkflowStepView,
  type WorkflowSummary,
  workflowDetail,
  workflowSummary,
} from './session-view.ts'
export { decideSubmitStep } from './submit-step.ts'
export { MAXIMUM_DECLINE_CHARACTERS, validateDecline } from './validate-decline.ts'
export { extensionSchema, validateExtension } from './validate-extension.ts'
export {
  type VisitAccount,
  type VisitDocument,
  type VisitFacts,
  type VisitPayment,
  type VisitRequest,
  type VisitStep,
  type VisitView,
  visitPayment,
  visitRequest,
  visitView,
} from './visit-view.ts'
