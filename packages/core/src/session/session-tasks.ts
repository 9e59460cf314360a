import { type DecidedTask, taskPriority } from '../decision/index.ts'
import type { SessionContact, SessionNotification, SessionState } from './session-state.ts'

/** The names of a session's tasks; timers replace the one before under the same name. */
export const sessionTaskId = {
  expiry: (workflowId: string): string => `${workflowId}:expiry`,
  reminder: (workflowId: string): string => `${workflowId}:reminder`,
  sms: (workflowId: string, serial: number): string => `${workflowId}:sms:${serial}`,
} as const

/** Sends one entry of the notification history. */
export const sendNotificationTask = (
  state: SessionState,
  notification: SessionNotification,
  dueAt = notification.notifiedAt,
): DecidedTask => ({
  id: sessionTaskId.sms(state.workflowId, notification.serial),
  kind: 'send-notification',
  dueAt,
  priority: taskPriority.message,
  body: { workflowId: state.workflowId, serial: notification.serial },
})

/** Ends the session when its time is over. */
export const expiryTask = (state: SessionState): DecidedTask => ({
  id: sessionTaskId.expiry(state.workflowId),
  kind: 'expire-session',
  dueAt: state.expireAt,
  priority: taskPriority.timer,
  body: { workflowId: state.workflowId },
})

/** Wakes the session for its next reminder. */
export const reminderTask = (state: SessionState, dueAt: number): DecidedTask => ({
  id: sessionTaskId.reminder(state.workflowId),
  kind: 'remind-session',
  dueAt,
  priority: taskPriority.reminder,
  body: { workflowId: state.workflowId },
})

/** Timers that a session no longer wants once it has ended. */
export const endedTaskIds = (state: SessionState): readonly string[] => [
  sessionTaskId.expiry(state.workflowId),
  sessionTaskId.reminder(state.workflowId),
]

/** The name as searches and messages show it; empty if nothing is known. */
export const contactName = (contact: SessionContact): string =>
  [contact.firstName, contact.lastName].filter((part) => part !== undefined && part !== '').join(' ')
