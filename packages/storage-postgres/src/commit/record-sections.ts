import type { IndexColumn } from '../schema/table-names.ts'
import type { ColumnEncodings } from '../sql/array-parameter.ts'
import { reasonNumber } from './conflict.ts'
import type { Section } from './section.ts'

const KEY: ColumnEncodings = { batch: 'integer', place: 'integer', business_account_id: 'word', id: 'word' }
const SAME = 'stored.business_account_id = given.business_account_id AND stored.id = given.id'
const VERSION = reasonNumber('version')

export interface RecordTable {
  readonly kind: string
  /** Qualified. */
  readonly table: string
  readonly columns: readonly IndexColumn[]
}

const indexEncodings = (columns: readonly IndexColumn[]): ColumnEncodings =>
  Object.fromEntries(columns.map(({ name, type }) => [name, type === 'string' ? 'text' : 'number']))

/** Records that must not be there yet. One that another process inserts meanwhile breaks the primary key. */
export const insertSection = ({ kind, table, columns }: RecordTable): Section => {
  const further = columns.map(({ name }) => `, ${name}`).join('')
  return {
    columns: { ...KEY, body: 'word', terms: 'word', ...indexEncodings(columns) },
    sql: ({ input, isFree }) => ({
      conflicts: `SELECT given.batch, ${VERSION}, given.place, NULL, stored.version
        FROM ${input} AS given JOIN ${table} AS stored ON ${SAME}`,
      write: `INSERT INTO ${table} (business_account_id, id, version, body, terms${further})
        SELECT business_account_id, id, 1, body, terms${further} FROM ${input} WHERE ${isFree}`,
      terms: `SELECT business_account_id, '${kind}' AS kind, id, '[]' AS former, terms
        FROM ${input} WHERE terms <> '[]' AND ${isFree}`,
    }),
  }
}

const conflictsOf = (input: string, table: string): string =>
  `SELECT given.batch, ${VERSION}, given.place, NULL, coalesce(stored.version, 0)
  FROM ${input} AS given LEFT JOIN ${table} AS stored ON ${SAME}
  WHERE stored.version IS DISTINCT FROM given.expected`

/** Records that must be there at a version. Only the write reads the former terms, and keeps them if they change. */
export const replaceSection = ({ kind, table, columns }: RecordTable): Section => ({
  columns: { ...KEY, expected: 'integer', body: 'word', terms: 'word', ...indexEncodings(columns) },
  sql: ({ input, written, isFree }) => ({
    conflicts: conflictsOf(input, table),
    write: `UPDATE ${table} AS stored SET version = stored.version + 1, body = given.body, terms = given.terms,
        former_terms = CASE WHEN stored.terms <> given.terms THEN stored.terms END
        ${columns.map((column) => `, ${column.name} = given.${column.name}`).join('')}
      FROM ${input} AS given WHERE ${SAME} AND stored.version = given.expected AND ${isFree}
      RETURNING stored.business_account_id, stored.id, stored.former_terms, stored.terms`,
    isCounted: true,
    terms: `SELECT business_account_id, '${kind}' AS kind, id, former_terms AS former, terms
      FROM ${written} WHERE former_terms IS NOT NULL`,
  }),
})

/** Records that must be there at a version and go. */
export const removeSection = ({ kind, table }: RecordTable): Section => ({
  columns: { ...KEY, expected: 'integer' },
  sql: ({ input, written, isFree }) => ({
    conflicts: conflictsOf(input, table),
    write: `DELETE FROM ${table} AS stored USING ${input} AS given
      WHERE ${SAME} AND stored.version = given.expected AND ${isFree}
      RETURNING stored.business_account_id, stored.id, stored.terms`,
    isCounted: true,
    terms: `SELECT business_account_id, '${kind}' AS kind, id, terms AS former, '[]' AS terms
      FROM ${written} WHERE terms <> '[]'`,
  }),
})
