import { type Decision, unchanged } from '../decision/index.ts'
import { workflowLifeCycle } from './machine/index.ts'
import { appendNotification } from './notifications.ts'
import { rescheduleReminder } from './reschedule-reminder.ts'
import type { SessionContext } from './session-context.ts'
import { isPastExpiry } from './session-guard.ts'
import type { SessionState } from './session-state.ts'
import { sendNotificationTask } from './session-tasks.ts'

/**
 * The reminder's timer fired. Sends one if it is still wanted now; a timer that comes too early, in quiet hours, or soon after the
 * Customer did something is set again.
 */
export const decideReminderDue = (state: SessionState, context: SessionContext): Decision<SessionState> => {
  if (workflowLifeCycle.next(state.status, 'reminded') === undefined || isPastExpiry(state, context.now)) {
    return unchanged(state)
  }
  const planned = rescheduleReminder(state, context)
  const dueAt = planned.state.nextNotificationAt
  if (dueAt === undefined || dueAt > context.now) return { ...unchanged(state), ...planned }
  const linkSerial = state.links.at(-1)?.serial
  const request = { origin: 'REMINDER', ...(linkSerial === undefined ? {} : { linkSerial }) } as const
  const appended = appendNotification(state, request, context)
  const next = rescheduleReminder(appended.state, context)
  return {
    ...next,
    tasks: [sendNotificationTask(next.state, appended.notification), ...next.tasks],
    events: [],
  }
}
