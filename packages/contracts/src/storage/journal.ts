import type { Instant } from '../instant.ts'
import type { JsonObject } from '../json.ts'

/** One line of the append-only journal: who did what to which record, and the events that came of it. */
export interface JournalEntry {
  readonly businessAccountId: string
  /** Unique in the tenant; later entries of one process sort behind earlier ones (UUID version 7). */
  readonly id: string
  /** `<record kind>/<record id>` of what changed. */
  readonly subject: string
  readonly at: Instant
  readonly body: JsonObject
}

export interface JournalQuery {
  readonly businessAccountId: string
  /** Absent: the whole tenant. */
  readonly subject?: string
  /** Only entries whose id sorts behind this one. */
  readonly afterId?: string
  /** 1–1,000. */
  readonly limit: number
}
