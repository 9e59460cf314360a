import type { EncodedBatch, EncodedPut, IndexValue, RecordKey } from '@linx/contracts'
import type { Database } from '../database/database.ts'
import type { RecordTable, RecordTables } from '../schema/record-table.ts'

/** A record as it stands before a batch: further members are its index columns. */
interface FormerRow {
  readonly row_id: number
  readonly version: number
  readonly terms: string
  readonly [column: string]: IndexValue
}

/** One put or removal whose version was found right, with what is needed to write it. */
interface CheckedRecord {
  readonly key: RecordKey
  readonly table: RecordTable
  readonly former: FormerRow | undefined
  /** Absent: the record goes. */
  readonly put: EncodedPut | undefined
}

export type RecordCheck =
  | { readonly conflict: { readonly key: RecordKey; readonly actualVersion: number } }
  | { readonly conflict?: undefined; readonly records: readonly CheckedRecord[] }

const tableFor = (tables: RecordTables, { kind }: RecordKey): RecordTable => {
  const table = tables.get(kind)
  if (table === undefined) throw new TypeError(`The kind ${kind} passed the check of the batch but has no table.`)
  return table
}

/** Compares every expected version with the stored one. */
export const checkRecords = (
  database: Database,
  tables: RecordTables,
  { puts, removals }: EncodedBatch,
): RecordCheck => {
  const records: CheckedRecord[] = []
  for (const [position, { key, expectedVersion }] of [...puts, ...removals].entries()) {
    const table = tableFor(tables, key)
    const former = database.get<FormerRow>(table.selectFormer, key.businessAccountId, key.id)
    const actualVersion = former?.version ?? 0
    if (actualVersion !== expectedVersion) return { conflict: { key, actualVersion } }
    records.push({ key, table, former, put: puts[position] })
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

const insert = (database: Database, table: RecordTable, { key, body, terms, indexes }: EncodedPut): void => {
  database.run(table.insert, key.businessAccountId, key.id, body, JSON.stringify(terms), ...indexes)
  writeTerms(database, key, [], terms)
}

/** The stored name of a quoted column. */
const memberOf = (column: string): string => column.slice(1, -1)

/** Sets only the columns that changed: SQLite rewrites the index of every column that an update names. */
const replace = (database: Database, { name, columns }: RecordTable, put: EncodedPut, former: FormerRow): void => {
  const { key, body, expectedVersion, indexes } = put
  let assignments = ''
  const values: IndexValue[] = []
  for (const [position, column] of columns.entries()) {
    const value = indexes[position] ?? null
    if (former[memberOf(column)] === value) continue
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
  database.run(sql, expectedVersion + 1, body, ...values, former.row_id)
}

/** Writes the puts and removals of a batch that was found free of conflicts. */
export const writeRecords = (database: Database, records: readonly CheckedRecord[]): void => {
  for (const { key, table, former, put } of records) {
    if (former === undefined) {
      if (put !== undefined) insert(database, table, put)
      continue
    }
    if (put !== undefined) {
      replace(database, table, put, former)
      continue
    }
    database.run(`DELETE FROM ${table.name} WHERE row_id = ?`, former.row_id)
    writeTerms(database, key, JSON.parse(former.terms), [])
  }
}
