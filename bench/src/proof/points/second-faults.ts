import { createSeededRandom, type Fault, type Scenario, type SeededRandom } from '@linx/testing'
import { pick } from '../pick.ts'
import { describeRun, play } from '../play.ts'
import type { ProofStorages } from '../proof-storages.ts'
import type { ProofRow } from '../report.ts'
import { storageDeaths } from './fault-series.ts'

export interface SecondFaultOptions {
  readonly storages: ProofStorages
  readonly scenarios: readonly Scenario[]
  readonly runs: number
  readonly seed: number
}

const LATEST_CALL = 25
const MOST_DEATHS = 4
/** Many plans name a call that a short story never reaches. */
const MOST_TRIES_A_RUN = 20

const planDeaths = (random: SeededRandom): readonly (readonly Fault[])[] =>
  Array.from({ length: 2 + random.below(MOST_DEATHS - 1) }, () => [
    pick(random, storageDeaths).at(1 + random.below(LATEST_CALL)),
  ])

/** Processes that die again, and again, while they recover; counts runs in which at least two died. */
export const proveSecondFaults = async ({ storages, scenarios, runs, seed }: SecondFaultOptions): Promise<ProofRow> => {
  const random = createSeededRandom(seed)
  const violations: string[] = []
  let count = 0
  for (let tries = 0; count < runs && tries < runs * MOST_TRIES_A_RUN; tries += 1) {
    const scenario = pick(random, scenarios)
    const faults = planDeaths(random)
    const run = await play(storages, scenario, faults)
    if (run.violations.length > 0) violations.push(describeRun(scenario, faults, run))
    if (run.struck > 1 || run.violations.length > 0) count += 1
  }
  return { proof: 'deaths in recovery', on: storages.name, what: 'two to four deaths, sampled', count, violations }
}
