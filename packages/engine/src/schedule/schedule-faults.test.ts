import type { JsonObject, StorageAdapter } from '@linx/contracts'
import type { OccurrenceState, ScheduleState } from '@linx/core'
import { createMemoryStorage } from '@linx/storage-memory'
import {
  SAMPLE_BUSINESS_ACCOUNT_ID as businessAccountId,
  createFaultyStorage,
  createScheduledStorage,
  createSimulation,
  demandValue,
  type FaultyStorage,
  findViolations,
  fixtures,
  loadSampleParties,
  observeSimulation,
  type Simulation,
  type StorageFaultKind,
  sampleBankAccount,
  sampleBusinessAccount,
} from '@linx/testing'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { occurrenceKind, scheduleKind } from './schedule-kinds.ts'

const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000
const START = Date.parse('2026-03-02T15:00:00Z')
/** A dead worker's tasks are free again behind this. */
const LEASE_MS = 30_000

const request = {
  transactionSpec: {
    ...fixtures.scheduleCreateRequest.transactionSpec,
    debitFinancialAccountId: sampleBusinessAccount.id,
    creditFinancialAccountId: sampleBankAccount.id,
  },
  startDateTime: '2026-03-03T09:00:00',
  timeZone: 'America/New_York',
  recurrenceRule: 'FREQ=DAILY;COUNT=3',
  name: 'Loan Payment',
} as const

const NOMINALS = ['2026-03-03T09:00:00', '2026-03-04T09:00:00', '2026-03-05T09:00:00']

interface World {
  readonly storage: StorageAdapter
  readonly first: Simulation
  readonly scheduleId: string
}

const createWorld = async (change: Partial<{ [member in keyof typeof request]: string }> = {}): Promise<World> => {
  const storage = createMemoryStorage()
  const first = createSimulation({ storage, start: START })
  await loadSampleParties(first.linx)
  await first.linx.financialAccounts.put(sampleBankAccount)
  const asked = { ...request, ...change }
  const scheduleId = demandValue(await first.linx.schedules.create(asked, { idempotencyKey: 'schedule-1' }))
  return { storage, first, scheduleId }
}

/** Another engine in the same world. */
const join = ({ first }: World, storage: StorageAdapter, seed: number): Simulation =>
  createSimulation({ storage, clock: first.clock, peers: first, seed })

const recordsOf = async ({ storage, scheduleId }: World): Promise<readonly OccurrenceState[]> => {
  const { records } = await storage.find({
    businessAccountId,
    kind: occurrenceKind.kind,
    where: [{ index: 'scheduleId', equals: scheduleId }],
    sort: { index: 'dueAt', direction: 'asc' },
    offset: 0,
    limit: 1_000,
    countUpTo: 1_000,
  })
  return records.map(({ body }) => body as unknown as OccurrenceState)
}

const countTransactions = async ({ storage }: World): Promise<number> => {
  const page = { offset: 0, limit: 1_000, countUpTo: 1_000 }
  const sort = { index: 'createdAt', direction: 'asc' } as const
  return (await storage.find({ businessAccountId, kind: 'transaction', where: [], sort, ...page })).total
}

/** One record for each nominal, one transaction for each that was created, and the money has moved as often. */
const expectEachOnce = async (world: World, nominals: readonly string[], place: string): Promise<void> => {
  const records = await recordsOf(world)
  const created = records.filter(({ outcome }) => outcome === 'CREATED')
  expect(
    records.map(({ nominal }) => nominal),
    place,
  ).toEqual(nominals)
  expect(await countTransactions(world), place).toBe(created.length)
  expect(new Set(created.map(({ transactionId }) => transactionId)).size, place).toBe(created.length)
  expect(world.first.rails.ach.ledger().entries().length, place).toBe(created.length)
}

/** A process that works until it dies or nothing is left. */
const workUntil = async (simulation: Simulation, storage: FaultyStorage, instant: number): Promise<void> => {
  try {
    await simulation.runUntil(instant)
  } catch (error) {
    if (!storage.hasStruck()) throw error
  }
}

/** `LINX_LONG_TESTS=1` tries every call and more orders. */
const isLong = process.env.LINX_LONG_TESTS === '1'
const STRIDE = isLong ? 1 : 7
const RUNS = isLong ? 100 : 10

const LAST_RUN = START + 4 * DAY_MS
const HORIZON = START + 12 * DAY_MS

describe('an occurrence whose process dies', () => {
  it.each(['die-before', 'die-after', 'lose-answer', 'lose-request', 'fail-once'] as const)(
    'is paid once, and none is left out: %s, at calls all along the way',
    async (kind: StorageFaultKind) => {
      let call = 1
      for (; ; call += STRIDE) {
        const world = await createWorld()
        const faulty = createFaultyStorage(world.storage, [{ kind, call }])
        await workUntil(join(world, faulty, 2), faulty, LAST_RUN)
        if (!faulty.hasStruck()) break
        await world.first.clock.advance(LEASE_MS + 1)
        const last = join(world, world.storage, 3)
        await last.runUntil(HORIZON)
        await expectEachOnce(world, NOMINALS, `${kind} at call ${call}`)
        expect(demandValue(await last.linx.schedules.get(world.scheduleId)).status).toBe('FINISHED')
        expect(await findViolations(observeSimulation(last, world.storage))).toEqual([])
      }
      expect(call).toBeGreaterThan(20)
    },
  )

  it('is paid once when two processes die one after the other', async () => {
    const calls = fc.integer({ min: 1, max: 40 })
    const kinds = fc.constantFrom<StorageFaultKind>('die-before', 'die-after')
    const death = fc.record({ kind: kinds, call: calls })
    await fc.assert(
      fc.asyncProperty(death, death, async (one, two) => {
        const world = await createWorld()
        for (const [index, fault] of [one, two].entries()) {
          const faulty = createFaultyStorage(world.storage, [fault])
          await workUntil(join(world, faulty, index + 2), faulty, LAST_RUN)
          await world.first.clock.advance(LEASE_MS + 1)
        }
        await join(world, world.storage, 9).runUntil(HORIZON)
        await expectEachOnce(world, NOMINALS, JSON.stringify([one, two]))
      }),
      { numRuns: RUNS },
    )
  })
})

describe('two engines on one schedule', () => {
  it('pay each occurrence once in any order of their storage calls', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), async (scheduler) => {
        const world = await createWorld({ recurrenceRule: 'FREQ=DAILY;COUNT=1' })
        const turn = (label: string) => scheduler.schedule(Promise.resolve(), label)
        const engines = [2, 3].map((seed) => join(world, createScheduledStorage(world.storage, turn), seed))
        await world.first.clock.advance(DAY_MS)
        await scheduler.waitFor(Promise.all(engines.map((engine) => engine.settle())))
        await world.first.runUntil(HORIZON)
        await expectEachOnce(world, NOMINALS.slice(0, 1), 'race')
      }),
      { numRuns: RUNS },
    )
  })

  it('pay once when a suspension comes at the same time as the occurrence', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), async (scheduler) => {
        const world = await createWorld()
        await world.first.runUntil(START + DAY_MS)
        const turn = (label: string) => scheduler.schedule(Promise.resolve(), label)
        const [worker, commander] = [2, 3].map((seed) => join(world, createScheduledStorage(world.storage, turn), seed))
        await world.first.clock.advance(DAY_MS)
        await scheduler.waitFor(Promise.all([worker?.settle(), commander?.linx.schedules.suspend(world.scheduleId)]))
        await world.first.runUntil(HORIZON)
        await expectEachOnce(world, NOMINALS, 'suspension')
        const [first, second, third] = (await recordsOf(world)).map(({ outcome, reason = '' }) => outcome + reason)
        expect([first, third]).toEqual(['CREATED', 'SKIPPEDsuspended'])
        expect(['CREATED', 'SKIPPEDsuspended']).toContain(second)
      }),
      { numRuns: RUNS },
    )
  })
})

/** As a new zone table does: the same local times, at other instants. */
const moveZone = async ({ storage, scheduleId }: World, timeZone: string): Promise<void> => {
  const key = { businessAccountId, kind: scheduleKind.kind, id: scheduleId }
  const [record] = await storage.get([key])
  if (record === undefined) throw new Error('The schedule is not there.')
  const state = record.body as unknown as ScheduleState
  const moved = { ...state, timing: { ...state.timing, timeZone } }
  const body = moved as unknown as JsonObject
  const put = { key, expectedVersion: record.version, body, indexes: scheduleKind.indexesOf(moved) }
  await storage.commit({ now: START, puts: [put] })
}

describe('a changed zone table', () => {
  it.each([
    ['later, so that the one of today is due again', 'America/Los_Angeles'],
    ['earlier, so that the next one is late', 'Europe/London'],
    ['to the other side of the date line', 'Pacific/Auckland'],
  ])('that puts the occurrences %s makes no second payment and no gap', async (_, timeZone) => {
    const world = await createWorld()
    await world.first.runUntil(START + DAY_MS)
    expect(await recordsOf(world)).toHaveLength(1)
    await moveZone(world, timeZone)
    await join(world, world.storage, 2).runUntil(HORIZON)
    await expectEachOnce(world, NOMINALS, timeZone)
    expect((await recordsOf(world)).map(({ outcome }) => outcome)).toEqual(['CREATED', 'CREATED', 'CREATED'])
  })
})

describe('a clock that jumps', () => {
  it('back and forth pays each occurrence once and leaves none out', async () => {
    const jumps = fc.array(fc.integer({ min: -60, max: 40 }), { maxLength: 12 })
    await fc.assert(
      fc.asyncProperty(jumps, async (hours) => {
        const world = await createWorld()
        for (const jump of hours) {
          world.first.clock.set(Math.max(START, world.first.clock.now() + jump * HOUR_MS))
          await world.first.settle()
        }
        await world.first.runUntil(Math.max(world.first.clock.now(), HORIZON))
        await expectEachOnce(world, NOMINALS, hours.join(' '))
      }),
      { numRuns: RUNS },
    )
  })
})
