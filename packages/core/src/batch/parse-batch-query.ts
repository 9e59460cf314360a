import * as v from 'valibot'
import { members } from '../input/index.ts'
import { failure, type Result, success } from '../issue/index.ts'
import { type PageWindow, pageEntries, readQuery } from '../query/index.ts'
import { type BatchStatus, batchLifeCycle } from './batch-machine.ts'
import { type BatchEntryStatus, batchEntryStatuses } from './batch-state.ts'

const DEFAULT_SIZE = 20

/** Filters of a list of batches. */
export const batchQuerySchema = members({ status: v.optional(v.picklist(batchLifeCycle.states)), ...pageEntries })

/** Filters of a list of a batch's entries. */
export const batchEntryQuerySchema = members({ status: v.optional(v.picklist(batchEntryStatuses)), ...pageEntries })

/** One page, of one status or of all. */
export interface StatusQuery<Status> extends PageWindow {
  readonly status?: Status
}

const read = <Status>(
  schema: v.GenericSchema<unknown, { readonly status?: Status | undefined }>,
  query: unknown,
): Result<StatusQuery<Status>> => {
  const { output, page, issues } = readQuery(schema, query, DEFAULT_SIZE)
  if (output === undefined || issues.length > 0) return failure(...issues)
  return success({ ...page, ...(output.status === undefined ? {} : { status: output.status }) })
}

/** Reads `status`, `page` (default 1) and `size` (default 20). Every violation at once. */
export const parseBatchQuery = (query: unknown): Result<StatusQuery<BatchStatus>> => read(batchQuerySchema, query)

/** The same for entries. */
export const parseBatchEntryQuery = (query: unknown): Result<StatusQuery<BatchEntryStatus>> =>
  read(batchEntryQuerySchema, query)
