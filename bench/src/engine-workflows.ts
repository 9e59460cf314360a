import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Load, planRounds, type RoundTimes, runRound } from './engine-workflows/run-round.ts'
import { type Measurement, ratePerSecond, speedRatio } from './measure/interleave.ts'
import { median } from './measure/median.ts'
import { formatAim, formatCount, formatRatio, printTable } from './measure/print-table.ts'

const WORKFLOWS = 1_500
const IN_FLIGHT = [64, 256]
const ROUNDS = 3
const MINIMUM_OF_BARE = 0.5
const SECOND_MS = 1_000

interface LoadTimes {
  readonly rounds: readonly RoundTimes[]
  readonly commits: number
  readonly bareGroups: number
}

const runRounds = async (folder: string, load: Load): Promise<LoadTimes> => {
  const plan = await planRounds(join(folder, `plan-${load.inFlight}.db`), load)
  const rounds: RoundTimes[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    rounds.push(await runRound(folder, `${load.inFlight}-${round}`, load, plan))
  }
  return { rounds, commits: plan.commits, bareGroups: plan.measured.length }
}

const printLoad = ({ workflows, inFlight }: Load, { rounds, commits, bareGroups }: LoadTimes): void => {
  const measurementOf = (name: string, timeOf: (times: RoundTimes) => number): Measurement => ({
    name,
    perSecond: rounds.map((times) => (workflows * SECOND_MS) / timeOf(times)),
  })
  const memory = measurementOf('engine in memory', ({ memoryMs }) => memoryMs)
  const sqlite = measurementOf('engine on SQLite', ({ sqliteMs }) => sqliteMs)
  const bare = measurementOf('bare SQLite commits, same rows and groups', ({ bareMs }) => bareMs)
  const groups = median(rounds.map((times) => times.groups))
  const isKept = speedRatio(sqlite, bare) >= MINIMUM_OF_BARE
  printTable(
    [
      `${formatCount(workflows)} workflows, ${inFlight} in flight`,
      'workflows/s',
      'commits/s',
      'of the bare bound',
      'aim',
    ],
    [memory, sqlite, bare].map((measured) => [
      measured.name,
      formatCount(ratePerSecond(measured)),
      formatCount((ratePerSecond(measured) * commits) / workflows),
      formatRatio(speedRatio(measured, bare)),
      measured === sqlite ? formatAim(`≥ ${MINIMUM_OF_BARE} ×`, isKept) : '',
    ]),
  )
  console.log(
    `${(commits / workflows).toFixed(1)} commits a workflow; commits a group: engine ${formatCount(commits / groups)}, bare ${formatCount(commits / bareGroups)}\n`,
  )
}

const folder = mkdtempSync(join(tmpdir(), 'linx-bench-'))
try {
  for (const inFlight of IN_FLIGHT) {
    const load = { workflows: WORKFLOWS, inFlight }
    printLoad(load, await runRounds(folder, load))
  }
} finally {
  rmSync(folder, { recursive: true })
}
