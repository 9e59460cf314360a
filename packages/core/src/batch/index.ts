export { type BatchEvent, type BatchStatus, batchLifeCycle, batchMachine } from './batch-machine.ts'
export { batchEntrySchema, batchLimits, batchSchema } from './batch-schema.ts'
export {
  type BatchChunk,
  type BatchEntry,
  type BatchEntryStatus,
  batchEntryStatuses,
  batchPartId,
  type DecidedEntryStatus,
  type EntryCounts,
  type WorkflowBatch,
} from './batch-state.ts'
export {
  type BatchCreatedAnswer,
  type BatchEntryView,
  type BatchView,
  batchEntryView,
  batchView,
  untriedStatus,
} from './batch-view.ts'
export {
  type BatchContext,
  batchTask,
  createBatch,
  decideBatchCancel,
  decideEntriesMade,
  type NewBatch,
} from './decide-batch.ts'
export { entryIssues, entryRequest } from './entry-request.ts'
export {
  batchEntryQuerySchema,
  batchQuerySchema,
  parseBatchEntryQuery,
  parseBatchQuery,
  type StatusQuery,
} from './parse-batch-query.ts'
export { type BatchRequest, batchInput, validateBatch } from './validate-batch.ts'
