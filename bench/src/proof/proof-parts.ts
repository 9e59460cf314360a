import { startPostgres } from '@linx/test-postgres'
import { scenarioTable } from '@linx/testing'
import { proveKills } from './kills/prove-kills.ts'
import type { KillStore } from './kills/round-files.ts'
import { plantedTable } from './planted/planted-table.ts'
import { provePlanted } from './planted/prove-planted.ts'
import { proveCrashPoints } from './points/crash-points.ts'
import { proveSecondFaults } from './points/second-faults.ts'
import { type StorageName, withStorages } from './proof-storages.ts'
import { proveRace } from './races/prove-races.ts'
import { raceTable } from './races/race-table.ts'
import type { ProofRow } from './report.ts'
import { proveDeterminism, proveSimulations } from './simulations/prove-simulations.ts'

export interface PartOptions {
  readonly storage: StorageName
  readonly seed: number
  /** 1: the figures of the reference; a tenth makes everything ten times shorter. */
  readonly size: number
}

/** One part of the proof on one storage; hands out its rows as they are done. */
export type ProofPart = (options: PartOptions) => AsyncGenerator<ProofRow, void, undefined>

/** How much of each is tried; on disks and networks a sample of what is tried in memory. */
interface Amounts {
  /** Every so manieth call. */
  readonly everyCall: number
  readonly secondFaults: number
  readonly seeds: number
  readonly sameSeeds: number
  readonly interleavings: number
  readonly kills: number
}

const AMOUNTS: { readonly [name in StorageName]: Amounts } = {
  memory: { everyCall: 1, secondFaults: 4_000, seeds: 5_000, sameSeeds: 100, interleavings: 2_000, kills: 0 },
  sqlite: { everyCall: 17, secondFaults: 200, seeds: 200, sameSeeds: 10, interleavings: 50, kills: 200 },
  postgres: { everyCall: 17, secondFaults: 200, seeds: 200, sameSeeds: 0, interleavings: 50, kills: 200 },
}

const share = (amount: number, size: number): number => Math.ceil(amount * size)

const points: ProofPart = async function* ({ storage, seed, size }) {
  const { everyCall, secondFaults } = AMOUNTS[storage]
  const sample = { every: Math.max(1, Math.round(everyCall / size)), offset: seed, scenarios: scenarioTable }
  yield await withStorages(storage, (storages) => proveCrashPoints({ storages, ...sample }))
  if (storage !== 'postgres') {
    const setting = { work: 'background' } as const
    yield await withStorages(storage, (storages) => proveCrashPoints({ storages, ...sample, setting }))
  }
  const runs = share(secondFaults, size)
  yield await withStorages(storage, (storages) => proveSecondFaults({ storages, scenarios: scenarioTable, runs, seed }))
}

const simulations: ProofPart = async function* ({ storage, seed, size }) {
  const { seeds, sameSeeds } = AMOUNTS[storage]
  const given = { scenarios: scenarioTable, seed }
  yield await withStorages(storage, (storages) => proveSimulations({ storages, ...given, seeds: share(seeds, size) }))
  if (sameSeeds === 0) return
  yield await withStorages(storage, (storages) =>
    proveDeterminism({ storages, ...given, seeds: share(sameSeeds, size) }),
  )
}

const races: ProofPart = async function* ({ storage, seed, size }) {
  const interleavings = share(AMOUNTS[storage].interleavings, size)
  for (const race of raceTable) {
    yield await withStorages(storage, (storages) => proveRace(race, { storages, interleavings, seed }))
  }
}

const planted: ProofPart = async function* ({ storage }) {
  if (storage !== 'memory') return
  for (const bug of plantedTable) yield await withStorages(storage, (storages) => provePlanted(bug, storages))
}

const WORKFLOWS_OF_A_ROUND = 20

const killOn = async (store: KillStore, { storage, seed, size }: PartOptions): Promise<ProofRow> => {
  const kills = share(AMOUNTS[storage].kills, size)
  const proof = await proveKills({ store, kills, workflows: WORKFLOWS_OF_A_ROUND, seed })
  const what = `${proof.workflows} workflows, ${proof.payments} payments, ${proof.doubledMessages} of ${proof.messages} SMS twice`
  return { proof: 'kill -9', on: storage, what, count: proof.kills, violations: proof.violations }
}

const kill: ProofPart = async function* (options) {
  if (options.storage === 'memory') return
  if (options.storage === 'sqlite') {
    yield await killOn({ storage: 'sqlite' }, options)
    return
  }
  const { connectionString, stop } = await startPostgres()
  try {
    yield await killOn({ storage: 'postgres', connectionString }, options)
  } finally {
    await stop()
  }
}

/** The parts by the names of their options. */
export const proofParts = { points, simulations, races, planted, kill } as const satisfies {
  readonly [name: string]: ProofPart
}

export type ProofPartName = keyof typeof proofParts
