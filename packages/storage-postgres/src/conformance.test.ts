import { runStorageConformance } from '@linx/conformance'
import type { StorageAdapter } from '@linx/contracts'
import { startPostgres, type TestPostgres } from '@linx/test-postgres'
import pg from 'pg'
import { afterAll, beforeAll, describe, it } from 'vitest'
import { createPostgresStorage } from './create-postgres-storage.ts'

let postgres: TestPostgres
let pool: pg.Pool
const schemas = new WeakMap<StorageAdapter, string>()
let stores = 0

const open = (schema: string): StorageAdapter => {
  const storage = createPostgresStorage({ pool, schema, leaseClock: 'caller' })
  schemas.set(storage, schema)
  return storage
}

beforeAll(async () => {
  postgres = await startPostgres()
  pool = new pg.Pool({ connectionString: postgres.connectionString, max: 20 })
  pool.on('error', () => undefined)
})

afterAll(async () => {
  await pool.end()
  await postgres.stop()
})

runStorageConformance(
  {
    name: 'postgres',
    capabilities: { durable: true, sharedByProcesses: true, leaseClock: 'caller' },
    open: () => {
      stores += 1
      return open(`store_${stores}`)
    },
    reopen: (storage) => open(schemas.get(storage) ?? ''),
  },
  { describe, it },
)
