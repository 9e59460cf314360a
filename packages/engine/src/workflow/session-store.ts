import type { RecordKey } from '@linx/contracts'
import type { Actor, Decision, SessionState } from '@linx/core'
import type { EngineParts } from '../engine-parts.ts'
import { type Change, recordChange } from '../store/change.ts'
import type { Loaded, StoredState } from '../store/record-kind.ts'
import { sessionKind, workflowKind } from '../store/record-kinds.ts'
import type { StoredWorkflow } from '../store/stored-states.ts'

export const loadSession = (
  parts: EngineParts,
  businessAccountId: string,
  workflowId: string,
): Promise<Loaded<SessionState> | undefined> => parts.store.load(sessionKind, businessAccountId, workflowId)

/** A session with the request that it carries out. */
export interface LoadedWorkflow {
  readonly session: Loaded<SessionState>
  readonly workflow: Loaded<StoredWorkflow>
}

/** Reads a workflow, and `others` by the same statement. */
export const loadWorkflow = async (
  parts: EngineParts,
  businessAccountId: string,
  workflowId: string,
  others: readonly RecordKey[] = [],
): Promise<(LoadedWorkflow & { readonly others: readonly (Loaded<StoredState> | undefined)[] }) | undefined> => {
  const [session, workflow, ...found] = await parts.store.loadMany([
    { businessAccountId, kind: sessionKind.kind, id: workflowId },
    { businessAccountId, kind: workflowKind.kind, id: workflowId },
    ...others,
  ])
  if (session === undefined || workflow === undefined) return undefined
  return {
    session: session as unknown as Loaded<SessionState>,
    workflow: workflow as unknown as Loaded<StoredWorkflow>,
    others: found,
  }
}

/** The change of a decision about one session. */
export const sessionChange = (
  before: Loaded<SessionState>,
  decision: Decision<SessionState>,
  actor: Actor,
  action: string,
): Change => ({
  businessAccountId: decision.state.businessAccountId,
  actor,
  action,
  subject: `session/${decision.state.workflowId}`,
  records: decision.state === before.state ? [] : [recordChange(sessionKind, decision.state, before)],
  tasks: decision.tasks,
  removedTaskIds: decision.removedTaskIds,
  events: decision.events,
})

/** `true` if a decision changed nothing and wants nothing: the answer to a repeat. */
export const isUnchanged = (before: Loaded<SessionState>, decision: Decision<SessionState>): boolean =>
  decision.state === before.state && decision.tasks.length === 0 && decision.removedTaskIds.length === 0
