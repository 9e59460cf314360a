import type { Decision } from '../decision/index.ts'
import { findWorkflowStep } from '../workflow/index.ts'
import { appendNotification } from './notifications.ts'
import type { CreateSessionCommand } from './session-commands.ts'
import type { SessionContext } from './session-context.ts'
import { workflowUpdated } from './session-events.ts'
import type { SessionState, SessionStep } from './session-state.ts'
import { expiryTask, sendNotificationTask } from './session-tasks.ts'

const HOUR_MS = 3_600_000

const createSteps = (command: CreateSessionCommand, now: number): readonly SessionStep[] =>
  command.definition.steps.map(({ name }, index) => ({
    stepId: command.stepIds[index] ?? '',
    name,
    status: index === 0 ? 'ACTIVE' : 'CREATED',
    updatedAt: now,
  }))

const createState = (command: CreateSessionCommand, context: SessionContext): SessionState => {
  const { definition, workflowId, businessAccountId, link } = command
  const notification = findWorkflowStep(definition, 'notification')
  const lookup = findWorkflowStep(definition, 'lookup-profile')
  const account = findWorkflowStep(definition, 'lookup-financial-account')
  return {
    schemaVersion: 1,
    workflowId,
    businessAccountId,
    status: 'CREATED',
    sequence: 1,
    createdAt: context.now,
    createdBy: context.actor,
    expireAt: context.now + definition.expireInHours * HOUR_MS,
    title: definition.title,
    ...(definition.templateId === undefined ? {} : { templateId: definition.templateId }),
    ...(definition.templateVersionId === undefined ? {} : { templateVersionId: definition.templateVersionId }),
    phoneNumber: notification?.phoneNumber ?? '',
    ...(command.timeZone === undefined ? {} : { timeZone: command.timeZone }),
    contact: { phoneNumber: notification?.rawPhoneNumber ?? '', ...command.contact },
    ...(lookup === undefined ? {} : { customerId: lookup.customerId }),
    ...(account === undefined ? {} : { financialAccountId: account.customerFinancialAccountId }),
    steps: createSteps(command, context.now),
    links: [link],
    nextLinkSerial: link.serial + 1,
    notifications: [],
  }
}

/** Makes the session of a checked request: the invitation is to be sent, and the expiry is set. */
export const createSession = (command: CreateSessionCommand, context: SessionContext): Decision<SessionState> => {
  const request = { origin: 'INITIAL', linkSerial: command.link.serial } as const
  const { state, notification } = appendNotification(createState(command, context), request, context)
  return {
    state,
    tasks: [sendNotificationTask(state, notification), expiryTask(state)],
    removedTaskIds: [],
    events: [workflowUpdated(state, 0)],
  }
}
