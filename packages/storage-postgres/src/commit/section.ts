import type { ColumnEncodings } from '../sql/array-parameter.ts'

/** The condition that a row of a section belongs to a batch without conflict. */
export const FREE = 'batch NOT IN (SELECT batch FROM conflict)'

/** Two numbers of rows that must be the same, or another process changed rows in between. */
interface Count {
  readonly written: string
  readonly wanted: string
}

/** The SQL of one sort of change, for all changes of its sort in a group. */
export interface SectionSql {
  /** Queries that later ones of the section read, by name. */
  readonly before?: readonly (readonly [name: string, sql: string])[]
  /** SELECT of `batch, reason, place, body, number` for each change that is not possible. */
  readonly conflicts?: string
  /** Writes by name. */
  readonly writes?: readonly (readonly [name: string, sql: string])[]
  /** What must have been written if no other process was faster. */
  readonly counts?: readonly Count[]
  /** SELECT of `business_account_id, kind, id, former, terms`: how the terms of records change, as JSON texts of lists. */
  readonly terms?: string
  /** SELECT of `business_account_id, id, fence` for tasks that came to be leased under another fence than 1. */
  readonly fences?: string
}

/** A sort of change. The first two columns are always `batch` and `place`. */
export interface Section {
  readonly columns: ColumnEncodings
  /** `input` is the name of the rows; `name(part)` makes names that no other section uses. */
  sql(input: string, name: (part: string) => string): SectionSql
}
