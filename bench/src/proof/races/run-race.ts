import type { StorageAdapter } from '@linx/contracts'
import {
  createScheduledStorage,
  createSimulation,
  findViolations,
  loadSampleParties,
  observeSimulation,
  type Simulation,
} from '@linx/testing'
import type fc from 'fast-check'
import type { Race } from './race.ts'

export type Plant = (storage: StorageAdapter) => StorageAdapter

const LEASE_MS = 30_000
const DAY_MS = 86_400_000

/** How a race ended, and what was violated. */
export interface RaceRun {
  readonly end: string
  readonly violations: readonly string[]
}

const findings = async (race: Race, world: Simulation, storage: StorageAdapter, end: string) => {
  const { problems } = await world.linx.audit.verify()
  const auditProblems = problems.map(({ problem, id }) => `${problem} ${id}`)
  const violations = await findViolations(observeSimulation(world, storage, { auditProblems }))
  return race.ends.includes(end) ? violations : [...violations, `END: expected ${race.ends.join(' or ')}, found ${end}`]
}

/** Runs the racers in turns that the scheduler chooses, every other one in a second process on the same storage. */
export const runRace = async (
  race: Race,
  storage: StorageAdapter,
  { scheduler, plant }: { readonly scheduler: fc.Scheduler; readonly plant: Plant },
): Promise<RaceRun> => {
  const world = createSimulation({ storage })
  const { clock } = world
  await loadSampleParties(world.linx)
  const made: Record<string, string> = {}
  await race.prepare(world, made)
  const turn = (label: string) => scheduler.schedule(Promise.resolve(), label)
  const processes = [2, 3].map((seed) =>
    createSimulation({ storage: createScheduledStorage(plant(storage), turn), clock, peers: world, seed }),
  )
  const moveClock = async (instant: number): Promise<void> => {
    await turn('the clock moves')
    if (instant > clock.now()) clock.set(instant)
  }
  const running = race.racers.map((racer, index) => racer({ process: processes[index % 2] ?? world, made, moveClock }))
  await scheduler.waitFor(Promise.all(running))
  await clock.advance(LEASE_MS + 1)
  await world.runUntil(clock.now() + 5 * DAY_MS)
  const end = await race.endOf(world, made)
  return { end, violations: await findings(race, world, storage, end) }
}
