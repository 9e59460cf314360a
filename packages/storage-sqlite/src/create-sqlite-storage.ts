import {
  type CatalogView,
  checkClaim,
  checkFind,
  checkGet,
  checkListParked,
  checkLookup,
  checkPrune,
  checkReadJournal,
  checkRenew,
  type EncodedBatch,
  encodeCommitBatch,
  mergeCatalog,
  type StorageAdapter,
  StorageError,
} from '@linx/contracts'
import { commitBatch } from './commit-batch.ts'
import { type Database, openDatabase } from './database/database.ts'
import { toStorageError } from './database/sqlite-error.ts'
import { WriteQueue } from './database/write-queue.ts'
import { readJournal } from './journal.ts'
import { findRecords, getRecords } from './record/read-records.ts'
import { RecordCache } from './record/record-cache.ts'
import { migrateSchema } from './schema/migrate.ts'
import { recordTablesOf } from './schema/record-table.ts'
import { claimTasks, hasDueTask, renewLease } from './task/claim-tasks.ts'
import { readNextDueAt, readParked, readStats } from './task/read-tasks.ts'
import { lookUp, pruneKeys } from './unique-keys.ts'

export interface SqliteStorageOptions {
  /** A file on a local disk; made if it is not there. Its folder must exist. */
  readonly path: string
  /** For error texts and operators. Default `sqlite`. */
  readonly name?: string
  /** How long a write waits for another process; the event loop waits with it. Default 5,000. */
  readonly busyTimeoutMs?: number
  /** How many writes share one transaction at most. Default 500. */
  readonly maximumGroup?: number
  /** Called after each durable transaction, before its writes are answered, with their number. Must not throw; for metrics. */
  readonly onGroup?: (writes: number) => void
}

const hasTaskForOthers = ({ taskPuts, settlements, now }: EncodedBatch): boolean =>
  taskPuts.some(({ dueAt, lease }) => dueAt <= now && lease === undefined) ||
  settlements.some((settlement) => 'dueAt' in settlement && settlement.dueAt <= now)

/**
 * Storage in one SQLite file, durable and shared by the processes of one machine: write-ahead log, `synchronous = FULL`,
 * and all writes of one turn of the event loop in one transaction. Throws `StorageError` if the file cannot be opened.
 */
export const createSqliteStorage = (options: SqliteStorageOptions): StorageAdapter => {
  const { path, name = 'sqlite', busyTimeoutMs = 5_000, maximumGroup = 500, onGroup } = options
  const database = openDatabase({ path, busyTimeoutMs })
  const cache = new RecordCache(database)
  const listener = {
    onBegin: () => cache.refresh(),
    onRollBack: () => cache.clear(),
    ...(onGroup === undefined ? {} : { onGroup }),
  }
  const writes = new WriteQueue(database, { maximumGroup, listener })
  const listeners = new Set<() => void>()
  let catalog: CatalogView | undefined
  let closing: Promise<void> | undefined

  const refuse = (code: string, why: string): StorageError =>
    new StorageError(`Storage ${name} ${why}.`, { code, isRetryable: false })

  const checkOpen = (): void => {
    if (closing !== undefined) throw refuse('closed', 'is closed; open another one')
  }

  const knownCatalog = (): CatalogView => {
    checkOpen()
    if (catalog === undefined) throw refuse('not_migrated', 'knows no catalog yet; call migrate first')
    return catalog
  }

  const read = <Answer>(query: (source: Database) => Answer): Answer => {
    try {
      return query(database)
    } catch (error) {
      throw toStorageError(error)
    }
  }

  const closeAll = async (): Promise<void> => {
    await writes.drain()
    listeners.clear()
    database.close()
  }

  return {
    specificationVersion: 'v1',
    name,
    capabilities: { durable: true, sharedByProcesses: true, leaseClock: 'caller' },

    migrate: async (wanted) => {
      checkOpen()
      const copy = structuredClone(wanted)
      const merge = (): CatalogView => mergeCatalog(catalog ?? new Map(), copy)
      await writes.run(() => migrateSchema(database, merge()))
      catalog = merge()
      cache.useTables(recordTablesOf(catalog))
    },

    commit: async (batch) => {
      const known = knownCatalog()
      const encoded = encodeCommitBatch(known, batch)
      const result = await writes.run(() => commitBatch(database, cache, encoded))
      if (result.committed && hasTaskForOthers(encoded)) for (const listener of listeners) queueMicrotask(listener)
      return result
    },

    get: async (keys) => {
      checkGet(knownCatalog(), keys)
      return read(() => getRecords(database, cache, keys))
    },

    find: async (query) => {
      checkFind(knownCatalog(), query)
      return read(() => findRecords(database, query))
    },

    lookup: async (key) => {
      knownCatalog()
      checkLookup(key)
      return read(() => lookUp(database, key))
    },

    claim: async (request) => {
      knownCatalog()
      checkClaim(request)
      const copy = structuredClone(request)
      if (!read(() => hasDueTask(database, copy))) return []
      return writes.run(() => claimTasks(database, copy))
    },

    renew: async (request) => {
      knownCatalog()
      checkRenew(request)
      const held = structuredClone(request.held)
      const leasedUntil = request.now + request.leaseMs
      return writes.run(() => held.map((task) => renewLease(database, task, leasedUntil)))
    },

    nextDueAt: async () => {
      knownCatalog()
      return read(() => readNextDueAt(database))
    },

    listParked: async (query) => {
      knownCatalog()
      checkListParked(query)
      return read(() => readParked(database, query))
    },

    readJournal: async (query) => {
      knownCatalog()
      checkReadJournal(query)
      return read(() => readJournal(database, query))
    },

    prune: async ({ now, limit }) => {
      knownCatalog()
      checkPrune({ now, limit })
      return writes.run(() => pruneKeys(database, now, limit))
    },

    stats: async ({ now }) => {
      knownCatalog()
      return read(() => readStats(database, now))
    },

    onWake: (listener) => {
      const hint = (): void => listener()
      listeners.add(hint)
      return () => listeners.delete(hint)
    },

    close: () => {
      closing ??= closeAll()
      return closing
    },
  }
}
