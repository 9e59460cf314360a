import { createHash } from 'node:crypto'
import { type CatalogView, StorageError } from '@linx/contracts'

/** The tables of one store, qualified and quoted: the adapter relies on no search path. */
export interface TableNames {
  /** Not quoted. */
  readonly schema: string
  readonly migration: string
  readonly uniqueKey: string
  readonly task: string
  readonly journal: string
  readonly recordTerm: string
  /** The table of a kind of record. */
  record(kind: string): string
}

/** One index of a kind as a column. */
export interface IndexColumn {
  /** Quoted. */
  readonly name: string
  readonly type: 'string' | 'number'
}

const SCHEMA = /^[a-z_][a-z0-9_]{0,47}$/
/** PostgreSQL cuts longer names off (NAMEDATALEN - 1), which would make two of them one. */
const MAXIMUM_NAME = 63
const HASH_CHARACTERS = 8

/** Throws `StorageError` `invalid_schema` for a name that would need quotes. */
export const tableNamesOf = (schema: string): TableNames => {
  if (!SCHEMA.test(schema)) {
    const message = `The schema ${JSON.stringify(schema)} must match ${SCHEMA.source}.`
    throw new StorageError(message, { code: 'invalid_schema', isRetryable: false })
  }
  const qualified = (table: string): string => `"${schema}"."${table}"`
  return {
    schema,
    migration: qualified('migration'),
    uniqueKey: qualified('unique_key'),
    task: qualified('task'),
    journal: qualified('journal'),
    recordTerm: qualified('record_term'),
    record: (kind) => qualified(`record_${kind}`),
  }
}

/** The column of an index, quoted. */
export const columnOf = (index: string): string => `"index_${index}"`

/** The columns of a kind in the order of the catalog view. */
export const indexColumnsOf = (catalog: CatalogView, kind: string): readonly IndexColumn[] =>
  Array.from(catalog.get(kind) ?? [], ([index, type]) => ({ name: columnOf(index), type }))

/** An index of a kind, or the two of a list. */
export type IndexNames = readonly [filter: string, sort?: string]

/** The name of the database's index over an index of a kind, or over a list's two, quoted; long ones end with a hash. */
export const indexNameOf = (kind: string, ...indexes: IndexNames): string => {
  const name = `record_${kind}.${indexes.join('+')}`
  if (name.length <= MAXIMUM_NAME) return `"${name}"`
  const hash = createHash('sha256').update(name).digest('hex').slice(0, HASH_CHARACTERS)
  return `"${name.slice(0, MAXIMUM_NAME - HASH_CHARACTERS - 1)}~${hash}"`
}
