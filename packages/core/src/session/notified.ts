import type { SmsKind, SmsRejectionClass, SmsSendOutcome } from '@linx/contracts'
import { type Decision, unchanged } from '../decision/index.ts'
import { nextSendAt } from '../message/index.ts'
import { workflowLifeCycle } from './machine/index.ts'
import { replaceNotification } from './notifications.ts'
import { rescheduleReminder } from './reschedule-reminder.ts'
import type { NotifiedCommand } from './session-commands.ts'
import type { SessionContext } from './session-context.ts'
import { notificationFailed, workflowUpdated } from './session-events.ts'
import type { NotificationOrigin, SessionNotification, SessionState } from './session-state.ts'
import { advanceSteps, changeStep } from './session-steps.ts'
import { sendNotificationTask } from './session-tasks.ts'

/** Which kind of message an entry of the history is. */
export const smsKindByOrigin: Readonly<Record<NotificationOrigin, SmsKind>> = {
  INITIAL: 'invitation',
  MANUAL: 'invitation',
  REMINDER: 'reminder',
  EXPIRY: 'expiry',
}

const DAY_MS = 86_400_000

/** The Customer was reached: the notification step is done, and the first step that waits for the Customer is active. */
export const markReached = (state: SessionState, now: number): SessionState => {
  const status = workflowLifeCycle.next(state.status, 'notified')
  if (status === undefined || status === state.status) return state
  const steps = advanceSteps(changeStep(state.steps, 0, 'completed', now), now)
  return { ...state, status, steps, sequence: state.sequence + 1 }
}

const sent = (state: SessionState, serial: number, change: Partial<SessionNotification>, context: SessionContext) => {
  const before = replaceNotification(state, serial, change)
  const reached = markReached(before, context.now)
  const rescheduled = rescheduleReminder(reached, context)
  return { ...rescheduled, events: reached === before ? [] : [workflowUpdated(rescheduled.state, 0)] }
}

const refused = (state: SessionState, serial: number, reason: SmsRejectionClass, context: SessionContext) => {
  const rejected = replaceNotification(state, serial, { deliveryStatus: 'REJECTED' })
  const rescheduled = rescheduleReminder({ ...rejected, sequence: rejected.sequence + 1 }, context)
  return { ...rescheduled, events: [notificationFailed(rescheduled.state, serial, reason)] }
}

const again = (state: SessionState, entry: SessionNotification, command: NotifiedCommand, dueAt: number) => {
  const task = sendNotificationTask(state, entry, dueAt)
  const { rejections, copies } = command.history
  const history =
    command.outcome.outcome === 'rejected' ? { rejections: rejections + 1, copies: copies - 1 } : { rejections, copies }
  return { ...unchanged(state), tasks: [{ ...task, body: { ...task.body, ...history } }] }
}

const providerOf = (outcome: SmsSendOutcome): Partial<SessionNotification> =>
  outcome.outcome === 'accepted' && outcome.providerId !== undefined ? { providerId: outcome.providerId } : {}

/**
 * Takes in what the SMS provider said. Taken: the workflow becomes active. Refused for a passing reason or unknown: the same task
 * again, within the bounds on attempts and copies. Refused for good: the history and an event say so; the business resends or cancels.
 * Unknown and out of copies: counted as sent, marked uncertain, so that reminders still reach the Customer.
 */
export const decideNotified = (
  state: SessionState,
  command: NotifiedCommand,
  context: SessionContext,
): Decision<SessionState> => {
  const entry = state.notifications.find(({ serial }) => serial === command.serial)
  if (entry === undefined || entry.deliveryStatus !== 'QUEUED' || entry.isUncertain === true) return unchanged(state)
  const { outcome } = command
  const until = entry.origin === 'EXPIRY' ? state.expireAt + DAY_MS : state.expireAt
  const retryAt = nextSendAt(smsKindByOrigin[entry.origin], outcome, command.history, { now: context.now, until })
  if (retryAt !== undefined) return again(state, entry, command, retryAt)
  if (outcome.outcome === 'rejected') return refused(state, entry.serial, outcome.class, context)
  const change =
    outcome.outcome === 'accepted'
      ? ({ deliveryStatus: 'SENT', ...providerOf(outcome) } as const)
      : ({ isUncertain: true } as const)
  return sent(state, entry.serial, change, context)
}
