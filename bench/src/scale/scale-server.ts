import { startPostgres } from '@linx/test-postgres'

/** A server for millions of rows, durable as in production: these are what an operator of one would set first. */
const SETTINGS = {
  shared_buffers: '2GB',
  max_wal_size: '16GB',
  checkpoint_timeout: '15min',
  maintenance_work_mem: '512MB',
  work_mem: '16MB',
  effective_cache_size: '8GB',
  random_page_cost: 1.1,
} as const

/** What the server is set to, for people to read. */
export const serverSettings = Object.entries(SETTINGS)
  .map(([name, value]) => `${name}=${value}`)
  .join(', ')

/** Starts a server of this benchmark's own; throws `PostgresUnavailable`. */
export const startScaleServer = () => startPostgres({ settings: SETTINGS })
