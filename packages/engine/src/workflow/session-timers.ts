import {
  type Decision,
  decideExpire,
  decideReminderDue,
  hoursByKind,
  internalActor,
  nextAllowedInstant,
  recipientHours,
  recipientOf,
  type SessionState,
} from '@linx/core'
import { type EngineParts, sessionContext } from '../engine-parts.ts'
import { execute } from '../store/execute.ts'
import { sessionTaskBody } from '../worker/task-body.ts'
import type { TaskHandler } from '../worker/task-handler.ts'
import { loadSession, sessionChange } from './session-store.ts'

/** Runs a timer of a session: decides on what is stored now, and finishes the task in the same commit. */
const createTimerHandler =
  (parts: EngineParts, action: string, decide: (state: SessionState) => Decision<SessionState>): TaskHandler =>
  async (task) => {
    const { workflowId } = sessionTaskBody(task)
    const plan = async () => {
      const loaded = await loadSession(parts, task.key.businessAccountId, workflowId)
      if (loaded === undefined) return { answer: undefined }
      return { answer: undefined, change: sessionChange(loaded, decide(loaded.state), internalActor, action) }
    }
    await execute(parts.store, plan, { held: task })
  }

/** `remind-session`: sends the next reminder, or sets the timer anew. */
export const createReminderHandler = (parts: EngineParts): TaskHandler =>
  createTimerHandler(parts, 'workflow.remind', (state) =>
    decideReminderDue(state, sessionContext(parts, internalActor)),
  )

/** `expire-session`: ends the session, or sets the timer anew if the expiry was moved. */
export const createExpiryHandler = (parts: EngineParts): TaskHandler =>
  createTimerHandler(parts, 'workflow.expire', (state) => {
    const context = sessionContext(parts, internalActor)
    const tellAt = nextAllowedInstant(context.now, recipientHours(recipientOf(state), hoursByKind.expiry))
    return decideExpire(state, { tellAt }, context)
  })
