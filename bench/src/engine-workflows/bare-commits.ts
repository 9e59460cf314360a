import { DatabaseSync, type StatementSync } from 'node:sqlite'
import { encodeCommitBatch, mergeCatalog } from '@linx/contracts'
import { recordCatalog } from '@linx/engine'
import { createSqliteStorage } from '@linx/storage-sqlite'
import { type BareStatement, BareStatements } from './bare-statements.ts'
import type { CommitGroup } from './observe-commits.ts'

/** The groups of one run as statements, ready to be written. */
export type BarePlan = readonly (readonly BareStatement[])[]

/** Statements for groups of batches that follow upon `setup` in an empty file. */
export const planBareCommits = (setup: readonly CommitGroup[], measured: readonly CommitGroup[]) => {
  const catalog = mergeCatalog(new Map(), recordCatalog)
  const statements = new BareStatements(catalog)
  const planOf = (groups: readonly CommitGroup[]): BarePlan =>
    groups.map((group) => group.flatMap((batch) => statements.of(encodeCommitBatch(catalog, batch))))
  return { setup: planOf(setup), measured: planOf(measured) }
}

/** The settings of the storage itself (its `database.ts`), so that only the engine is missing. */
const PRAGMAS = [
  'synchronous = FULL',
  'temp_store = MEMORY',
  'cache_size = -65536',
  'wal_autocheckpoint = 8000',
  'journal_size_limit = 67108864',
]

const writeAll = (database: DatabaseSync, prepared: Map<string, StatementSync>, plan: BarePlan): void => {
  for (const group of plan) {
    database.exec('BEGIN IMMEDIATE')
    for (const { sql, parameters } of group) prepared.get(sql)?.run(...parameters)
    database.exec('COMMIT')
  }
}

/** Writes the measured groups into a new file, one transaction each; answers the milliseconds that took. */
export const writeBareCommits = async (
  path: string,
  plan: { readonly setup: BarePlan; readonly measured: BarePlan },
): Promise<number> => {
  const storage = createSqliteStorage({ path })
  await storage.migrate(recordCatalog)
  await storage.close()
  const database = new DatabaseSync(path)
  for (const pragma of PRAGMAS) database.exec(`PRAGMA ${pragma}`)
  const texts = new Set([...plan.setup, ...plan.measured].flat().map(({ sql }) => sql))
  const prepared = new Map([...texts].map((sql) => [sql, database.prepare(sql)]))
  writeAll(database, prepared, plan.setup)
  const start = performance.now()
  writeAll(database, prepared, plan.measured)
  const spentMs = performance.now() - start
  database.close()
  return spentMs
}
