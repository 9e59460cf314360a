import type { Simulation } from '@linx/testing'

/** What racers share. */
export interface RaceWorld {
  /** Of the racer: every other one is in a second process. */
  readonly process: Simulation
  /** Ids that `prepare` made, by what the race calls them. */
  readonly made: { [what: string]: string }
  /** Moves the clock, when its turn comes. */
  moveClock(instant: number): Promise<void>
}

export type Racer = (world: RaceWorld) => Promise<unknown>

/** Things that happen at the same time, in every order that a scheduler can think of. */
export interface Race {
  readonly name: string
  /** What is there before; runs alone. */
  readonly prepare: (world: Simulation, made: RaceWorld['made']) => Promise<unknown>
  readonly racers: readonly Racer[]
  /** How it may end; all of them, or at least two, are met over many interleavings. */
  readonly ends: readonly string[]
  /** How it ended. */
  readonly endOf: (world: Simulation, made: RaceWorld['made']) => Promise<string>
}
