import { scenarioTable } from '@linx/testing'
import { describe, expect, it } from 'vitest'
import { plantedTable } from './planted/planted-table.ts'
import { provePlanted } from './planted/prove-planted.ts'
import { proveCrashPoints } from './points/crash-points.ts'
import { everySeries, type FaultSeries } from './points/fault-series.ts'
import { proveSecondFaults } from './points/second-faults.ts'
import { withStorages } from './proof-storages.ts'
import { proveRace } from './races/prove-races.ts'
import { raceTable } from './races/race-table.ts'
import { formatRows, type ProofRow } from './report.ts'
import { proveDeterminism, proveSimulations } from './simulations/prove-simulations.ts'

/** The short form of `pnpm proof`, in memory. */
const seed = 7
const rows: ProofRow[] = []

const expectSound = (row: ProofRow, atLeast = 1) => {
  rows.push(row)
  expect(row.violations.join('\n')).toBe('')
  expect(row.count).toBeGreaterThanOrEqual(atLeast)
}

/** Every third fault, others for the next scenario; together they are all. */
const faultsFor = (position: number): readonly FaultSeries[] =>
  everySeries.filter((_, place) => place % 3 === position % 3)

describe('whatever a process meets', { timeout: 60_000 }, () => {
  it.each(scenarioTable.map((scenario, position) => [scenario.name, scenario, position] as const))(
    '%s',
    async (_, scenario, position) => {
      const sample = { scenarios: [scenario], series: faultsFor(position), every: 23 }
      await withStorages('memory', async (storages) => expectSound(await proveCrashPoints({ storages, ...sample })))
    },
  )

  it('and whose worker runs in the background', async () => {
    const scenarios = scenarioTable.filter((_, position) => position % 3 === 0)
    const sample = { scenarios, series: faultsFor(seed), every: 47, offset: seed }
    const setting = { work: 'background' } as const
    await withStorages('memory', async (storages) => {
      expectSound(await proveCrashPoints({ storages, ...sample, setting }), 5)
    })
  })

  it('also again and again while it recovers', async () => {
    await withStorages('memory', async (storages) => {
      expectSound(await proveSecondFaults({ storages, scenarios: scenarioTable, runs: 20, seed }), 20)
    })
  })

  it('also with several faults, processes and jumps of the clock', async () => {
    await withStorages('memory', async (storages) => {
      expectSound(await proveSimulations({ storages, scenarios: scenarioTable, seeds: 50, seed }), 50)
      expectSound(await proveDeterminism({ storages, scenarios: scenarioTable, seeds: 5, seed }), 5)
    })
  })
})

describe('in every order', { timeout: 60_000 }, () => {
  it.each(raceTable.map((race) => [race.name, race] as const))('%s', async (_, race) => {
    await withStorages('memory', async (storages) => {
      expectSound(await proveRace(race, { storages, interleavings: 8, seed }), 8)
    })
  })
})

describe('a planted bug is caught', { timeout: 60_000 }, () => {
  it.each(plantedTable.map((bug) => [bug.name, bug] as const))('%s', async (_, bug) => {
    await withStorages('memory', async (storages) => expectSound(await provePlanted(bug, storages)))
  })
})

describe('the table of the proof', () => {
  it('has a line for everything that was tried, and every fault there is was', () => {
    const table = formatRows(rows)
    process.stdout.write(`${table}\n`)
    expect(table.split('\n')).toHaveLength(rows.length + 2)
    expect(everySeries).toHaveLength(14)
    expect(plantedTable).toHaveLength(10)
    expect(raceTable.length).toBeGreaterThanOrEqual(10)
  })
})
