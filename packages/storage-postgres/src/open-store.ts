import type {
  CatalogView,
  CommitResult,
  EncodedBatch,
  FindQuery,
  JsonObject,
  RecordKey,
  StoredRecord,
  UniqueEntry,
  UniqueKey,
} from '@linx/contracts'
import pg from 'pg'
import { CommitQueue } from './commit/commit-queue.ts'
import { GroupWriter } from './commit/group-writer.ts'
import { sectionsOf } from './commit/sections.ts'
import { Connections } from './connection/connections.ts'
import { createJournalReader } from './journal.ts'
import type { PostgresStorageOptions } from './postgres-storage-options.ts'
import { findRecords } from './record/find-records.ts'
import { createRecordReader } from './record/get-records.ts'
import type { RecordLists } from './schema/record-lists.ts'
import { type TableNames, tableNamesOf } from './schema/table-names.ts'
import { Loader } from './sql/loader.ts'
import { createClaimer, createRenewer, type LeaseNow } from './task/claim-tasks.ts'
import { createNextDueReader, createParkedReader, createStatsReader } from './task/read-tasks.ts'
import { createKeyPruner, createKeyReader } from './unique-keys.ts'
import { WakeChannel } from './wake-channel.ts'

/** For `find`, `migrate` and `LISTEN`, beside the connections that are kept. */
const FURTHER_CONNECTIONS = 4

/** A search reads one page: to compile its plan, which the planner may think of as costly, takes longer than to run it. */
const WITHOUT_COMPILING = '-c jit=off'

const openReaders = (pool: pg.Pool, connections: Connections, names: TableNames, leaseNow: LeaseNow) => ({
  records: new Loader<RecordKey, StoredRecord>(createRecordReader(connections, names)),
  keys: new Loader<UniqueKey, UniqueEntry>(createKeyReader(connections, names)),
  find: <Body extends JsonObject>(query: FindQuery, lists: RecordLists) => findRecords<Body>(pool, names, query, lists),
  claim: createClaimer(connections, names, leaseNow),
  renew: createRenewer(connections, names, leaseNow),
  nextDueAt: createNextDueReader(connections, names),
  parked: createParkedReader(connections, names),
  stats: createStatsReader(connections, names, leaseNow),
  journal: createJournalReader(connections, names),
  prune: createKeyPruner(connections, names),
})

/** Puts the parts of a store together. */
export const openStore = (options: PostgresStorageOptions) => {
  const { schema = 'linx', leaseClock = 'storage', maximumGroup = 500, onGroup } = options
  const { commitConnections = 2, queryConnections = 2, tuneSessions = true } = options
  const names = tableNamesOf(schema)
  const max = commitConnections + queryConnections + FURTHER_CONNECTIONS
  const settings = tuneSessions ? { options: WITHOUT_COMPILING } : {}
  const pool = options.pool ?? new pg.Pool({ connectionString: options.connectionString, max, ...settings })
  if (options.pool === undefined) pool.on('error', () => undefined)
  const commits = new Connections(pool, { maximum: commitConnections, isTuned: tuneSessions })
  const queries = new Connections(pool, { maximum: queryConnections, isTuned: tuneSessions })
  const wake = new WakeChannel(pool, queries, schema)
  const isDatabaseClock = leaseClock === 'storage'
  let writer: GroupWriter | undefined

  const queue = new CommitQueue(
    { write: async (batches, mode) => (await writer?.write(batches, mode)) ?? [] },
    { maximumGroup, maximumInFlight: commitConnections, ...(onGroup === undefined ? {} : { onGroup }) },
  )

  return {
    pool,
    names,
    wake,
    readers: openReaders(pool, queries, names, (now) => (isDatabaseClock ? null : now)),
    commit: (batch: EncodedBatch): Promise<CommitResult> => queue.commit(batch),
    /** To be called when `migrate` has made room for the catalog. */
    useCatalog: (catalog: CatalogView): void => {
      const sections = sectionsOf(names, catalog)
      writer = new GroupWriter(commits, { sections, recordTerm: names.recordTerm, isDatabaseClock })
    },
    close: async (): Promise<void> => {
      await queue.drain()
      await wake.close()
      await Promise.all([commits.close(), queries.close()])
      if (options.pool === undefined) await pool.end()
    },
  }
}
