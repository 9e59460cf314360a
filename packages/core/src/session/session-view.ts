import type { JsonObject } from '@linx/contracts'
import type { Actor } from '../decision/index.ts'
import { formatInstant } from '../time/index.ts'
import { type StepName, stepDefinition } from '../workflow/index.ts'
import type { StepStatus, WorkflowStatus } from './machine/index.ts'
import type {
  DeclineReason,
  SessionNotification,
  SessionState,
  SessionStep,
  UnreachableReason,
} from './session-state.ts'
import { currentStepNumber } from './session-steps.ts'
import { contactName } from './session-tasks.ts'

/** A workflow in a list (SPEC section 2). Instants are ISO 8601 in UTC; ids of no template are `""`. */
export interface WorkflowSummary {
  readonly id: string
  readonly templateId: string
  readonly templateVersionId: string
  readonly status: WorkflowStatus
  readonly title: string
  readonly createdAt: string
  readonly expireAt: string
  /** Absent when no reminder is planned. */
  readonly nextNotificationAt?: string
  readonly phoneNumber: string
  readonly email?: string
  /** Why no SMS is sent any more; absent while the Customer can be reached. */
  readonly unreachable?: UnreachableReason
}

export interface WorkflowStepView {
  readonly stepId: string
  readonly stepName: StepName
  readonly stepDisplayName: string
  readonly stepDescription: string
  readonly status: StepStatus
  readonly updatedAt: string
  /** What the Customer entered, without account numbers and card tokens. */
  readonly data?: JsonObject
}

/** One workflow with its steps. */
export interface WorkflowDetail extends WorkflowSummary {
  /** 1-based. */
  readonly currentStep: number
  readonly createdBy: Actor
  readonly customerId?: string
  readonly transactionId?: string
  readonly steps: readonly WorkflowStepView[]
  readonly completedAt?: string
  readonly declineReason?: DeclineReason
  readonly declineText?: string
}

/** One entry of the notification history. */
export interface NotificationView
  extends Pick<SessionNotification, 'serial' | 'channel' | 'origin' | 'deliveryStatus' | 'failure'> {
  readonly notifiedBy: Actor
  readonly notifiedAt: string
  /** When the provider says that the status was reached; absent before its first report. */
  readonly deliveryStatusAt?: string
  readonly isUncertain?: true
}

/** The v1 search's row (seed 002). `createdBy` is the actor's name where the host gave one, else its id. */
export interface SendSessionView {
  readonly requestId: string
  readonly name: string
  readonly email: string
  readonly phoneNumber: string
  readonly status: V1Status
  readonly createdAt: string
  readonly createdBy: string
}

/** The five statuses that v1 knows. */
export const v1Statuses = ['ACTIVE', 'CANCELLED', 'COMPLETED', 'DECLINED', 'EXPIRED'] as const
export type V1Status = (typeof v1Statuses)[number]

/** What a v1 search for a status looks for: a workflow whose SMS is on its way counts as active (SPEC section 2). */
export const storedStatusesOf = (status: V1Status): readonly WorkflowStatus[] =>
  status === 'ACTIVE' ? ['CREATED', 'ACTIVE'] : [status]

const toV1Status = (status: WorkflowStatus): V1Status => v1Statuses.find((known) => known === status) ?? 'ACTIVE'

const isShown = ([member]: readonly [string, unknown]): boolean => member !== 'bank' && member !== 'card'

const shownAnswer = (step: SessionStep): JsonObject | undefined =>
  step.answer === undefined || step.name !== 'financial-account'
    ? step.answer
    : Object.fromEntries(Object.entries(step.answer).filter(isShown))

/** A step as the business sees it. */
export const stepView = (step: SessionStep): WorkflowStepView => {
  const { displayName, description } = stepDefinition(step.name)
  const data = shownAnswer(step)
  return {
    stepId: step.stepId,
    stepName: step.name,
    stepDisplayName: displayName,
    stepDescription: description,
    status: step.status,
    updatedAt: formatInstant(step.updatedAt),
    ...(data === undefined ? {} : { data }),
  }
}

export const workflowSummary = (state: SessionState): WorkflowSummary => ({
  id: state.workflowId,
  templateId: state.templateId ?? '',
  templateVersionId: state.templateVersionId ?? '',
  status: state.status,
  title: state.title,
  createdAt: formatInstant(state.createdAt),
  expireAt: formatInstant(state.expireAt),
  ...(state.nextNotificationAt === undefined ? {} : { nextNotificationAt: formatInstant(state.nextNotificationAt) }),
  phoneNumber: state.phoneNumber,
  ...(state.contact.email === undefined ? {} : { email: state.contact.email }),
  ...(state.unreachable === undefined ? {} : { unreachable: state.unreachable }),
})

export const workflowDetail = (state: SessionState): WorkflowDetail => ({
  ...workflowSummary(state),
  currentStep: currentStepNumber(state),
  createdBy: state.createdBy,
  ...(state.customerId === undefined ? {} : { customerId: state.customerId }),
  ...(state.transactionId === undefined ? {} : { transactionId: state.transactionId }),
  steps: state.steps.map(stepView),
  ...(state.completedAt === undefined ? {} : { completedAt: formatInstant(state.completedAt) }),
  ...(state.decline === undefined ? {} : { declineReason: state.decline.reason }),
  ...(state.decline?.text === undefined ? {} : { declineText: state.decline.text }),
})

export const notificationView = (entry: SessionNotification): NotificationView => ({
  serial: entry.serial,
  channel: entry.channel,
  origin: entry.origin,
  deliveryStatus: entry.deliveryStatus,
  notifiedBy: entry.notifiedBy,
  notifiedAt: formatInstant(entry.notifiedAt),
  ...(entry.deliveryStatusAt === undefined ? {} : { deliveryStatusAt: formatInstant(entry.deliveryStatusAt) }),
  ...(entry.failure === undefined ? {} : { failure: entry.failure }),
  ...(entry.isUncertain === true ? { isUncertain: true } : {}),
})

export const sendSessionView = (state: SessionState): SendSessionView => ({
  requestId: state.workflowId,
  name: contactName(state.contact),
  email: state.contact.email ?? '',
  phoneNumber: state.contact.phoneNumber,
  status: toV1Status(state.status),
  createdAt: formatInstant(state.createdAt),
  createdBy: state.createdBy.name ?? state.createdBy.id,
})
