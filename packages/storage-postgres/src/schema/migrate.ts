import type { Pool, PoolClient } from 'pg'
import { sqlStateOf, toStorageError } from '../connection/postgres-error.ts'
import { planMigration, type WantedSchema } from './plan-migration.ts'
import { readSchema } from './read-schema.ts'
import type { TableNames } from './table-names.ts'

/** What processes that begin at once get from each other: the same name made twice, a deadlock, a serialization failure. */
const RACED = new Set(['23505', '42P06', '42P07', '42710', '40001', '40P01'])
const MAXIMUM_ATTEMPTS = 10

/** The row that processes lock, so that one migrates at a time. `IF NOT EXISTS` alone would need permissions for what is there. */
const lockMigration = async (client: PoolClient, { schema, migration }: TableNames, hasSchema: boolean) => {
  if (!hasSchema) await client.query(`CREATE SCHEMA IF NOT EXISTS "${schema}"`)
  await client.query(
    `CREATE TABLE IF NOT EXISTS ${migration} (id int PRIMARY KEY CHECK (id = 1), version int NOT NULL);
    INSERT INTO ${migration} VALUES (1, 0) ON CONFLICT DO NOTHING;
    SELECT 1 FROM ${migration} FOR UPDATE`,
  )
}

const migrateOnce = async (client: PoolClient, names: TableNames, wanted: WantedSchema): Promise<void> => {
  const before = await readSchema(client, names)
  if (planMigration(names, before, wanted).length === 0) return
  await client.query('BEGIN')
  try {
    await lockMigration(client, names, before.hasSchema)
    const missing = planMigration(names, await readSchema(client, names), wanted)
    if (missing.length > 0) await client.query(missing.join(';\n'))
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK')
    throw error
  }
}

/**
 * Brings the schema up to what is wanted in one transaction, one process at a time. Where nothing is missing it only reads, so that
 * a role without permission to create is enough once a deployment has migrated.
 */
export const migrate = async (pool: Pool, names: TableNames, wanted: WantedSchema): Promise<void> => {
  for (let attempt = 1; ; attempt += 1) {
    let client: PoolClient | undefined
    try {
      client = await pool.connect()
      await migrateOnce(client, names, wanted)
      client.release()
      return
    } catch (error) {
      client?.release(true)
      if (attempt === MAXIMUM_ATTEMPTS || !RACED.has(sqlStateOf(error) ?? '')) throw toStorageError(error)
    }
  }
}
