import { join } from 'node:path'
import type { CreateTaskQueue } from './task-queue.ts'

/** One store of delayed tasks; compared with the bound on the same database. */
export interface QueueRow {
  readonly name: string
  readonly role: 'bound' | 'ours' | 'peer'
  readonly store: 'postgres' | 'sqlite'
  readonly load: () => Promise<CreateTaskQueue>
}

export const queueTable: readonly QueueRow[] = [
  {
    name: 'bare leased claim',
    role: 'bound',
    store: 'postgres',
    load: async () => (await import('./candidates/bare-lease.ts')).createBareLeaseQueue,
  },
  {
    name: 'storage adapter on PostgreSQL',
    role: 'ours',
    store: 'postgres',
    load: async () => {
      const { createStorageQueue } = await import('./candidates/storage-queue.ts')
      const { createPostgresStorage } = await import('@linx/storage-postgres')
      return ({ connectionString }) => createStorageQueue(createPostgresStorage({ connectionString }))
    },
  },
  {
    name: 'pg-boss',
    role: 'peer',
    store: 'postgres',
    load: async () => (await import('./candidates/pg-boss-queue.ts')).createPgBossQueue,
  },
  {
    name: 'graphile-worker',
    role: 'peer',
    store: 'postgres',
    load: async () => (await import('./candidates/graphile-queue.ts')).createGraphileQueue,
  },
  {
    name: 'bare leased claim on SQLite',
    role: 'bound',
    store: 'sqlite',
    load: async () => (await import('./candidates/bare-sqlite-lease.ts')).createBareSqliteLeaseQueue,
  },
  {
    name: 'storage adapter on SQLite',
    role: 'ours',
    store: 'sqlite',
    load: async () => {
      const { createStorageQueue } = await import('./candidates/storage-queue.ts')
      const { createSqliteStorage } = await import('@linx/storage-sqlite')
      return ({ folder }) => createStorageQueue(createSqliteStorage({ path: join(folder, 'linx.db') }))
    },
  },
]
