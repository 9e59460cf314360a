import type { Instant } from '../instant.ts'
import type { JournalEntry } from './journal.ts'
import type { RecordKey, RecordPut, RecordRemoval } from './record.ts'
import type { HeldTask, TaskChange, TaskKey } from './task.ts'
import type { UniqueClaim, UniqueEntry, UniqueKey } from './unique-key.ts'

/**
 * Everything that one decision changes. All of it becomes visible and durable together, or none of it. A batch names a
 * record, a claimed key, a released key and a journal id at most once; anything else is `invalid_batch`, as is a journal
 * id that the tenant has already.
 */
export interface CommitBatch {
  /** The engine's now: judges `prune` and, in adapters without a clock of their own, leases. */
  readonly now: Instant
  readonly claims?: readonly UniqueClaim[]
  /** Unique keys to give up; one that nobody holds is no conflict. Released before the claims of the batch are made. */
  readonly releases?: readonly UniqueKey[]
  readonly puts?: readonly RecordPut[]
  readonly removals?: readonly RecordRemoval[]
  readonly tasks?: readonly TaskChange[]
  readonly journal?: readonly JournalEntry[]
}

/**
 * Why nothing was written. Where several reasons hold, the first of this order is given: unique, version (puts, then
 * removals), fence; within one reason the first in the order of the batch.
 * (A repeated idempotency key must be seen as such, not as the version conflict that its first run caused.)
 */
export type CommitConflict =
  | { readonly reason: 'unique'; readonly existing: UniqueEntry }
  /** `actualVersion` is 0 if there is no such record. */
  | { readonly reason: 'version'; readonly key: RecordKey; readonly actualVersion: number }
  | { readonly reason: 'fence'; readonly key: TaskKey }

export type CommitResult =
  /** `leased`: the tasks that were put with a lease, in the order of the batch, with the fence they are held under. */
  | { readonly committed: true; readonly leased: readonly HeldTask[] }
  | { readonly committed: false; readonly conflict: CommitConflict }

/** Bounds that the engine keeps and adapters MAY rely on; a batch beyond them is refused with `invalid_batch`. */
export const COMMIT_LIMITS = {
  changes: 1_000,
  /** Of the JSON text of one body, in UTF-8. */
  bodyBytes: 1_000_000,
  idCharacters: 64,
  taskIdCharacters: 160,
  uniqueValueCharacters: 400,
  indexCharacters: 400,
  priority: 99,
  terms: 64,
  termCharacters: 128,
} as const
