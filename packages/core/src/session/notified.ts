import type { SmsKind, SmsRejectionClass, SmsSendOutcome } from '@linx/contracts'
import { type Decision, unchanged } from '../decision/index.ts'
import { nextSendAt } from '../message/index.ts'
import { workflowLifeCycle } from './machine/index.ts'
import { replaceNotification } from './notifications.ts'
import { recipientOf } from './recipient-of.ts'
import { rescheduleReminder } from './reschedule-reminder.ts'
import type { NotifiedCommand } from './session-commands.ts'
import type { SessionContext } from './session-context.ts'
import { notificationFailed, workflowUpdated } from './session-events.ts'
import type { NotificationOrigin, SessionNotification, SessionState, UnreachableReason } from './session-state.ts'
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

/** A message went out: the Customer counts as reached. A number that takes messages is usable again. */
export const noteSent = (
  state: SessionState,
  serial: number,
  change: Partial<SessionNotification>,
  context: SessionContext,
): Decision<SessionState> => {
  const { unreachable, ...replaced } = replaceNotification(state, serial, change)
  const before = unreachable === 'opted-out' ? { ...replaced, unreachable } : replaced
  const reached = markReached(before, context.now)
  const rescheduled = rescheduleReminder(reached, context)
  return { ...rescheduled, events: reached === before ? [] : [workflowUpdated(rescheduled.state, 0)] }
}

const unreachableByClass: { readonly [reason in SmsRejectionClass]?: UnreachableReason } = {
  'permanent-number': 'unusable-number',
  'opted-out': 'opted-out',
}

/** A message will not arrive: the history and an event say so, and if the number takes none at all, nothing more is sent. */
export const noteFailed = (
  state: SessionState,
  serial: number,
  change: Partial<SessionNotification>,
  context: SessionContext,
): Decision<SessionState> => {
  const failed = replaceNotification(state, serial, change)
  const reason = change.failure ?? 'undelivered'
  const unreachable = change.failure === undefined ? undefined : unreachableByClass[change.failure]
  const told = { ...failed, sequence: failed.sequence + 1, ...(unreachable === undefined ? {} : { unreachable }) }
  const rescheduled = rescheduleReminder(told, context)
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
  const times = { now: context.now, until, recipient: recipientOf(state) }
  const retryAt = nextSendAt(smsKindByOrigin[entry.origin], outcome, command.history, times)
  if (retryAt !== undefined) return again(state, entry, command, retryAt)
  if (outcome.outcome === 'rejected') {
    const change = { deliveryStatus: 'REJECTED', failure: outcome.class } as const
    return noteFailed(state, entry.serial, change, context)
  }
  const change =
    outcome.outcome === 'accepted'
      ? ({ deliveryStatus: 'SENT', ...providerOf(outcome) } as const)
      : ({ isUncertain: true } as const)
  return noteSent(state, entry.serial, change, context)
}
