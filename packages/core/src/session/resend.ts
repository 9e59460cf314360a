import { type Decision, unchanged } from '../decision/index.ts'
import { createIssue, failure, type Issue, type Result, success } from '../issue/index.ts'
import { appendNotification } from './notifications.ts'
import { rescheduleReminder } from './reschedule-reminder.ts'
import type { ResendCommand } from './session-commands.ts'
import type { SessionContext } from './session-context.ts'
import { refuseEvent } from './session-guard.ts'
import type { SessionState } from './session-state.ts'
import { sendNotificationTask } from './session-tasks.ts'

const isRepeat = (state: SessionState, { now, policy }: SessionContext): boolean => {
  const last = state.notifications.findLast(({ origin }) => origin === 'MANUAL')
  return last !== undefined && last.deliveryStatus !== 'REJECTED' && now - last.notifiedAt < policy.resendIntervalMs
}

const refuseMore = (state: SessionState, { policy }: SessionContext): Issue | undefined => {
  const resends = state.notifications.filter(({ origin }) => origin === 'MANUAL').length
  if (resends < policy.maximumResends) return undefined
  return createIssue('resend_limit', {
    path: '',
    expected: `at most ${policy.maximumResends} resends`,
    received: resends,
    fix: 'Create a new workflow or reach the Customer another way',
  })
}

/** The issue of sending to a recipient who texted STOP (requirement S3). */
export const recipientOptedOut = (path: string): Issue =>
  createIssue('recipient_opted_out', {
    path,
    expected: 'a recipient who takes messages of this Business Account',
    received: 'one who opted out',
    fix: 'Ask the recipient to text START, or use another channel',
  })

const refuseOptedOut = (state: SessionState, { isOptedOut }: ResendCommand): Issue | undefined =>
  isOptedOut === true || state.unreachable === 'opted-out' ? recipientOptedOut('') : undefined

/**
 * Sends the link again with a new token; older ones stay alive, at most `maximumLiveLinks` in all. A second resend within
 * `resendIntervalMs` answers as the first and sends nothing (requirement I8).
 */
export const decideResend = (
  before: SessionState,
  command: ResendCommand,
  context: SessionContext,
): Result<Decision<SessionState>> => {
  const refusal = refuseEvent(before, 'resent', context.now) ?? refuseOptedOut(before, command)
  if (refusal !== undefined) return failure(refusal)
  if (isRepeat(before, context)) return success(unchanged(before))
  const tooMany = refuseMore(before, context)
  if (tooMany !== undefined) return failure(tooMany)
  const links = [...before.links, command.link].slice(-context.policy.maximumLiveLinks)
  const linked = { ...before, links, nextLinkSerial: command.link.serial + 1 }
  const appended = appendNotification(linked, { origin: 'MANUAL', linkSerial: command.link.serial }, context)
  const { state, tasks, removedTaskIds } = rescheduleReminder(appended.state, context)
  return success({
    state,
    tasks: [sendNotificationTask(state, appended.notification), ...tasks],
    removedTaskIds,
    events: [],
  })
}
