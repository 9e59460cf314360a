import type { DecidedTask } from '../decision/index.ts'
import { workflowLifeCycle } from './machine/index.ts'
import { notificationSummary } from './notifications.ts'
import { recipientOf } from './recipient-of.ts'
import { nextReminderAt } from './reminder/index.ts'
import type { SessionContext } from './session-context.ts'
import type { SessionState } from './session-state.ts'
import { reminderTask, sessionTaskId } from './session-tasks.ts'

export interface Rescheduled {
  readonly state: SessionState
  readonly tasks: readonly DecidedTask[]
  readonly removedTaskIds: readonly string[]
}

const plannedAt = (state: SessionState, context: SessionContext): number | undefined => {
  const { firstNotifiedAt, lastNotifiedAt, reminderCount } = notificationSummary(state)
  if (state.unreachable !== undefined) return undefined
  if (firstNotifiedAt === undefined || workflowLifeCycle.isEnded(state.status)) return undefined
  const quietUntil = (state.lastActivityAt ?? Number.NEGATIVE_INFINITY) + context.policy.quietAfterActivityMs
  return nextReminderAt({
    policy: context.reminderPolicy,
    firstNotifiedAt,
    lastNotifiedAt: lastNotifiedAt ?? firstNotifiedAt,
    sentCount: reminderCount,
    expireAt: state.expireAt,
    now: Math.max(context.now, quietUntil),
    ...recipientOf(state),
  })
}

/** Works out `nextNotificationAt` anew and moves, or clears, the reminder's timer with it. The same time is the same state. */
export const rescheduleReminder = (state: SessionState, context: SessionContext): Rescheduled => {
  const nextNotificationAt = plannedAt(state, context)
  const { nextNotificationAt: previous, ...rest } = state
  if (nextNotificationAt === undefined) {
    if (previous === undefined) return { state, tasks: [], removedTaskIds: [] }
    return { state: rest, tasks: [], removedTaskIds: [sessionTaskId.reminder(state.workflowId)] }
  }
  const next = nextNotificationAt === previous ? state : { ...rest, nextNotificationAt }
  return { state: next, tasks: [reminderTask(next, nextNotificationAt)], removedTaskIds: [] }
}
