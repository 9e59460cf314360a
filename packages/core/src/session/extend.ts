import { type Decision, unchanged } from '../decision/index.ts'
import { createIssue, failure, type Issue, type Result, success } from '../issue/index.ts'
import { formatInstant } from '../time/index.ts'
import { rescheduleReminder } from './reschedule-reminder.ts'
import type { ExtendCommand } from './session-commands.ts'
import type { SessionContext } from './session-context.ts'
import { refuseEvent } from './session-guard.ts'
import type { SessionState } from './session-state.ts'
import { expiryTask } from './session-tasks.ts'

const HOUR_MS = 3_600_000

const refuseExpiry = (command: ExtendCommand, { now, policy }: SessionContext): Issue | undefined => {
  const latest = now + policy.maximumExpireInHours * HOUR_MS
  if (command.expireAt > now && command.expireAt <= latest) return undefined
  return createIssue('expire_at_range', {
    path: 'expireAt',
    expected: `an instant after ${formatInstant(now)} and not after ${formatInstant(latest)}`,
    received: formatInstant(command.expireAt),
    fix: 'Give a later expiry inside this range',
  })
}

/** Moves the expiry, and the reminders with it; live links stay alive. The same expiry again changes nothing. */
export const decideExtend = (
  before: SessionState,
  command: ExtendCommand,
  context: SessionContext,
): Result<Decision<SessionState>> => {
  const refusal = refuseEvent(before, 'extended', context.now) ?? refuseExpiry(command, context)
  if (refusal !== undefined) return failure(refusal)
  if (command.expireAt === before.expireAt) return success(unchanged(before))
  const moved = { ...before, expireAt: command.expireAt }
  const { state, tasks, removedTaskIds } = rescheduleReminder(moved, context)
  return success({ state, tasks: [expiryTask(state), ...tasks], removedTaskIds, events: [] })
}
