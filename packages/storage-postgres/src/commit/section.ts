import type { ColumnEncodings } from '../sql/array-parameter.ts'

/**
 * `plain`: writes all batches, or none if one of them has a conflict; for most groups, since most have none.
 * `checked`: looks for conflicts first, which costs a second search for each row, and writes the batches that have none.
 */
export type CommitMode = 'plain' | 'checked'

/** The SQL of one sort of change, for all changes of its sort in a group. */
export interface SectionSql {
  /** SELECT of `batch, reason, place, body, number` for each change that is not possible. */
  readonly conflicts?: string
  /** What does it. Answers a row for each change that must not have been lost, if there are such. */
  readonly write: string
  /** Whether the numbers of rows of input and `write` must be the same, or another process was faster. */
  readonly isCounted?: boolean
  /** SELECT of `business_account_id, kind, id, former, terms`: how the terms of records change, as JSON texts of lists. */
  readonly terms?: string
  /** SELECT of `business_account_id, id, fence` for tasks that came to be leased under another fence than 1. */
  readonly fences?: string
}

/** What a section's SQL depends on. */
export interface SectionNames {
  /** The rows, called `given` where columns could be mistaken. */
  readonly input: string
  /** What `write` answers. */
  readonly written: string
  /** The condition that a row of `input` is to be written. */
  readonly isFree: string
}

/** A sort of change. The first two columns are always `batch` and `place`. */
export interface Section {
  readonly columns: ColumnEncodings
  sql(names: SectionNames): SectionSql
}
