import type { ClientBase } from 'pg'
import type { TableNames } from './table-names.ts'

/** What a database holds of a store. */
export interface SchemaState {
  readonly hasSchema: boolean
  /** 0: the base schema is not there. */
  readonly version: number
  /** The type of each column, by `<table>.<column>`. */
  readonly columns: ReadonlyMap<string, string>
  readonly indexes: ReadonlySet<string>
}

/** Reads what is there; locks nothing. */
export const readSchema = async (client: ClientBase, { schema, migration }: TableNames): Promise<SchemaState> => {
  const list = async <Row>(text: string): Promise<readonly Row[]> => (await client.query(text, [schema])).rows
  const columns = await list<{ name: string; type: string }>(
    `SELECT table_name || '.' || column_name AS name, data_type AS type
    FROM information_schema.columns WHERE table_schema = $1`,
  )
  const indexes = await list<{ name: string }>(
    'SELECT indexname AS name FROM pg_catalog.pg_indexes WHERE schemaname = $1',
  )
  const schemas = await list('SELECT 1 FROM pg_catalog.pg_namespace WHERE nspname = $1')
  const types = new Map(columns.map(({ name, type }) => [name, type]))
  const versions = types.has('migration.version') ? await client.query(`SELECT version FROM ${migration}`) : undefined
  return {
    hasSchema: schemas.length > 0,
    version: versions?.rows[0]?.version ?? 0,
    columns: types,
    indexes: new Set(indexes.map(({ name }) => name)),
  }
}
