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

type OpenStorage = (settings: EngineSettings) => Promise<StorageAdapter>

const openPostgres: OpenStorage = async ({ connectionString }) =>
  (await import('@linx/storage-postgres')).createPostgresStorage({ connectionString })

const openSqlite: OpenStorage = async ({ folder }) =>
  (await import('@linx/storage-sqlite')).createSqliteStorage({ path: join(folder, 'linx.db') })

/** The steps over a storage adapter alone; see `storage-contract.ts`. */
const overStorage = (open: OpenStorage) => async (): Promise<CreateDurableEngine> => {
  const { createStorageContractEngine } = await import('./candidates/storage-contract.ts')
  return async (settings, probe) => createStorageContractEngine(await open(settings), probe)
}

/** The main job of the whole engine; see `linx-engine.ts`. */
const wholeEngine = (open: OpenStorage) => async (): Promise<CreateDurableEngine> => {
  const { createLinxEngine } = await import('./candidates/linx-engine.ts')
  return async (settings, probe) => createLinxEngine(await open(settings), settings.workflows, probe)
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
  { name: 'LinX engine on PostgreSQL', role: 'ours', store: 'postgres', load: wholeEngine(openPostgres) },
  { name: 'LinX storage on PostgreSQL', role: 'ours', store: 'postgres', load: overStorage(openPostgres) },
  { name: 'LinX engine on SQLite', role: 'ours', store: 'sqlite', load: wholeEngine(openSqlite) },
  { name: 'LinX storage on SQLite', role: 'ours', store: 'sqlite', load: overStorage(openSqlite) },
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
