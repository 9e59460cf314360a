import type { StorageAdapter } from '@linx/contracts'
import type { VirtualClock } from '../clock/virtual-clock.ts'
import { createSimulation, type Simulation } from '../simulation/create-simulation.ts'
import { createFaultyStorage } from '../storage/faulty-storage.ts'
import { type Fault, peerFaultsOf, storageFaultsOf, timerFaultsOf } from './fault.ts'
import { createFaultyPeers, type Peers } from './faulty-peers.ts'
import { createMortalClock } from './mortal-clock.ts'
import { createProcessLife, type ProcessLife } from './process-life.ts'

export interface ProcessOptions {
  readonly storage: StorageAdapter
  /** Of the world. */
  readonly clock: VirtualClock
  readonly peers: Peers
  /** What goes wrong in it. */
  readonly plan: readonly Fault[]
  /** Of its ids. */
  readonly seed: number
  /** Gets one line for each call. */
  readonly tell?: (line: string) => void
}

/** One process of a simulated world. */
export interface SimulatedProcess {
  readonly simulation: Simulation
  readonly life: ProcessLife
}

/**
 * A worker in the background wakes at due times only, and entries are sealed once a day: looks at an empty queue and seals of single
 * entries would be most of the points, and no two of them differ; so would ten attempts of each webhook. Entries may come late by as much as a
 * clock jumps.
 */
const POLICY = {
  worker: { pollMs: 15 * 86_400_000 },
  audit: { sealEveryMs: 86_400_000, lateMs: 2 * 3_600_000 },
  webhooks: { attemptDelaysMs: [0, 5_000, 300_000, 7_200_000] },
} as const

/** Makes an engine whose storage, peers and timers go wrong as planned, and die together. */
export const createProcess = ({ storage, clock, peers, plan, seed, tell }: ProcessOptions): SimulatedProcess => {
  const life = createProcessLife(tell)
  const mortal = createMortalClock(clock, timerFaultsOf(plan), life)
  const faulty = createFaultyPeers(peers, peerFaultsOf(plan), { life, clock })
  const simulation = createSimulation({
    storage: createFaultyStorage(storage, storageFaultsOf(plan), life),
    clock: mortal,
    peers: faulty.peers,
    webhooks: faulty.peers.webhooks,
    seed,
    policy: POLICY,
  })
  return { simulation, life }
}
