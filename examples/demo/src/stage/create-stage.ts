import type { Instant, StorageAdapter } from '@linx/contracts'
import type { EventEnvelope } from '@linx/engine'
import { createSqliteStorage } from '@linx/storage-sqlite'
import { createSimulation, type Simulation, type SimulationOptions } from '@linx/testing'
import type { Actor, Printer } from '../output/printer.ts'
import type { Checks } from './checks.ts'
import { createNews } from './news.ts'

/** Where the stories take place: one engine on one SQLite file, in simulated time. */
export interface Stage extends Pick<Simulation, 'clock' | 'engine' | 'linx' | 'rails' | 'sms'> {
  readonly storage: StorageAdapter
  readonly printer: Printer
  readonly checks: Checks
  /** Prints a step at the simulated now. */
  step(actor: Actor, text: string): void
  /** Runs what is due and prints the news. */
  settle(): Promise<void>
  /** Lets the time pass, with everything that is due on the way, and prints the news. */
  runUntil(instant: Instant): Promise<void>
  /** Every event so far, as a webhook would carry it. */
  envelopes(): readonly EventEnvelope[]
  /** Closes engine and file; safe to call twice. */
  close(): Promise<void>
  [Symbol.asyncDispose](): Promise<void>
}

export interface StageOptions extends Omit<SimulationOptions, 'storage'> {
  /** The SQLite file, made if it is not there. */
  readonly path: string
  readonly printer: Printer
  readonly checks: Checks
}

/** Opens the file with an engine of its own. */
export const createStage = ({ path, printer, checks, ...world }: StageOptions): Stage => {
  const storage = createSqliteStorage({ path })
  const simulation = createSimulation({ storage, ...world })
  const { engine, clock } = simulation
  const news = createNews(simulation, printer)

  const close = async (): Promise<void> => {
    await engine.close()
    await storage.close()
  }

  return {
    ...simulation,
    storage,
    printer,
    checks,
    step: (actor, text) => printer.step(clock.now(), actor, text),
    settle: async () => {
      await simulation.settle()
      news.print()
    },
    runUntil: async (instant) => {
      await simulation.runUntil(instant)
      news.print()
    },
    envelopes: news.envelopes,
    close,
    [Symbol.asyncDispose]: close,
  }
}
