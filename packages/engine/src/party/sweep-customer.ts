import type { ClaimedTask } from '@linx/contracts'
import { internalActor, type SessionState } from '@linx/core'
import type { EngineParts } from '../engine-parts.ts'
import { blankState } from '../protection/record-sealer.ts'
import { type RecordChange, recordChange } from '../store/change.ts'
import { execute } from '../store/execute.ts'
import { fromRecord } from '../store/record-kind.ts'
import { financialAccountKind, sessionKind, workflowKind } from '../store/record-kinds.ts'
import { erasureTaskBody } from '../worker/task-body.ts'
import type { TaskHandler } from '../worker/task-handler.ts'
import { loadWorkflow } from '../workflow/session-store.ts'
import { customerAccounts } from './customer-in-use.ts'

/** Of workflows and of accounts; far below what one commit may hold. */
const BATCH = 50

const sessionIds = async (parts: EngineParts, businessAccountId: string, customerId: string, offset: number) => {
  const { records } = await parts.store.find({
    businessAccountId,
    kind: sessionKind.kind,
    where: [{ index: 'customerId', equals: customerId }],
    sort: { index: 'createdAt', direction: 'asc' },
    offset,
    limit: BATCH,
    countUpTo: 0,
  })
  return records.map((record) => fromRecord<SessionState>(record).state.workflowId)
}

const blankWorkflow = async (
  parts: EngineParts,
  businessAccountId: string,
  workflowId: string,
): Promise<readonly RecordChange[]> => {
  const loaded = await loadWorkflow(parts, businessAccountId, workflowId)
  if (loaded === undefined) return []
  const { session, workflow } = loaded
  return [
    recordChange(sessionKind, blankState(sessionKind, session.state), session),
    recordChange(workflowKind, blankState(workflowKind, workflow.state), workflow),
  ]
}

const blankAccounts = async (parts: EngineParts, businessAccountId: string, customerId: string, offset: number) =>
  (await customerAccounts(parts, businessAccountId, customerId, offset, BATCH)).map((account) =>
    recordChange(
      financialAccountKind,
      { ...blankState(financialAccountKind, account.state), state: 'SUSPENDED' },
      account,
    ),
  )

/**
 * `erase-customer`: after the key is gone, writes the Customer's workflows and accounts anew without what was sealed and without their
 * words for searches, a batch at a time.
 */
export const createSweepHandler =
  (parts: EngineParts): TaskHandler =>
  async (task: ClaimedTask) => {
    const { businessAccountId } = task.key
    const { customerId, offset } = erasureTaskBody(task)
    const plan = async () => {
      const ids = await sessionIds(parts, businessAccountId, customerId, offset)
      const workflows = await Promise.all(ids.map((id) => blankWorkflow(parts, businessAccountId, id)))
      const accounts = await blankAccounts(parts, businessAccountId, customerId, offset)
      const records = [...workflows.flat(), ...accounts]
      if (records.length === 0) return { answer: undefined }
      const { id } = task.key
      const next = { id, kind: task.kind, dueAt: parts.clock.now(), priority: task.priority }
      const body = { customerId, offset: offset + BATCH }
      const change = {
        businessAccountId,
        actor: internalActor,
        action: 'customer.sweep',
        subject: `customer/${customerId}`,
        records,
        tasks: [{ ...next, body }],
      }
      return { answer: undefined, change }
    }
    await execute<undefined>(parts.store, plan, { held: task })
  }
