import type { WorkflowStatus } from '@linx/core'
import type { Simulation } from '../simulation/create-simulation.ts'

/** What the people outside remember; it survives the process. */
export interface ScenarioMemory {
  /** When the scenario began. It jumps forth with the clock and never back, so that people wait no less than they would. */
  startedAt: number
  /** Of the workflow, once its creation was answered. */
  workflowId?: string
  /** When nothing was to follow the Customer's STOP any more, and how many texts had been sent by then. */
  stop?: { readonly at: number; readonly sendsBefore: number }
  /** One-time codes that were taken, by the reference of their SMS. */
  readonly provenCodes: string[]
  /** Ids of other things that were answered, by what the scenario calls them. */
  readonly made: { [what: string]: string }
}

/** Something that people or time do. Whoever gets no answer does it again, so a step may be run several times. */
export type ScenarioStep = (simulation: Simulation, memory: ScenarioMemory) => Promise<unknown>

/** A story that must end the same whatever happens to processes on the way. */
export interface Scenario {
  readonly name: string
  /** What is there before anything can go wrong. */
  readonly prepare?: ScenarioStep
  readonly steps: readonly ScenarioStep[]
  /** `by-hand`: people come before a worker does, or wait for it, so none may work by itself. Default: any. */
  readonly work?: 'by-hand'
  /** How its workflow ends. Default: it is about none. */
  readonly status?: WorkflowStatus
  /** How often money moves in the end. */
  readonly payments: number
  /** What else must be true in the end: one sentence for each thing that is not. */
  readonly check?: (simulation: Simulation, memory: ScenarioMemory) => Promise<readonly string[]>
}
