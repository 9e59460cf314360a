import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { StorageAdapter } from '@linx/contracts'
import { createMemoryStorage } from '@linx/storage-memory'
import { createSqliteStorage } from '@linx/storage-sqlite'
import { planBareCommits, writeBareCommits } from './engine-workflows/bare-commits.ts'
import { createHost } from './engine-workflows/host.ts'
import { observeCommits } from './engine-workflows/observe-commits.ts'
import { runLanes } from './engine-workflows/run-lanes.ts'
import { type Measurement, ratePerSecond, speedRatio } from './measure/interleave.ts'
import { median } from './measure/median.ts'
import { formatAim, formatCount, formatRatio, printTable } from './measure/print-table.ts'

const WORKFLOWS = 2_000
const IN_FLIGHT = 256
const ROUNDS = 3
const MINIMUM_OF_BARE = 0.5
const SECOND_MS = 1_000

/** The main job over a storage; `onStarted` is called between the preparation and the measured part. */
const runEngine = async (storage: StorageAdapter, onStarted: () => void = () => undefined): Promise<number> => {
  const host = createHost(storage, IN_FLIGHT)
  await host.start(IN_FLIGHT)
  onStarted()
  const start = performance.now()
  await runLanes({ times: WORKFLOWS, lanes: IN_FLIGHT }, host.runWorkflow)
  await host.stop()
  return performance.now() - start
}

interface RoundTimes {
  readonly memoryMs: number
  readonly sqliteMs: number
  readonly bareMs: number
  readonly commits: number
  readonly groups: number
}

const runRound = async (folder: string, round: number): Promise<RoundTimes> => {
  const memory = createMemoryStorage()
  const memoryMs = await runEngine(memory)
  await memory.close()

  const observed = observeCommits((onGroup) =>
    createSqliteStorage({ path: join(folder, `engine-${round}.db`), onGroup }),
  )
  let setup: ReturnType<typeof observed.takeGroups> = []
  const sqliteMs = await runEngine(observed.storage, () => {
    setup = observed.takeGroups()
  })
  const measured = observed.takeGroups()
  await observed.storage.close()

  const bareMs = await writeBareCommits(join(folder, `bare-${round}.db`), planBareCommits(setup, measured))
  return { memoryMs, sqliteMs, bareMs, commits: measured.flat().length, groups: measured.length }
}

const folder = mkdtempSync(join(tmpdir(), 'linx-bench-'))
const rounds: RoundTimes[] = []
try {
  await runRound(folder, 0)
  for (let round = 1; round <= ROUNDS; round += 1) rounds.push(await runRound(folder, round))
} finally {
  rmSync(folder, { recursive: true })
}

const measurementOf = (name: string, timeOf: (times: RoundTimes) => number): Measurement => ({
  name,
  perSecond: rounds.map((times) => (WORKFLOWS * SECOND_MS) / timeOf(times)),
})

const memory = measurementOf('engine in memory', ({ memoryMs }) => memoryMs)
const sqlite = measurementOf('engine on SQLite', ({ sqliteMs }) => sqliteMs)
const bare = measurementOf('bare SQLite commits, same rows and groups', ({ bareMs }) => bareMs)
const commits = median(rounds.map((times) => times.commits))
const aim = formatAim(`≥ ${MINIMUM_OF_BARE} ×`, speedRatio(sqlite, bare) >= MINIMUM_OF_BARE)

printTable(
  [
    `${formatCount(WORKFLOWS)} workflows, ${IN_FLIGHT} in flight`,
    'workflows/s',
    'commits/s',
    'of the bare bound',
    'aim',
  ],
  [memory, sqlite, bare].map((measured) => [
    measured.name,
    formatCount(ratePerSecond(measured)),
    formatCount((ratePerSecond(measured) * commits) / WORKFLOWS),
    formatRatio(speedRatio(measured, bare)),
    measured === sqlite ? aim : '',
  ]),
)
console.log(
  `Commits a workflow: ${(commits / WORKFLOWS).toFixed(1)}; commits a group: ${median(rounds.map((times) => times.commits / times.groups)).toFixed(0)}.\n`,
)
