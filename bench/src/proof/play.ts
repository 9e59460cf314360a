import {
  describeFault,
  type Fault,
  runScenario,
  type Scenario,
  type ScenarioOptions,
  type ScenarioRun,
} from '@linx/testing'
import type { ProofStorages } from './proof-storages.ts'

export type Setting = Omit<ScenarioOptions, 'storage' | 'faults'>

/** Plays a scenario on an empty storage; an error that escapes is a violation as well. */
export const play = (
  storages: ProofStorages,
  scenario: Scenario,
  faults: readonly (readonly Fault[])[],
  setting: Setting = {},
): Promise<ScenarioRun> =>
  storages.lend(async (storage) => {
    try {
      return await runScenario(scenario, { storage, faults, ...setting })
    } catch (error) {
      const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
      return { struck: 1, violations: [`THROWN: ${text}`], trace: [] }
    }
  })

const LINES_SHOWN = 40

/** What it takes to see a violation again: the scenario, its faults, and the end of the trace. */
export const describeRun = (
  scenario: Scenario,
  faults: readonly (readonly Fault[])[],
  { violations, trace }: ScenarioRun,
): string =>
  [
    `${scenario.name} | ${faults.map((plan) => plan.map(describeFault).join(' + ')).join(', then ')}`,
    ...violations.map((violation) => `  ${violation}`),
    ...trace.slice(-LINES_SHOWN).map((line) => `    ${line}`),
  ].join('\n')
