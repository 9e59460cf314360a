import { Client } from 'pg'

/** What a database did since `begin`. */
export interface DatabaseWork {
  /** Statements as clients sent them. */
  readonly statements: number
  readonly writeAheadLogBytes: number
}

const FLUSH_MS = 1_200

/** Counts by `pg_stat_statements`, which the server must have loaded. */
export const countStatements = async (connectionString: string): Promise<() => Promise<DatabaseWork>> => {
  const client = new Client({ connectionString })
  await client.connect()
  await client.query('create extension if not exists pg_stat_statements')
  await client.query('select pg_stat_statements_reset()')
  const { rows } = await client.query<{ position: string }>('select pg_current_wal_insert_lsn() as position')
  return async () => {
    await new Promise((resolve) => setTimeout(resolve, FLUSH_MS))
    const answer = await client.query<{ statements: number; bytes: number }>(
      `select coalesce(sum(calls), 0)::float as statements, pg_wal_lsn_diff(pg_current_wal_insert_lsn(), $1)::float as bytes
       from pg_stat_statements s join pg_database d on d.oid = s.dbid
       where d.datname = current_database() and s.toplevel`,
      [rows[0]?.position],
    )
    await client.end()
    const [row] = answer.rows
    return { statements: row?.statements ?? 0, writeAheadLogBytes: row?.bytes ?? 0 }
  }
}
