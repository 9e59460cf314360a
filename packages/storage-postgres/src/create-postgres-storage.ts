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
  encodeCommitBatch,
  type FindQuery,
  type JsonObject,
  mergeCatalog,
  type RecordKey,
  type StorageAdapter,
  StorageError,
} from '@linx/contracts'
import { hasTaskForOthers } from './commit/has-task-for-others.ts'
import { toStorageError } from './connection/postgres-error.ts'
import { openStore } from './open-store.ts'
import type { PostgresStorageOptions } from './postgres-storage-options.ts'
import { migrate } from './schema/migrate.ts'
import { mergeLists, type RecordLists } from './schema/record-lists.ts'

const copyKey = ({ businessAccountId, kind, id }: RecordKey): RecordKey => ({ businessAccountId, kind, id })

/**
 * Storage in one schema of PostgreSQL 14 or later, durable and shared by any number of processes: all commits of a moment in one
 * statement, claims by `SKIP LOCKED` under leases that the clock of the database judges. Opens no connection before the first
 * call. Throws `StorageError` `invalid_schema`.
 */
export const createPostgresStorage = (options: PostgresStorageOptions): StorageAdapter => {
  const { name = 'postgres', leaseClock = 'storage' } = options
  const store = openStore(options)
  const { readers, wake } = store
  const underWay = new Set<Promise<unknown>>()
  let known: CatalogView | undefined
  let lists: RecordLists = new Map()
  let closing: Promise<void> | undefined

  const refuse = (code: string, why: string): StorageError =>
    new StorageError(`Storage ${name} ${why}.`, { code, isRetryable: false })

  const checkOpen = (): void => {
    if (closing !== undefined) throw refuse('closed', 'is closed; open another one')
  }

  const catalog = (): CatalogView => {
    checkOpen()
    if (known === undefined) throw refuse('not_migrated', 'knows no catalog yet; call migrate first')
    return known
  }

  /** Lets `close` wait for it, and gives errors in the contract's terms. */
  const track = async <Answer>(call: Promise<Answer>): Promise<Answer> => {
    underWay.add(call)
    try {
      return await call
    } catch (error) {
      throw toStorageError(error)
    } finally {
      underWay.delete(call)
    }
  }

  const closeAll = async (): Promise<void> => {
    await Promise.allSettled(underWay)
    await store.close()
  }

  return {
    specificationVersion: 'v1',
    name,
    capabilities: {
      durable: true,
      sharedByProcesses: true,
      leaseClock: leaseClock === 'caller' ? 'caller' : 'storage',
    },

    migrate: async (wanted) => {
      checkOpen()
      const copy = structuredClone(wanted)
      const next = () => ({ catalog: mergeCatalog(known ?? new Map(), copy), lists: mergeLists(lists, copy) })
      await track(migrate(store.pool, store.names, next()))
      const migrated = next()
      known = migrated.catalog
      lists = migrated.lists
      store.useCatalog(known)
    },

    commit: async (batch) => {
      const encoded = encodeCommitBatch(catalog(), batch)
      const result = await track(store.commit(encoded))
      if (result.committed && hasTaskForOthers(encoded)) wake.announce()
      return result
    },

    get: async (keys) => {
      checkGet(catalog(), keys)
      return keys.length === 0 ? [] : track(readers.records.load(keys.map(copyKey)))
    },

    find: async <Body extends JsonObject>(query: FindQuery) => {
      checkFind(catalog(), query)
      return track(readers.find<Body>(query, lists))
    },

    lookup: async (key) => {
      catalog()
      checkLookup(key)
      const { businessAccountId, scope, value } = key
      return (await track(readers.keys.load([{ businessAccountId, scope, value }])))[0]
    },

    claim: async (request) => {
      catalog()
      checkClaim(request)
      return track(readers.claim(request))
    },

    renew: async ({ now, leaseMs, held }) => {
      catalog()
      checkRenew({ now, leaseMs, held })
      return held.length === 0 ? [] : track(readers.renew(now, leaseMs, structuredClone(held)))
    },

    nextDueAt: async () => {
      catalog()
      return track(readers.nextDueAt())
    },

    listParked: async (query) => {
      catalog()
      checkListParked(query)
      return track(readers.parked(query))
    },

    readJournal: async (query) => {
      catalog()
      checkReadJournal(query)
      return track(readers.journal(query))
    },

    prune: async ({ now, limit }) => {
      catalog()
      checkPrune({ now, limit })
      return track(readers.prune(now, limit))
    },

    stats: async ({ now }) => {
      catalog()
      return track(readers.stats(now))
    },

    onWake: (listener) => wake.listen(listener),

    close: () => {
      closing ??= closeAll()
      return closing
    },
  }
}
