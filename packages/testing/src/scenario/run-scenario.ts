import type { StorageAdapter } from '@linx/contracts'
import { findViolations, observeSimulation } from '../invariants/find-violations.ts'
import { createSimulation, type Simulation, type SimulationPeers } from '../simulation/create-simulation.ts'
import { demandValue } from '../simulation/customer-visit.ts'
import { loadSampleParties } from '../simulation/sample-business.ts'
import { createFaultyStorage, type FaultyStorage, type StorageFault } from '../storage/faulty-storage.ts'
import type { Scenario, ScenarioMemory, ScenarioStep } from './scenario-table.ts'

export interface ScenarioOptions {
  /** A new storage for each run; it survives the processes. */
  readonly storage: StorageAdapter
  /** What goes wrong in the first process, the second one … ; the one behind the last is sound. */
  readonly deaths: readonly StorageFault[]
  /** Other peers than sound ones. */
  readonly peers?: (clock: Simulation['clock']) => SimulationPeers
  /**
   * How processes work. `by-hand` (default): only in the steps that say so. `background`: each one's worker is started, so that it runs
   * what it commits at once.
   */
  readonly work?: 'by-hand' | 'background'
  /** A planted fault, for trying the invariants themselves. */
  readonly plant?: (storage: StorageAdapter) => StorageAdapter
}

export interface ScenarioRun {
  /** How many of the planned faults struck. */
  readonly struck: number
  /** Violated invariants, and an end that is not the scenario's. */
  readonly violations: readonly string[]
}

/** A worker's tasks are free again behind this. */
const LEASE_MS = 30_000
const HORIZON_MS = 15 * 86_400_000
/** A worker in the background wakes at due times only: looks at an empty queue are no points of interest. */
const POLICY = { worker: { pollMs: HORIZON_MS } }

interface Process {
  readonly simulation: Simulation
  readonly storage: FaultyStorage
}

/** The step of a process whose worker runs beside it. */
const inBackground =
  (step: ScenarioStep): ScenarioStep =>
  async (simulation, memory) => {
    const { engine, clock } = simulation
    await engine.worker.start()
    await clock.advance(1)
    await step(simulation, memory)
    await clock.advance(1)
  }

/** Runs one step; answers `false` if the process died in it. Other errors are the scenario's own. */
const survives = async ({ simulation, storage }: Process, step: ScenarioStep, memory: ScenarioMemory) => {
  try {
    await step(simulation, memory)
  } catch (error) {
    if (!storage.hasStruck()) throw error
    return false
  }
  return !storage.isDead()
}

const wrongEnd = async (
  scenario: Scenario,
  { linx, rails }: Pick<Simulation, 'linx' | 'rails'>,
  memory: ScenarioMemory,
) => {
  const { status } = demandValue(await linx.workflows.get(memory.workflowId ?? ''))
  const entries = Object.values(rails).flatMap((rail) => rail.ledger().entries())
  return [
    ...(status === scenario.status ? [] : [`expected the end ${scenario.status}, found ${status}`]),
    ...(entries.length === scenario.payments
      ? []
      : [`expected ${scenario.payments} payments, found ${entries.length}`]),
  ]
}

/**
 * Plays a scenario with processes that fail as planned. Whatever a process did not answer is asked again of the next one, once the
 * leases of the dead one have lapsed. Ends with a sound process that works until nothing is due.
 */
export const runScenario = async (scenario: Scenario, options: ScenarioOptions): Promise<ScenarioRun> => {
  const { storage, deaths, plant = (sound) => sound } = options
  const first = createSimulation({ storage })
  const { clock } = first
  await loadSampleParties(first.linx)
  const peers = options.peers?.(clock) ?? first
  const processes: Process[] = []

  const start = (): Process => {
    const fault = deaths[processes.length]
    const faulty = createFaultyStorage(plant(storage), fault === undefined ? [] : [fault])
    const simulation = createSimulation({ storage: faulty, clock, peers, seed: 2 + processes.length, policy: POLICY })
    const process = { simulation, storage: faulty }
    processes.push(process)
    return process
  }

  const memory: ScenarioMemory = { startedAt: clock.now() }
  const untilQuiet: ScenarioStep = ({ runUntil }) => runUntil(memory.startedAt + HORIZON_MS)
  let process = start()
  for (const step of [...scenario.steps, untilQuiet]) {
    while (!(await survives(process, options.work === 'background' ? inBackground(step) : step, memory))) {
      void process.simulation.engine.close()
      await clock.advance(LEASE_MS + 1)
      process = start()
    }
  }
  await process.simulation.engine.close()
  const world = observeSimulation({ ...peers, clock }, storage, { answeredWorkflowIds: [memory.workflowId ?? ''] })
  return {
    struck: processes.filter((each) => each.storage.hasStruck()).length,
    violations: [
      ...(await findViolations(world)),
      ...(await wrongEnd(scenario, { linx: first.linx, rails: peers.rails }, memory)),
    ],
  }
}
