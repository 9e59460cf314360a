import { hash } from 'node:crypto'
import type { StorageAdapter } from '@linx/contracts'
import { createQueuedClock } from '../clock/queued-clock.ts'
import { createVirtualClock, type VirtualClock } from '../clock/virtual-clock.ts'
import { findViolations, observeSimulation } from '../invariants/find-violations.ts'
import type { Fault } from '../process/fault.ts'
import { createProcess, type SimulatedProcess } from '../process/simulated-process.ts'
import { createSimulation, type Simulation, type SimulationPeers } from '../simulation/create-simulation.ts'
import { SAMPLE_PHONE } from '../simulation/customer-visit.ts'
import { loadSampleParties, SAMPLE_BUSINESS_ACCOUNT_ID } from '../simulation/sample-business.ts'
import { checkEnd } from './check-end.ts'
import type { Scenario, ScenarioMemory, ScenarioStep } from './scenario.ts'

export interface ScenarioOptions {
  /** A new storage for each run; it survives the processes. */
  readonly storage: StorageAdapter
  /** What goes wrong in the first process, the second one … ; the one behind the last is sound. */
  readonly faults: readonly (readonly Fault[])[]
  /** Other peers than sound ones. */
  readonly peers?: (clock: VirtualClock) => SimulationPeers
  /**
   * How processes work. `by-hand` (default): only in the steps that say so. `background`: each one's worker is started, so that it runs
   * what it commits at once.
   */
  readonly work?: 'by-hand' | 'background'
  /** Other, sound processes that work at the same time as each step. Default 0. */
  readonly helpers?: number
  /** How far the clock jumps before each step, in milliseconds, in turn. Default: not at all. */
  readonly clockJumps?: readonly number[]
  /** When it begins. Default 2026-03-02T15:00:00Z, a Monday morning in New York. */
  readonly start?: number
  /** A planted fault, for trying the invariants themselves. */
  readonly plant?: (storage: StorageAdapter) => StorageAdapter
}

export interface ScenarioRun {
  /** How many processes met a planned fault. */
  readonly struck: number
  /** Violated invariants, and an end that is not the scenario's. */
  readonly violations: readonly string[]
  /** Every call of every process, in order: `2 commit session@3 [workflow.confirm]`. */
  readonly trace: readonly string[]
}

const DEFAULT_START = Date.parse('2026-03-02T15:00:00Z')
/** A worker's tasks are free again behind this. */
const LEASE_MS = 30_000
const HORIZON_MS = 15 * 86_400_000

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

/** Runs one step; answers `false` if the process died in it. Errors that no fault explains are the scenario's own. */
const survives = async ({ simulation, life }: SimulatedProcess, step: ScenarioStep, memory: ScenarioMemory) => {
  try {
    await step(simulation, memory)
  } catch (error) {
    if (!life.hasStruck()) throw error
    return false
  }
  return !life.isDead()
}

/** The SHA-256 of a trace: the same run has the same one. */
export const hashTrace = (trace: readonly string[]): string => hash('sha256', trace.join('\n'))

const problemsOfAudit = async ({ linx }: Simulation): Promise<readonly string[]> => {
  const { problems } = await linx.audit.verify()
  return problems.map(({ problem, id }) => `${problem} ${id}`)
}

/**
 * Plays a scenario with processes that fail as planned. Whatever a process did not answer is asked again of the next one, once the
 * leases of the dead one have lapsed. Ends with a sound process that works until nothing is due.
 */
export const runScenario = async (scenario: Scenario, options: ScenarioOptions): Promise<ScenarioRun> => {
  const { storage, faults, plant = (sound) => sound, helpers = 0, clockJumps = [] } = options
  const { start: startedAt = DEFAULT_START } = options
  const clock = createQueuedClock(createVirtualClock(startedAt))
  const first = createSimulation({ storage, clock })
  await loadSampleParties(first.linx)
  const memory: ScenarioMemory = { startedAt, provenCodes: [], made: {} }
  await scenario.prepare?.(first, memory)
  const peers = { ...(options.peers?.(clock) ?? first), webhooks: first.webhooks }
  const trace: string[] = []
  const processes: SimulatedProcess[] = []

  const start = (plan: readonly Fault[]): SimulatedProcess => {
    const number = processes.length + 1
    const tell = (line: string) => void trace.push(`${number} ${line}`)
    const process = createProcess({ storage: plant(storage), clock, peers, plan, seed: number + 1, tell })
    processes.push(process)
    return process
  }

  const helping = Array.from({ length: helpers }, () => start([]))
  const startNext = () => start(faults[processes.length - helpers] ?? [])
  const untilQuiet: ScenarioStep = ({ runUntil }) => runUntil(memory.startedAt + HORIZON_MS)
  const withHelpers =
    (step: ScenarioStep): ScenarioStep =>
    (simulation, remembered) =>
      Promise.all([step(simulation, remembered), ...helping.map((helper) => helper.simulation.settle())])

  /** Never to before the beginning. */
  const jumpBy = (jump: number): void => {
    const now = clock.now()
    clock.set(Math.max(startedAt, now + jump))
    memory.startedAt += Math.max(0, clock.now() - now)
  }

  let process = startNext()
  for (const [index, each] of [...scenario.steps, untilQuiet].entries()) {
    const jump = clockJumps[index % clockJumps.length] ?? 0
    if (jump !== 0) jumpBy(jump)
    const step = withHelpers(options.work === 'background' ? inBackground(each) : each)
    while (!(await survives(process, step, memory))) {
      void process.simulation.engine.close()
      await clock.advance(LEASE_MS + 1)
      process = startNext()
    }
  }
  for (const { simulation } of processes) await simulation.engine.close()
  const { workflowId, stop } = memory
  const world = observeSimulation({ ...peers, clock }, storage, {
    answers: workflowId === undefined ? [] : [{ businessAccountId: SAMPLE_BUSINESS_ACCOUNT_ID, workflowId }],
    provenCodes: memory.provenCodes,
    optOuts: stop === undefined ? [] : [{ phoneNumber: SAMPLE_PHONE, ...stop }],
    auditProblems: await problemsOfAudit(first),
  })
  const violations = [...(await findViolations(world)), ...(await checkEnd(scenario, { ...first, ...peers }, memory))]
  return { struck: processes.filter(({ life }) => life.hasStruck()).length, violations, trace }
}
