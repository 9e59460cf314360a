import { checkId, failure, type Result, type SessionState, success } from '@linx/core'
import type { Caller, EngineParts } from '../engine-parts.ts'
import { missing } from '../missing.ts'
import { loadSession } from './session-store.ts'

/** One session as a view; another tenant's looks exactly like a missing one. */
export const readSession = async <View>(
  parts: EngineParts,
  caller: Caller,
  workflowId: string,
  view: (state: SessionState) => View,
): Promise<Result<View>> => {
  const badId = checkId(workflowId, 'workflowId')
  if (badId !== undefined) return failure(badId)
  await parts.ready()
  const loaded = await loadSession(parts, caller.businessAccountId, workflowId)
  return loaded === undefined ? missing('workflow', 'workflowId', workflowId) : success(view(loaded.state))
}
