import { join } from 'node:path'
import type { StorageAdapter } from '@linx/contracts'
import { createMemoryStorage } from '@linx/storage-memory'
import { createSqliteStorage } from '@linx/storage-sqlite'
import { planBareCommits, writeBareCommits } from './bare-commits.ts'
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
  readonly commits: number
  readonly groups: number
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

/** The engine in memory, the engine on a new file, and what it wrote there written bare into another new file. */
export const runRound = async (folder: string, name: string, load: Load): Promise<RoundTimes> => {
  const memory = createMemoryStorage()
  const memoryMs = await runEngine(memory, load)
  await memory.close()

  const path = join(folder, `engine-${name}.db`)
  const observed = observeCommits((onGroup) => createSqliteStorage({ path, onGroup }))
  let setup: readonly CommitGroup[] = []
  const sqliteMs = await runEngine(observed.storage, load, () => {
    setup = observed.takeGroups()
  })
  const measured = observed.takeGroups()
  await observed.storage.close()

  const bareMs = await writeBareCommits(join(folder, `bare-${name}.db`), planBareCommits(setup, measured))
  return { memoryMs, sqliteMs, bareMs, commits: measured.flat().length, groups: measured.length }
}
