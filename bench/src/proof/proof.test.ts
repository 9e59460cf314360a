import { scenarioTable } from '@linx/testing'
import { describe, expect, it } from 'vitest'
import { plantedTable } from './planted/planted-table.ts'
import { provePlanted } from './planted/prove-planted.ts'
import { proveCrashPoints } from './points/crash-points.ts'
import { everySeries } from './points/fault-series.ts'
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

describe('whatever a process meets', { timeout: 60_000 }, () => {
  it.each(scenarioTable.map((scenario) => [scenario.name, scenario] as const))('%s', async (_, scenario) => {
    await withStorages('memory', async (storages) => {
      expectSound(await proveCrashPoints({ storages, scenarios: [scenario], every: 17, offset: seed }), 1)
    })
  })

  it('and whose worker runs in the background', async () => {
    const setting = { work: 'background' } as const
    await withStorages('memory', async (storages) => {
      expectSound(await proveCrashPoints({ storages, scenarios: scenarioTable, every: 149, offset: seed, setting }), 20)
    })
  })

  it('also again and again while it recovers', async () => {
    await withStorages('memory', async (storages) => {
      expectSound(await proveSecondFaults({ storages, scenarios: scenarioTable, runs: 40, seed }), 40)
    })
  })

  it('also with several faults, processes and jumps of the clock', async () => {
    await withStorages('memory', async (storages) => {
      expectSound(await proveSimulations({ storages, scenarios: scenarioTable, seeds: 100, seed }), 100)
      expectSound(await proveDeterminism({ storages, scenarios: scenarioTable, seeds: 10, seed }), 10)
    })
  })
})

describe('in every order', { timeout: 60_000 }, () => {
  it.each(raceTable.map((race) => [race.name, race] as const))('%s', async (_, race) => {
    await withStorages('memory', async (storages) => {
      expectSound(await proveRace(race, { storages, interleavings: 12, seed }), 12)
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
