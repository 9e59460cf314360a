import type { IndexColumn } from '../schema/table-names.ts'
import type { ColumnEncodings } from '../sql/array-parameter.ts'
import { reasonNumber } from './conflict.ts'
import { FREE, type Section } from './section.ts'

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

/** Records that must not be there yet. One that another process inserts meanwhile breaks the primary key, and the group runs again. */
export const insertSection = ({ kind, table, columns }: RecordTable): Section => {
  const further = columns.map(({ name }) => `, ${name}`).join('')
  return {
    columns: { ...KEY, body: 'word', terms: 'word', ...indexEncodings(columns) },
    sql: (input, name) => ({
      conflicts: `SELECT given.batch, ${VERSION}, given.place, NULL, stored.version
        FROM ${input} AS given JOIN ${table} AS stored ON ${SAME}`,
      writes: [
        [
          name('inserted'),
          `INSERT INTO ${table} (business_account_id, id, version, body, terms${further})
          SELECT business_account_id, id, 1, body, terms${further} FROM ${input} WHERE ${FREE}`,
        ],
      ],
      terms: `SELECT business_account_id, '${kind}' AS kind, id, '[]' AS former, terms
        FROM ${input} WHERE terms <> '[]' AND ${FREE}`,
    }),
  }
}

/** The versions and terms that are stored beside the rows. */
const selectStored = (input: string, table: string, terms: string): string =>
  `SELECT given.batch, given.place, given.business_account_id, given.id, given.expected, ${terms} AS terms,
    coalesce(stored.version, 0) AS version, stored.terms AS former
  FROM ${input} AS given LEFT JOIN ${table} AS stored ON ${SAME}`

const conflictsOf = (stored: string): string =>
  `SELECT batch, ${VERSION}, place, NULL, version FROM ${stored} WHERE version <> expected`

const termsOf = (stored: string, kind: string): string =>
  `SELECT business_account_id, '${kind}' AS kind, id, former, terms FROM ${stored} WHERE former <> terms AND ${FREE}`

const countsOf = (input: string, written: string) => [
  { written: `SELECT count(*) FROM ${written}`, wanted: `SELECT count(*) FROM ${input} WHERE ${FREE}` },
]

/** Records that must be there at a version. */
export const replaceSection = ({ kind, table, columns }: RecordTable): Section => ({
  columns: { ...KEY, expected: 'integer', body: 'word', terms: 'word', ...indexEncodings(columns) },
  sql: (input, name) => ({
    before: [[name('stored'), selectStored(input, table, 'given.terms')]],
    conflicts: conflictsOf(name('stored')),
    writes: [
      [
        name('replaced'),
        `UPDATE ${table} AS stored SET version = stored.version + 1, body = given.body, terms = given.terms
          ${columns.map((column) => `, ${column.name} = given.${column.name}`).join('')}
        FROM ${input} AS given WHERE ${SAME} AND stored.version = given.expected AND given.${FREE} RETURNING 1`,
      ],
    ],
    counts: countsOf(input, name('replaced')),
    terms: termsOf(name('stored'), kind),
  }),
})

/** Records that must be there at a version and go. */
export const removeSection = ({ kind, table }: RecordTable): Section => ({
  columns: { ...KEY, expected: 'integer' },
  sql: (input, name) => ({
    before: [[name('stored'), selectStored(input, table, `'[]'`)]],
    conflicts: conflictsOf(name('stored')),
    writes: [
      [
        name('removed'),
        `DELETE FROM ${table} AS stored USING ${input} AS given
        WHERE ${SAME} AND stored.version = given.expected AND given.${FREE} RETURNING 1`,
      ],
    ],
    counts: countsOf(input, name('removed')),
    terms: termsOf(name('stored'), kind),
  }),
})
