import type { StorageAdapter } from '@linx/contracts'
import { createMemoryStorage } from '@linx/storage-memory'
import {
  cardPaymentRequest,
  createScheduledStorage,
  createSimulation,
  demandValue,
  findViolations,
  latestToken,
  loadSampleParties,
  observeSimulation,
  type Simulation,
} from '@linx/testing'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Visit } from '../index.ts'
import { withoutVersions } from '../test-support/planted-storages.ts'

const HOUR_MS = 3_600_000
const INTERLEAVINGS = 500

interface Race {
  readonly process: Simulation
  readonly workflowId: string
  /** Moves the clock, when its turn comes. */
  moveClock(instant: number): Promise<void>
}

type Racer = (race: Race) => Promise<unknown>

const visit =
  (act: (visit: Visit) => Promise<unknown>): Racer =>
  async ({ process }) => {
    const opened = await process.engine.gateway.open(latestToken(process))
    return opened.outcome === 'open' ? act(opened.visit) : opened
  }

const racers = {
  confirm: visit((opened) => opened.confirm()),
  decline: visit((opened) => opened.decline({ reason: 'NOT_EXPECTED' })),
  cancel: ({ process, workflowId }: Race) => process.linx.workflows.cancel(workflowId),
  resend: ({ process, workflowId }: Race) => process.linx.workflows.resend(workflowId),
  extend: async ({ process, workflowId }: Race) => {
    const expireAt = new Date(process.clock.now() + 72 * HOUR_MS).toISOString()
    return process.linx.workflows.extend(workflowId, { expireAt })
  },
  expire: async ({ process, workflowId, moveClock }: Race) => {
    const { expireAt } = demandValue(await process.linx.workflows.get(workflowId))
    await moveClock(Date.parse(expireAt))
    return process.settle()
  },
  work: ({ process }: Race) => process.settle(),
} satisfies { readonly [name: string]: Racer }

type RacerName = keyof typeof racers
type Plant = (storage: StorageAdapter) => StorageAdapter

/** A workflow that waits for its confirmation, one minute before its expiry. */
const setUp = async () => {
  const storage = createMemoryStorage()
  const world = createSimulation({ storage })
  await loadSampleParties(world.linx)
  const { workflowId } = demandValue(await world.linx.workflows.create(cardPaymentRequest))
  await world.settle()
  const { expireAt } = demandValue(await world.linx.workflows.get(workflowId))
  world.clock.set(Date.parse(expireAt) - 60_000)
  return { ...world, storage, workflowId }
}

/** Runs the racers in turns that the scheduler chooses, every other one in a second process on the same storage. */
const race = async (names: readonly RacerName[], scheduler: fc.Scheduler, plant: Plant) => {
  const world = await setUp()
  const { storage, clock, sms, rails, workflowId } = world
  const turn = (label: string) => scheduler.schedule(Promise.resolve(), label)
  const processes = [2, 3].map((seed) =>
    createSimulation({ storage: createScheduledStorage(plant(storage), turn), clock, peers: { sms, rails }, seed }),
  )
  const moveClock = async (instant: number): Promise<void> => {
    await turn('the clock moves')
    if (instant > clock.now()) clock.set(instant)
  }
  const running = names.map((name, index) => {
    const process = processes[index % 2] ?? world
    return racers[name]({ process, workflowId, moveClock })
  })
  await scheduler.waitFor(Promise.all(running))
  await clock.advance(30_001)
  await world.runUntil(clock.now() + 120 * HOUR_MS)
  return world
}

const everyInterleaving = async (names: readonly RacerName[], plant: Plant = (storage) => storage) => {
  const ends = new Map<string, number>()
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), async (scheduler) => {
      const world = await race(names, scheduler, plant)
      expect(await findViolations(observeSimulation(world, world.storage))).toEqual([])
      const { status, transactionId } = demandValue(await world.linx.workflows.get(world.workflowId))
      const movements = world.rails['push-to-card'].ledger().entries()
      expect(movements).toHaveLength(status === 'COMPLETED' ? 1 : 0)
      expect(transactionId === undefined).toBe(status !== 'COMPLETED')
      ends.set(status, (ends.get(status) ?? 0) + 1)
    }),
    { numRuns: INTERLEAVINGS },
  )
  return ends
}

/** Racers, and the ends that they can come to; at least two of them are met. */
const races: readonly (readonly [names: readonly RacerName[], ends: readonly string[]])[] = [
  [['confirm', 'confirm'], ['COMPLETED']],
  [
    ['confirm', 'cancel'],
    ['CANCELLED', 'COMPLETED'],
  ],
  [
    ['confirm', 'decline'],
    ['COMPLETED', 'DECLINED'],
  ],
  [
    ['confirm', 'expire'],
    ['COMPLETED', 'EXPIRED'],
  ],
  [
    ['confirm', 'extend', 'expire'],
    ['COMPLETED', 'EXPIRED'],
  ],
  [['confirm', 'resend', 'work'], ['COMPLETED']],
  [
    ['confirm', 'decline', 'cancel', 'expire', 'confirm', 'work'],
    ['CANCELLED', 'COMPLETED', 'DECLINED', 'EXPIRED'],
  ],
]

describe(`${INTERLEAVINGS} interleavings of two processes`, () => {
  it.each(races)('%j: one end, at most one payment', { timeout: 60_000 }, async (names, ends) => {
    const found = [...(await everyInterleaving(names)).keys()]
    expect(ends).toEqual(expect.arrayContaining(found))
    expect(found.length).toBeGreaterThanOrEqual(Math.min(2, ends.length))
  })

  it('are enough to catch a storage that loses updates', async () => {
    await expect(everyInterleaving(['confirm', 'cancel'], withoutVersions)).rejects.toThrow('Property failed')
    await expect(everyInterleaving(['confirm', 'confirm'], withoutVersions)).rejects.toThrow('Property failed')
  })
})
