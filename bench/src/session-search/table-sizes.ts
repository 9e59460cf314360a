import { Client } from 'pg'
import type { SessionStock } from './session-stock.ts'

/** A table with its indexes. */
export interface TableSize {
  readonly table: string
  readonly rows: number
  readonly bytes: number
  readonly indexBytes: number
}

/** The tables of a stock that hold anything, the largest first. */
export const readTableSizes = async ({ connectionString, schema }: SessionStock): Promise<readonly TableSize[]> => {
  const client = new Client({ connectionString })
  await client.connect()
  const { rows } = await client.query<TableSize>(
    `SELECT relname AS table, reltuples::float8 AS rows, pg_total_relation_size(c.oid)::float8 AS bytes,
      pg_indexes_size(c.oid)::float8 AS "indexBytes"
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = $1 AND c.relkind = 'r' AND c.reltuples > 0 ORDER BY bytes DESC`,
    [schema],
  )
  await client.end()
  return rows
}
