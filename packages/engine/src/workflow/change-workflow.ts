import {
  checkId,
  type Decision,
  failure,
  type Result,
  type SessionContext,
  type SessionState,
  success,
} from '@linx/core'
import { type Caller, type EngineParts, sessionContext } from '../engine-parts.ts'
import { missing } from '../missing.ts'
import { execute } from '../store/execute.ts'
import { isUnchanged, loadSession, sessionChange } from './session-store.ts'

/** A command of the business on one of its workflows. */
export interface WorkflowCommand<View> {
  readonly workflowId: string
  /** For the audit entry: `workflow.cancel`. */
  readonly action: string
  decide(
    state: SessionState,
    context: SessionContext,
  ): Result<Decision<SessionState>> | Promise<Result<Decision<SessionState>>>
  view(state: SessionState): View
}

/**
 * Loads, decides and commits. A workflow of another tenant looks exactly like a missing one; a repeat that changes nothing
 * writes nothing and answers as the first.
 */
export const changeWorkflow = async <View>(
  parts: EngineParts,
  caller: Caller,
  command: WorkflowCommand<View>,
): Promise<Result<View>> => {
  const badId = checkId(command.workflowId, 'workflowId')
  if (badId !== undefined) return failure(badId)
  await parts.ready()
  return execute<Result<View>>(parts.store, async () => {
    const loaded = await loadSession(parts, caller.businessAccountId, command.workflowId)
    if (loaded === undefined) return { answer: missing('workflow', 'workflowId', command.workflowId) }
    const decided = await command.decide(loaded.state, sessionContext(parts, caller.actor))
    if (!decided.ok) return { answer: decided }
    const answer = success(command.view(decided.value.state))
    if (isUnchanged(loaded, decided.value)) return { answer }
    return { answer, change: sessionChange(loaded, decided.value, caller.actor, command.action) }
  })
}
