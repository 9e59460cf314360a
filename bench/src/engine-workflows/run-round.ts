import { join } from 'node:path'
import type { StorageAdapter } from '@linx/contracts'
import { createMemoryStorage } from '@linx/storage-memory'
import { createSqliteStorage } from '@linx/storage-sqlite'
import { type BarePlan, planBareCommits, writeBareCommits } from './bare-commits.ts'
import { createHost } from './host.ts'
import { type CommitGroup, observeCommits } from './observe-commits.ts'
import { runLanes } from './run-lanes.ts'

/** How much is done, and how much of it at a time. */
export interface Load {
  readonly workflows: number
  readonly inFlight: number
}

/** What one round took, and what the storage made of it. */
export interface RoundTimes {
  readonly memoryMs: number
  readonly sqliteMs: number
  readonly bareMs: number
  /** Transactions of the engine's own run on SQLite. */
  readonly groups: number
}

/** What a bare run writes. */
export interface BareRun {
  readonly setup: BarePlan
  readonly measured: BarePlan
  readonly commits: number
}

/** The main job over a storage; `onStarted` is called between the preparation and the measured part. */
const runEngine = async (
  storage: StorageAdapter,
  { workflows, inFlight }: Load,
  onStarted: () => void = () => undefined,
): Promise<number> => {
  const host = createHost(storage, inFlight)
  await host.start(inFlight)
  onStarted()
  const start = performance.now()
  await runLanes({ times: workflows, lanes: inFlight }, host.runWorkflow)
  await host.stop()
  return performance.now() - start
}

/**
 * One run that warms everything up and is not counted: what it wrote is the plan of every bare run, since each run of a load writes the same
 * rows but for ids and instants. To watch a counted run would charge the engine for keeping its batches.
 */
export const planRounds = async (path: string, load: Load): Promise<BareRun> => {
  await runEngine(createMemoryStorage(), load)
  const observed = observeCommits((onGroup) => createSqliteStorage({ path, onGroup }))
  let setup: readonly CommitGroup[] = []
  await runEngine(observed.storage, load, () => {
    setup = observed.takeGroups()
  })
  const measured = observed.takeGroups()
  await observed.storage.close()
  return { ...planBareCommits(setup, measured), commits: measured.flat().length }
}

/** The engine in memory, the engine on a new file, and the plan written bare into another new file. */
export const runRound = async (folder: string, name: string, load: Load, plan: BareRun): Promise<RoundTimes> => {
  const memory = createMemoryStorage()
  const memoryMs = await runEngine(memory, load)
  await memory.close()

  let groups = 0
  const path = join(folder, `engine-${name}.db`)
  const onGroup = (): void => {
    groups += 1
  }
  const sqlite = createSqliteStorage({ path, onGroup })
  const sqliteMs = await runEngine(sqlite, load, () => {
    groups = 0
  })
  await sqlite.close()

  const bareMs = await writeBareCommits(join(folder, `bare-${name}.db`), plan)
  return { memoryMs, sqliteMs, bareMs, groups }
}
