import { type CatalogView, StorageError } from '@linx/contracts'
import type { Database } from '../database/database.ts'
import { BASE_SCHEMA } from './base-schema.ts'
import { columnOf, tableOf } from './record-table.ts'

/** "LinX" in ASCII: marks the file as ours (PRAGMA application_id). */
const APPLICATION_ID = 0x4c696e58

const refuse = (code: string, message: string): StorageError => new StorageError(message, { code, isRetryable: false })

const pragmaNumber = (database: Database, name: 'application_id' | 'user_version'): number =>
  Object.values(database.get<Record<string, number>>(`PRAGMA ${name}`) ?? {})[0] ?? 0

const migrateBase = (database: Database): void => {
  const applicationId = pragmaNumber(database, 'application_id')
  const version = pragmaNumber(database, 'user_version')
  if (applicationId !== 0 && applicationId !== APPLICATION_ID) {
    throw refuse('foreign_file', 'The SQLite file belongs to another application. Give another path.')
  }
  if (version > BASE_SCHEMA.length) {
    throw refuse('schema_newer', `The SQLite file has schema version ${version}, newer than ${BASE_SCHEMA.length}.`)
  }
  for (const step of BASE_SCHEMA.slice(version)) database.exec(step)
  database.exec(`PRAGMA application_id = ${APPLICATION_ID}`)
  database.exec(`PRAGMA user_version = ${BASE_SCHEMA.length}`)
}

/** Whole numbers up to 2^53 are exact in REAL. */
const COLUMN_TYPES = { string: 'TEXT', number: 'REAL' } as const

const migrateIndex = (database: Database, kind: string, index: string, type: 'string' | 'number'): void => {
  const [table, column] = [tableOf(kind), columnOf(index)]
  const columns = database.all<{ name: string; type: string }>(`PRAGMA table_info(${table})`)
  const existing = columns.find(({ name }) => `"${name}"` === column)
  if (existing === undefined) database.exec(`ALTER TABLE ${table} ADD COLUMN ${column} ${COLUMN_TYPES[type]}`)
  else if (existing.type !== COLUMN_TYPES[type]) {
    throw refuse('invalid_catalog', `Index ${kind}.${index} is stored as ${existing.type}; it cannot become a ${type}.`)
  }
  database.exec(`CREATE INDEX IF NOT EXISTS "record_${kind}.${index}" ON ${table} (business_account_id, ${column}, id)`)
}

const migrateKind = (database: Database, kind: string, indexes: ReadonlyMap<string, 'string' | 'number'>): void => {
  database.exec(`CREATE TABLE IF NOT EXISTS ${tableOf(kind)} (
    row_id INTEGER PRIMARY KEY,
    business_account_id TEXT NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    body TEXT NOT NULL,
    terms TEXT NOT NULL,
    UNIQUE (business_account_id, id)
  )`)
  for (const [index, type] of indexes) migrateIndex(database, kind, index, type)
}

/** Brings the file up to the base schema and the catalog. Runs inside a write transaction; adds only, drops nothing. */
export const migrateSchema = (database: Database, catalog: CatalogView): void => {
  migrateBase(database)
  for (const [kind, indexes] of catalog) migrateKind(database, kind, indexes)
}
