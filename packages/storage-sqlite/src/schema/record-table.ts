import type { CatalogView } from '@linx/contracts'

/** The names and statements of one kind of record, put together once. The catalog's rules keep quotes out of names. */
export interface RecordTable {
  readonly name: string
  /** In the order of the catalog. */
  readonly columns: readonly string[]
  /** The columns' names without quotes, as the members of a selected row. */
  readonly members: readonly string[]
  /** The whole row as `rowId`, `version`, `body`, `terms` and the columns; parameters are tenant and id. */
  readonly select: string
  /** Parameters are tenant, id, body, terms and one value for each column. */
  readonly insert: string
}

export type RecordTables = ReadonlyMap<string, RecordTable>

/** The table of a kind. */
export const tableOf = (kind: string): string => `"record_${kind}"`

/** The column of an index. */
export const columnOf = (index: string): string => `"index_${index}"`

const toTable = (kind: string, indexes: readonly string[]): RecordTable => {
  const name = tableOf(kind)
  const columns = indexes.map(columnOf)
  const further = columns.map((column) => `, ${column}`).join('')
  return {
    name,
    columns,
    members: columns.map((column) => column.slice(1, -1)),
    select: `SELECT row_id AS rowId, version, body, terms${further} FROM ${name}
             WHERE business_account_id = ? AND id = ?`,
    insert: `INSERT INTO ${name} (business_account_id, id, version, body, terms${further})
             VALUES (?, ?, 1, ?, ?${', ?'.repeat(columns.length)})`,
  }
}

/** The tables of a catalog by kind. */
export const recordTablesOf = (catalog: CatalogView): RecordTables =>
  new Map(Array.from(catalog, ([kind, indexes]) => [kind, toTable(kind, [...indexes.keys()])]))
