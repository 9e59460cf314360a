import { decideReachability, internalActor } from '@linx/core'
import { type EngineParts, sessionContext } from '../engine-parts.ts'
import { execute } from '../store/execute.ts'
import { reachTaskBody } from '../worker/task-body.ts'
import type { TaskHandler } from '../worker/task-handler.ts'
import { loadSession, sessionChange } from '../workflow/session-store.ts'
import { recipientKind } from './sms-kinds.ts'

/**
 * `reach-recipient`: the phone opted out or in, so its live workflows stop sending or go on. Each workflow is one commit under this task's
 * fence: a later word of the phone replaces the task, and nothing of the earlier one is written any more.
 */
export const createReachHandler =
  (parts: EngineParts): TaskHandler =>
  async (task) => {
    const { businessAccountId } = task.key
    const { recipientId, workflowIds } = reachTaskBody(task)
    for (const workflowId of workflowIds) {
      await execute<undefined>(
        parts.store,
        async () => {
          const session = await loadSession(parts, businessAccountId, workflowId)
          const recipient = await parts.store.load(recipientKind, businessAccountId, recipientId)
          if (session === undefined || recipient === undefined) return { answer: undefined }
          const isOptedOut = recipient.state.status === 'OPTED_OUT'
          const decision = decideReachability(session.state, { isOptedOut }, sessionContext(parts, internalActor))
          return { answer: undefined, change: sessionChange(session, decision, internalActor, 'workflow.reach') }
        },
        { held: task, keepsHeld: true },
      )
    }
    await parts.store.finish(task)
  }
