import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { StorageAdapter } from '@linx/contracts'
import { createMemoryStorage } from '@linx/storage-memory'
import { createPostgresStorage } from '@linx/storage-postgres'
import { createSqliteStorage } from '@linx/storage-sqlite'
import { startPostgres } from '@linx/test-postgres'
import pg from 'pg'

export const STORAGE_NAMES = ['memory', 'sqlite', 'postgres'] as const

export type StorageName = (typeof STORAGE_NAMES)[number]

/** Hands out empty storages, one for each run. */
export interface ProofStorages {
  readonly name: StorageName
  /** Lends an empty storage to `use` and takes it back. */
  lend<Answer>(use: (storage: StorageAdapter) => Promise<Answer>): Promise<Answer>
  close(): Promise<void>
}

const inMemory = (): ProofStorages => ({
  name: 'memory',
  lend: (use) => use(createMemoryStorage()),
  close: async () => undefined,
})

const onSqlite = (): ProofStorages => {
  const folder = mkdtempSync(join(tmpdir(), 'linx-proof-'))
  let runs = 0
  return {
    name: 'sqlite',
    lend: async (use) => {
      const path = join(folder, `run-${++runs}.db`)
      const storage = createSqliteStorage({ path })
      try {
        return await use(storage)
      } finally {
        await storage.close()
        for (const suffix of ['', '-wal', '-shm']) rmSync(`${path}${suffix}`, { force: true })
      }
    },
    close: async () => rmSync(folder, { recursive: true, force: true }),
  }
}

const SCHEMA = 'proof'

/** Making a schema costs more than a run, so all runs share one. */
const EMPTY_ALL = `DO $$ DECLARE name text; BEGIN
  FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = '${SCHEMA}' AND tablename <> 'migration'
  LOOP EXECUTE format('DELETE FROM ${SCHEMA}.%I', name); END LOOP; END $$`

const onPostgres = async (): Promise<ProofStorages> => {
  const server = await startPostgres()
  const pool = new pg.Pool({ connectionString: server.connectionString, max: 10 })
  pool.on('error', () => undefined)
  const storage = createPostgresStorage({ pool, schema: SCHEMA, leaseClock: 'caller' })
  return {
    name: 'postgres',
    lend: async (use) => {
      try {
        return await use(storage)
      } finally {
        await pool.query(EMPTY_ALL)
      }
    },
    close: async () => {
      await storage.close()
      await pool.end()
      await server.stop()
    },
  }
}

const OPEN: { readonly [name in StorageName]: () => ProofStorages | Promise<ProofStorages> } = {
  memory: inMemory,
  sqlite: onSqlite,
  postgres: onPostgres,
}

/** Opens storages of a name for the time of `prove`. */
export const withStorages = async <Answer>(
  name: StorageName,
  prove: (storages: ProofStorages) => Promise<Answer>,
): Promise<Answer> => {
  const storages = await OPEN[name]()
  try {
    return await prove(storages)
  } finally {
    await storages.close()
  }
}
