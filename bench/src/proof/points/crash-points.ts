import type { Scenario } from '@linx/testing'
import { describeRun, play, type Setting } from '../play.ts'
import type { ProofStorages } from '../proof-storages.ts'
import type { ProofRow } from '../report.ts'
import { everySeries, type FaultSeries } from './fault-series.ts'

export interface PointOptions {
  readonly storages: ProofStorages
  readonly scenarios: readonly Scenario[]
  /** Every so manieth call is tried; default 1, all of them. */
  readonly every?: number
  /** Which of them; the seed, for samples. */
  readonly offset?: number
  readonly series?: readonly FaultSeries[]
  readonly setting?: Setting
  /** A series is broken off with so many violations; default 5. */
  readonly enough?: number
}

/** A fault at the first call, at the next … until the scenario ends before it is met. */
const trySeries = async (
  { storages, every = 1, offset = 0, setting, enough = 5 }: PointOptions,
  scenario: Scenario,
  { at }: FaultSeries,
) => {
  const violations: string[] = []
  let count = 0
  for (let call = 1 + (offset % every); ; call += every) {
    const faults = [[at(call)]]
    const run = await play(storages, scenario, faults, setting)
    if (run.violations.length > 0) violations.push(describeRun(scenario, faults, run))
    if (run.struck === 0 || violations.length === enough) return { count, violations }
    count += 1
  }
}

/** Tries every fault at every call of every scenario. */
export const proveCrashPoints = async (options: PointOptions): Promise<ProofRow> => {
  const { series = everySeries, storages, setting } = options
  const scenarios = options.scenarios.filter(({ work }) => work === undefined || work === (setting?.work ?? 'by-hand'))
  const violations: string[] = []
  let count = 0
  for (const scenario of scenarios) {
    for (const each of series) {
      const tried = await trySeries(options, scenario, each)
      count += tried.count
      violations.push(...tried.violations)
    }
  }
  const manner = setting?.work === 'background' ? 'worker in the background' : 'worker by hand'
  return {
    proof: 'crash points',
    on: storages.name,
    what: `${scenarios.length} scenarios, ${manner}`,
    count,
    violations,
  }
}
