import { randomBytes } from 'node:crypto'
import { env } from 'node:process'
import pg from 'pg'
import { PostgresUnavailable } from './postgres-unavailable.ts'
import { type Cluster, type PostgresSettings, startCluster } from './start-cluster.ts'

export interface PostgresOptions {
  /** Settings of the server by name; with them the caller gets a cluster of its own, even if there is a `DATABASE_URL`. */
  readonly settings?: PostgresSettings
}

/** An empty database of the caller's own. */
export interface TestPostgres {
  readonly connectionString: string
  /** Drops the database and ends its connections. The cluster ends with the process, one with settings at once. */
  stop(): Promise<void>
}

/** Where a process keeps the one cluster that its test files share; a module may be evaluated more than once. */
const SHARED = Symbol.for('@linx/test-postgres')

const sharedCluster = (): Promise<Pick<Cluster, 'connectionString'>> => {
  const given = env.DATABASE_URL
  if (given !== undefined && given !== '') return Promise.resolve({ connectionString: given })
  const known: Promise<Cluster> | undefined = Reflect.get(globalThis, SHARED)
  const cluster = known ?? startCluster()
  Reflect.set(globalThis, SHARED, cluster)
  return cluster
}

const runAsAdministrator = async (connectionString: string, sql: string): Promise<void> => {
  const client = new pg.Client({ connectionString })
  try {
    await client.connect()
    await client.query(sql)
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new PostgresUnavailable(`${sql} failed: ${why}.`, cause)
  } finally {
    await client.end()
  }
}

const ofDatabase = (connectionString: string, name: string): string => {
  const url = new URL(connectionString)
  url.pathname = `/${name}`
  return url.href
}

const createDatabase = async (administrator: string): Promise<TestPostgres> => {
  const name = `linx_${randomBytes(6).toString('hex')}`
  await runAsAdministrator(administrator, `CREATE DATABASE ${name}`)
  return {
    connectionString: ofDatabase(administrator, name),
    stop: () => runAsAdministrator(administrator, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  }
}

/**
 * A real PostgreSQL: that of `DATABASE_URL`, whose user must be allowed to create databases, or the embedded one, started
 * once a process with durable commits. Throws `PostgresUnavailable`, whose message says what to do.
 */
export const startPostgres = async ({ settings }: PostgresOptions = {}): Promise<TestPostgres> => {
  if (settings === undefined) return createDatabase((await sharedCluster()).connectionString)
  const { connectionString, stop } = await startCluster(settings)
  return { connectionString, stop }
}
