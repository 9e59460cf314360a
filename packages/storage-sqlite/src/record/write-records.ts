import type { EncodedBatch, EncodedPut, IndexValue, RecordKey } from '@linx/contracts'
import type { Database } from '../database/database.ts'
import type { RecordTable } from '../schema/record-table.ts'
import type { RecordCache, RecordRow } from './record-cache.ts'

/** One put or removal whose version was found right, with what is needed to write it. */
interface CheckedRecord {
  readonly key: RecordKey
  readonly table: RecordTable
  readonly former: RecordRow | undefined
  /** Absent: the record goes. */
  readonly put: EncodedPut | undefined
}

export type RecordCheck =
  | { readonly conflict: { readonly key: RecordKey; readonly actualVersion: number } }
  | { readonly conflict?: undefined; readonly records: readonly CheckedRecord[] }

/** Compares every expected version with the stored one. */
export const checkRecords = (cache: RecordCache, { puts, removals }: EncodedBatch): RecordCheck => {
  const records: CheckedRecord[] = []
  for (const [position, { key, expectedVersion }] of [...puts, ...removals].entries()) {
    const former = cache.read(key)
    const actualVersion = former?.version ?? 0
    if (actualVersion !== expectedVersion) return { conflict: { key, actualVersion } }
    records.push({ key, table: cache.table(key), former, put: puts[position] })
  }
  return { records }
}

const writeTerms = (database: Database, key: RecordKey, former: readonly string[], wanted: readonly string[]): void => {
  const { businessAccountId, kind, id } = key
  for (const term of former) {
    if (wanted.includes(term)) continue
    const sql = 'DELETE FROM record_term WHERE business_account_id = ? AND kind = ? AND term = ? AND id = ?'
    database.run(sql, businessAccountId, kind, term, id)
  }
  for (const term of wanted) {
    if (former.includes(term)) continue
    database.run('INSERT INTO record_term VALUES (?, ?, ?, ?)', businessAccountId, kind, term, id)
  }
}

const insert = (database: Database, table: RecordTable, { key, body, terms, indexes }: EncodedPut): RecordRow => {
  const termsText = JSON.stringify(terms)
  const rowId = database.insert(table.insert, key.businessAccountId, key.id, body, termsText, ...indexes)
  writeTerms(database, key, [], terms)
  return { rowId, version: 1, body, terms: termsText, indexes }
}

/** Sets only the columns that changed: SQLite rewrites the index of every column that an update names. */
const replace = (database: Database, { name, columns }: RecordTable, put: EncodedPut, former: RecordRow): RecordRow => {
  const { key, body, indexes } = put
  const version = former.version + 1
  let assignments = ''
  const values: IndexValue[] = []
  for (const [position, column] of columns.entries()) {
    const value = indexes[position] ?? null
    if (former.indexes[position] === value) continue
    assignments += `, ${column} = ?`
    values.push(value)
  }
  const terms = JSON.stringify(put.terms)
  if (terms !== former.terms) {
    assignments += ', terms = ?'
    values.push(terms)
    writeTerms(database, key, JSON.parse(former.terms), put.terms)
  }
  const sql = `UPDATE ${name} SET version = ?, body = ?${assignments} WHERE row_id = ?`
  database.run(sql, version, body, ...values, former.rowId)
  return { rowId: former.rowId, version, body, terms, indexes }
}

const remove = (database: Database, { key, table }: CheckedRecord, former: RecordRow): void => {
  database.run(`DELETE FROM ${table.name} WHERE row_id = ?`, former.rowId)
  writeTerms(database, key, JSON.parse(former.terms), [])
}

/** Writes the puts and removals of a batch that was found free of conflicts. */
export const writeRecords = (database: Database, cache: RecordCache, records: readonly CheckedRecord[]): void => {
  for (const record of records) {
    const { key, table, former, put } = record
    if (put !== undefined) {
      const row = former === undefined ? insert(database, table, put) : replace(database, table, put, former)
      cache.put(key, row)
    } else if (former !== undefined) {
      remove(database, record, former)
      cache.remove(key)
    }
  }
}
