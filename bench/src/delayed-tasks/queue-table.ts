import type { CreateTaskQueue } from './task-queue.ts'

/** One store of delayed tasks. The first row is the bound that the others are compared with. */
export interface QueueRow {
  readonly name: string
  readonly isOurs: boolean
  readonly load: () => Promise<CreateTaskQueue>
}

export const queueTable: readonly QueueRow[] = [
  {
    name: 'bare leased claim',
    isOurs: false,
    load: async () => (await import('./candidates/bare-lease.ts')).createBareLeaseQueue,
  },
  {
    name: 'storage adapter on PostgreSQL',
    isOurs: true,
    load: async () => {
      const { createStorageQueue } = await import('./candidates/storage-queue.ts')
      const { createPostgresStorage } = await import('@linx/storage-postgres')
      return ({ connectionString }) => createStorageQueue(createPostgresStorage({ connectionString }))
    },
  },
  {
    name: 'pg-boss',
    isOurs: false,
    load: async () => (await import('./candidates/pg-boss-queue.ts')).createPgBossQueue,
  },
  {
    name: 'graphile-worker',
    isOurs: false,
    load: async () => (await import('./candidates/graphile-queue.ts')).createGraphileQueue,
  },
]
