import type { Instant } from '@linx/contracts'
import type { NotificationRequest } from './session-commands.ts'
import type { SessionContext } from './session-context.ts'
import type { SessionNotification, SessionState } from './session-state.ts'

/** Adds an entry to the history; its message is sent by the task that the caller adds beside it. */
export const appendNotification = (
  state: SessionState,
  request: NotificationRequest,
  context: SessionContext,
): { readonly state: SessionState; readonly notification: SessionNotification } => {
  const notification: SessionNotification = {
    serial: state.notifications.length,
    channel: 'SMS',
    origin: request.origin,
    notifiedBy: context.actor,
    notifiedAt: context.now,
    deliveryStatus: 'QUEUED',
    ...(request.linkSerial === undefined ? {} : { linkSerial: request.linkSerial }),
  }
  return { state: { ...state, notifications: [...state.notifications, notification] }, notification }
}

/** Replaces one entry. */
export const replaceNotification = (
  state: SessionState,
  serial: number,
  change: Partial<SessionNotification>,
): SessionState => ({
  ...state,
  notifications: state.notifications.map((entry) => (entry.serial === serial ? { ...entry, ...change } : entry)),
})

const hasGoneOut = (notification: SessionNotification): boolean =>
  notification.deliveryStatus !== 'QUEUED' || notification.isUncertain === true

/** What the reminder policy needs to know of the history. */
export const notificationSummary = (
  state: SessionState,
): { readonly firstNotifiedAt?: Instant; readonly lastNotifiedAt?: Instant; readonly reminderCount: number } => {
  const sent = state.notifications.filter((entry) => hasGoneOut(entry) && entry.deliveryStatus !== 'REJECTED')
  const reminderCount = state.notifications.filter((entry) => entry.origin === 'REMINDER').length
  const [first] = sent
  const last = state.notifications.at(-1)
  return {
    reminderCount,
    ...(first === undefined ? {} : { firstNotifiedAt: first.notifiedAt }),
    ...(last === undefined ? {} : { lastNotifiedAt: last.notifiedAt }),
  }
}
