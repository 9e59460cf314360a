import type { Instant } from '../instant.ts'
import type { JsonObject } from '../json.ts'
import type { CommitBatch, CommitResult } from './commit.ts'
import type { FindQuery, FindResult } from './find.ts'
import type { JournalEntry, JournalQuery } from './journal.ts'
import type { RecordCatalog, RecordKey, StoredRecord } from './record.ts'
import type { ClaimedTask, HeldTask, ParkedTask, TaskKey } from './task.ts'
import type { UniqueEntry, UniqueKey } from './unique-key.ts'

/** What an adapter can and cannot do, and what follows from it. */
export interface StorageCapabilities {
  /** `true`: what `commit` answered survives a kill of the process and a restart of the machine. */
  readonly durable: boolean
  /** `true`: several processes may use one store. `false`: one process only; opening it twice is the host's error. */
  readonly sharedByProcesses: boolean
  /** Whose clock judges leases: the `now` of each call, or one that all processes share. */
  readonly leaseClock: 'caller' | 'storage'
}

export interface ClaimRequest {
  readonly now: Instant
  /** 1–1,000. */
  readonly limit: number
  readonly leaseMs: number
  /** Names the worker in operators' views; no authority comes from it. */
  readonly owner: string
  /** Only tasks of these kinds; absent: all. */
  readonly kinds?: readonly string[]
  /** Tenants take turns. Absent: the order of the whole queue. */
  readonly turns?: ClaimTurns
}

/**
 * Claims a share for each tenant, so that none waits behind another's backlog: priority by priority, and within one tenant by tenant in the
 * order of their ids. Adapters MAY end a priority after `QUERY_LIMITS.turns` tenants that have tasks, due or not.
 */
export interface ClaimTurns {
  /** 1–1,000 most urgent tasks of a tenant and priority; any of those with the same `dueAt`. */
  readonly perTenant: number
  /** Only tenants whose id sorts behind this text. */
  readonly after: string
}

export interface StorageStats {
  /** Tasks in the queue, leased ones included, parked ones not. */
  readonly queuedTasks: number
  /** Tasks that a claim at `now` could take. */
  readonly dueTasks: number
  readonly parkedTasks: number
  /** `dueAt` of the longest overdue claimable task. */
  readonly oldestDueAt?: Instant
}

/**
 * The storage contract, version 1: few verbs, safe under races. The adapter knows no domain; the engine does the rest.
 *
 * Rules for every verb: input MUST NOT be kept by reference (a later change by the caller changes nothing stored), and
 * output MUST NOT alias what is stored. Bodies come back as JSON text keeps them. Everything is limited to the tenant in
 * the key or query; nothing of another tenant is ever visible, not even that it exists. (`claim` and what serves operators
 * span all tenants.) "Throws" means a rejected promise with a `StorageError`: `closed` after `close`, `not_migrated` before
 * `migrate`, `invalid_batch`, `invalid_query` or `invalid_catalog` for a value out of the stated bounds, which changes
 * nothing. Beyond these, codes are the adapter's own and `isRetryable` says what to do. `encodeCommitBatch` and the `check…` functions of this
 * package test the bounds, so that all adapters refuse the same.
 */
export interface StorageAdapter {
  readonly specificationVersion: 'v1'
  /** For operators and error texts, for example `memory`. */
  readonly name: string
  readonly capabilities: StorageCapabilities

  /**
   * Makes the store ready for the catalog. MUST be safe to call again, with a longer catalog, and from several processes at
   * once; MUST NOT lose a record. The engine calls it before anything else.
   */
  migrate(catalog: RecordCatalog): Promise<void>

  /**
   * Writes the batch whole or not at all. MUST be atomic against every other call and, if `durable`, MUST NOT resolve before
   * the batch would survive a crash. Version, unique-key and fence checks happen inside the same atomic step as the writes.
   * A conflict is a result and leaves no trace. Adapters MAY write many concurrent batches in one database transaction;
   * a batch that conflicts MUST NOT fail its neighbours. Throws `StorageError` whose `commitFate` says what is known.
   */
  commit(batch: CommitBatch): Promise<CommitResult>

  /** The records of these keys (at most 100), `undefined` where there is none, in the order of the keys. */
  get(keys: readonly RecordKey[]): Promise<readonly (StoredRecord | undefined)[]>

  /** One page of records; sees every commit that was answered before the call. */
  find<Body extends JsonObject = JsonObject>(query: FindQuery): Promise<FindResult<Body>>

  /** What a unique key stands for, or `undefined` if nobody holds it. */
  lookup(key: UniqueKey): Promise<UniqueEntry | undefined>

  /**
   * Leases due tasks (`dueAt` ≤ now, not parked, no lease that ends after now) in the order priority, `dueAt`, id, tenant.
   * Each MUST go to one caller only, and its fence MUST grow. With `turns` the choice is another, the order of the answer the same. Neither
   * may cost more than the tasks it gives and the tenants it looks at, however many others are queued.
   */
  claim(request: ClaimRequest): Promise<readonly ClaimedTask[]>

  /** Extends at most 1,000 leases to `leaseMs` from now. Answers, for each task, whether it was still held under that fence. */
  renew(request: { now: Instant; leaseMs: number; held: readonly HeldTask[] }): Promise<readonly boolean[]>

  /** When the next queued task can be claimed: its `dueAt`, or the end of its lease if later. */
  nextDueAt(): Promise<Instant | undefined>

  /** Parked tasks in the order of tenant and id, of one tenant or, if absent, of all; `after` excludes. `limit` 1–1,000. */
  listParked(query: { businessAccountId?: string; after?: TaskKey; limit: number }): Promise<readonly ParkedTask[]>

  /** Journal entries in the order of their ids. */
  readJournal(query: JournalQuery): Promise<readonly JournalEntry[]>

  /** Forgets at most `limit` (1–100,000) unique keys whose `expireAt` is not after `now`; answers how many. */
  prune(request: { now: Instant; limit: number }): Promise<number>

  stats(request: { now: Instant }): Promise<StorageStats>

  /**
   * Calls back when tasks were put that are due at once, perhaps by another process. A hint only: it may be late, doubled or
   * missing, and workers MUST poll as well. Absent: no hints. Answers a function that ends it.
   */
  onWake?(listener: () => void): () => void

  /** Waits for what was begun, then releases everything. Safe to call twice. */
  close(): Promise<void>
}
