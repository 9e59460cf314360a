import { hashTrace, type Scenario } from '@linx/testing'
import { describeRun } from '../play.ts'
import type { ProofStorages } from '../proof-storages.ts'
import type { ProofRow } from '../report.ts'
import { planSeed, playStory, shrinkStory } from './simulate-seed.ts'

export interface SimulationProofOptions {
  readonly storages: ProofStorages
  readonly scenarios: readonly Scenario[]
  readonly seeds: number
  /** The first seed. */
  readonly seed: number
}

/** Plays one story for each seed; a violation is shown with its seed and as few faults as it takes. */
export const proveSimulations = async (options: SimulationProofOptions): Promise<ProofRow> => {
  const { storages, scenarios, seeds, seed: firstSeed } = options
  const violations: string[] = []
  let faults = 0
  for (let seed = firstSeed; seed < firstSeed + seeds; seed += 1) {
    const story = planSeed(seed, scenarios)
    const run = await playStory(storages, story)
    faults += run.struck
    if (run.violations.length === 0) continue
    const smallest = await shrinkStory(storages, { story, run })
    const { scenario, faults: fewest, setting } = smallest.story
    violations.push(`seed ${seed} ${JSON.stringify(setting)}: ${describeRun(scenario, fewest, smallest.run)}`)
  }
  const what = `one story a seed, ${faults.toLocaleString('en-US')} processes struck`
  return { proof: 'simulations', on: storages.name, what, count: seeds, violations }
}

/** The same seed twice must do the same, call for call. */
export const proveDeterminism = async (options: SimulationProofOptions): Promise<ProofRow> => {
  const { storages, scenarios, seeds, seed: firstSeed } = options
  const violations: string[] = []
  for (let seed = firstSeed; seed < firstSeed + seeds; seed += 1) {
    const hashes = new Set<string>()
    for (let time = 0; time < 2; time += 1) {
      hashes.add(hashTrace((await playStory(storages, planSeed(seed, scenarios))).trace))
    }
    if (hashes.size > 1) violations.push(`seed ${seed} did not do the same twice`)
  }
  return { proof: 'simulations', on: storages.name, what: 'same seed, same trace hash', count: seeds, violations }
}
