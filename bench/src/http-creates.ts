import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { StorageAdapter } from '@linx/contracts'
import { createPostgresStorage } from '@linx/storage-postgres'
import { createSqliteStorage } from '@linx/storage-sqlite'
import { PostgresUnavailable, startPostgres } from '@linx/test-postgres'
import { runLanes } from './engine-workflows/run-lanes.ts'
import { type CreatesClient, type CreatesLoad, startClient } from './http-creates/creates-client.ts'
import { type CreatesHost, createCreatesHost } from './http-creates/creates-host.ts'
import { type Measurement, ratePerSecond, speedRatio } from './measure/interleave.ts'
import { formatAim, formatCount, formatRatio, printTable } from './measure/print-table.ts'

/** Another number is given as an argument. */
const DEFAULT_CREATES = 2_000
const LOAD: CreatesLoad = { creates: Number(process.argv[2] ?? DEFAULT_CREATES), inFlight: 64 }
const ROUNDS = 3
const MINIMUM_OF_ENGINE = 0.6
const SECOND_MS = 1_000

const timeEngine = async ({ create }: CreatesHost): Promise<number> => {
  const start = performance.now()
  await runLanes({ times: LOAD.creates, lanes: LOAD.inFlight }, create)
  return performance.now() - start
}

/** The candidates take turns; the first round is thrown away. */
const measureHost = async (host: CreatesHost, client: CreatesClient) => {
  const candidates = {
    engine: { name: 'engine, called directly', run: () => timeEngine(host) },
    api: { name: 'API over loopback', run: () => client.send({ ...LOAD, origin: host.apiOrigin }) },
    bare: { name: 'route that parses and replies', run: () => client.send({ ...LOAD, origin: host.bareOrigin }) },
  }
  const rates = { engine: [] as number[], api: [] as number[], bare: [] as number[] }
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const name of ['engine', 'api', 'bare'] as const) {
      const rate = (LOAD.creates * SECOND_MS) / (await candidates[name].run())
      if (round > 0) rates[name].push(rate)
    }
  }
  const measurementOf = (name: 'engine' | 'api' | 'bare'): Measurement => ({
    name: candidates[name].name,
    perSecond: rates[name],
  })
  return { engine: measurementOf('engine'), api: measurementOf('api'), bare: measurementOf('bare') }
}

const printStorage = (storage: string, { engine, api, bare }: Awaited<ReturnType<typeof measureHost>>): void => {
  const isKept = speedRatio(api, engine) >= MINIMUM_OF_ENGINE
  printTable(
    [`${formatCount(LOAD.creates)} creates on ${storage}`, 'creates/s', 'of the engine', 'of the bare route', 'aim'],
    [engine, api, bare].map((measured) => [
      measured.name,
      formatCount(ratePerSecond(measured)),
      formatRatio(speedRatio(measured, engine)),
      formatRatio(speedRatio(measured, bare)),
      measured === api ? formatAim(`≥ ${MINIMUM_OF_ENGINE} ×`, isKept) : '',
    ]),
  )
}

const measureStorage = async (name: string, storage: StorageAdapter, client: CreatesClient): Promise<void> => {
  const host = await createCreatesHost(storage)
  printStorage(name, await measureHost(host, client))
  await host.close()
}

const measurePostgres = async (client: CreatesClient): Promise<void> => {
  const { connectionString, stop } = await startPostgres()
  await measureStorage('PostgreSQL', createPostgresStorage({ connectionString }), client)
  await stop()
}

const folder = mkdtempSync(join(tmpdir(), 'linx-http-creates-'))
const client = startClient()
try {
  await measureStorage('SQLite', createSqliteStorage({ path: join(folder, 'linx.db') }), client)
  await measurePostgres(client)
} catch (error) {
  if (!(error instanceof PostgresUnavailable)) throw error
  console.log(`Not on PostgreSQL: ${error.message}`)
} finally {
  await client.stop()
  rmSync(folder, { recursive: true })
}
