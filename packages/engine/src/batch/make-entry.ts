import { AdapterError, type ClaimedTask, type JsonValue } from '@linx/contracts'
import {
  type BatchEntry,
  batchPartId,
  createIssue,
  type DecidedEntryStatus,
  entryIssues,
  entryRequest,
  type Issue,
  type TemplateVersion,
  type WorkflowBatch,
  workflowRefusedAnswer,
} from '@linx/core'
import type { Caller, EngineParts } from '../engine-parts.ts'
import { type Change, recordChange } from '../store/change.ts'
import { execute, LeaseLostError, type Plan } from '../store/execute.ts'
import { planWorkflow, type WorkflowIds } from '../workflow/create-workflow.ts'
import { batchEntryKind } from './batch-kinds.ts'

/** What the entries of a run share. */
export interface EntryRun {
  readonly batch: WorkflowBatch
  /** Pinned to the batch's version, with today's status. `undefined`: gone. */
  readonly template: TemplateVersion | undefined
  readonly held: ClaimedTask
  /** `true`: this has failed so often that what fails now is given up. */
  readonly isLastTry: boolean
}

interface PlacedEntry {
  readonly position: number
  readonly entry: JsonValue
}

const entryRecord = (
  { businessAccountId, batchId }: WorkflowBatch,
  outcome: Pick<BatchEntry, 'position' | 'status' | 'workflowId' | 'errors' | 'fieldErrors'>,
): BatchEntry => ({ schemaVersion: 1, businessAccountId, batchId, ...outcome })

const bookEntry = (batch: WorkflowBatch, record: BatchEntry): Change => ({
  businessAccountId: batch.businessAccountId,
  actor: batch.createdBy,
  action: 'batch.entry',
  subject: `workflowBatch/${batch.batchId}`,
  records: [recordChange(batchEntryKind, record)],
  isBookkeeping: true,
})

const refused = (
  batch: WorkflowBatch,
  position: number,
  issues: readonly Issue[],
  status: 'INVALID' | 'FAILED' = 'INVALID',
): BatchEntry => {
  const { result } = workflowRefusedAnswer({ issues: entryIssues(issues), timestamp: batch.createdAt, traceId: '' })
  const { errors } = result.error
  return entryRecord(batch, { position, status, errors, fieldErrors: result.fieldErrors })
}

const plan = async (
  parts: EngineParts,
  { batch, template }: EntryRun,
  { position, entry }: PlacedEntry,
  ids: WorkflowIds,
): Promise<Plan<DecidedEntryStatus>> => {
  const { businessAccountId, batchId, createdBy } = batch
  const made = await parts.store.load(batchEntryKind, businessAccountId, batchPartId(batchId, position))
  if (made !== undefined) return { answer: made.state.status, keepsTask: true }
  const caller: Caller = { businessAccountId, actor: createdBy }
  const request = entryRequest(entry, batch.templateId)
  const planned = request.ok ? await planWorkflow(parts, caller, request.value, ids, template) : request
  if (!planned.ok) return { answer: 'INVALID', change: bookEntry(batch, refused(batch, position, planned.issues)) }
  const { change, answer } = planned.value
  const { workflowId } = answer
  const record = recordChange(batchEntryKind, entryRecord(batch, { position, status: 'CREATED', workflowId }))
  return { answer: 'CREATED', change: { ...change, records: [...change.records, record] } }
}

/** Only what comes again and again, and is no matter of a store or a network, is held against the entry. */
const isEntrysFault = (error: unknown): error is Error =>
  error instanceof Error && !(error instanceof LeaseLostError) && !(error instanceof AdapterError)

const failure = (error: Error): Issue =>
  createIssue('batch_entry_failed', {
    path: '',
    expected: 'a workflow',
    received: error.name,
    fix: 'Send the entry again in another batch; if it fails again, ask the operator',
  })

/**
 * Makes the workflow of one entry, or books why there is none. The entry's record is in the commit of the workflow, so however often this is run, a
 * position makes one workflow at most.
 */
export const makeEntry = async (
  parts: EngineParts,
  run: EntryRun,
  placed: PlacedEntry,
): Promise<DecidedEntryStatus> => {
  const held = { held: run.held, keepsHeld: true }
  const ids: WorkflowIds = { workflowId: parts.ids.uuid(), stepIds: [] }
  try {
    return await execute(parts.store, () => plan(parts, run, placed, ids), held)
  } catch (error) {
    if (!run.isLastTry || !isEntrysFault(error)) throw error
    const record = refused(run.batch, placed.position, [failure(error)], 'FAILED')
    return await execute(parts.store, async () => ({ answer: 'FAILED', change: bookEntry(run.batch, record) }), held)
  }
}
