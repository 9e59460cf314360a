import { join } from 'node:path'
import type { StorageAdapter } from '@linx/contracts'
import type { CreateDurableEngine, EngineSettings } from './durable-engine.ts'

export type CandidateRole = 'ours' | 'peer' | 'bound'

/** One way to run the workflow. Modules are loaded in the child process of the candidate alone. */
export interface CandidateRow {
  readonly name: string
  readonly role: CandidateRole
  readonly store: 'postgres' | 'sqlite' | 'own'
  readonly load: () => Promise<CreateDurableEngine>
}

/** The steps over a storage adapter alone; see `storage-contract.ts`. */
const overStorage =
  (open: (settings: EngineSettings) => Promise<StorageAdapter>): (() => Promise<CreateDurableEngine>) =>
  async () => {
    const { createStorageContractEngine } = await import('./candidates/storage-contract.ts')
    return async (settings, probe) => createStorageContractEngine(await open(settings), probe)
  }

export const candidateTable: readonly CandidateRow[] = [
  {
    name: 'bare SQL, one statement a step',
    role: 'bound',
    store: 'postgres',
    load: async () => (await import('./candidates/bare-sql.ts')).createBareStepEngine,
  },
  {
    name: 'bare SQL, grouped',
    role: 'bound',
    store: 'postgres',
    load: async () => (await import('./candidates/bare-sql.ts')).createBareGroupedEngine,
  },
  {
    name: 'DBOS',
    role: 'peer',
    store: 'postgres',
    load: async () => (await import('./candidates/dbos.ts')).createDbosEngine,
  },
  {
    name: 'pg-boss',
    role: 'peer',
    store: 'postgres',
    load: async () => (await import('./candidates/pg-boss.ts')).createPgBossEngine,
  },
  {
    name: 'graphile-worker',
    role: 'peer',
    store: 'postgres',
    load: async () => (await import('./candidates/graphile-worker.ts')).createGraphileWorkerEngine,
  },
  {
    name: 'Restate',
    role: 'peer',
    store: 'own',
    load: async () => (await import('./candidates/restate.ts')).createRestateEngine,
  },
  {
    name: 'storage adapter on PostgreSQL',
    role: 'ours',
    store: 'postgres',
    load: overStorage(async ({ connectionString }) => {
      const { createPostgresStorage } = await import('@linx/storage-postgres')
      return createPostgresStorage({ connectionString })
    }),
  },
  {
    name: 'storage adapter on SQLite',
    role: 'ours',
    store: 'sqlite',
    load: overStorage(async ({ folder }) => {
      const { createSqliteStorage } = await import('@linx/storage-sqlite')
      return createSqliteStorage({ path: join(folder, 'linx.db') })
    }),
  },
  {
    name: 'bare SQLite, grouped',
    role: 'bound',
    store: 'sqlite',
    load: async () => (await import('./candidates/bare-sqlite.ts')).createBareSqliteEngine,
  },
  {
    name: 'OpenWorkflow on SQLite',
    role: 'peer',
    store: 'sqlite',
    load: async () => (await import('./candidates/openworkflow.ts')).createOpenWorkflowEngine,
  },
]
