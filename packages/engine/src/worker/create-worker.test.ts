import type { ClaimRequest, Task } from '@linx/contracts'
import { createMemoryStorage } from '@linx/storage-memory'
import {
  cardPaymentRequest,
  createFaultyStorage,
  createSimulation,
  demandValue,
  loadSampleParties,
  openLatest,
  SAMPLE_BUSINESS_ACCOUNT_ID,
  SAMPLE_PHONE,
} from '@linx/testing'
import { describe, expect, it } from 'vitest'

const HOUR_MS = 3_600_000

const setUp = async (pollMs = 1_000) => {
  const storage = createMemoryStorage()
  const simulation = createSimulation({ storage, policy: { worker: { pollMs } } })
  await loadSampleParties(simulation.linx)
  const create = async () => demandValue(await simulation.linx.workflows.create(cardPaymentRequest)).workflowId
  return { ...simulation, storage, create }
}

type World = Awaited<ReturnType<typeof setUp>>

const addTask = ({ storage, clock }: World, task: Pick<Task, 'kind' | 'body'>) =>
  storage.commit({
    now: clock.now(),
    tasks: [
      {
        change: 'put',
        task: { ...task, key: { businessAccountId: 'business-1', id: 'planted' }, dueAt: clock.now(), priority: 50 },
      },
    ],
  })

describe('a worker that was started', () => {
  it('runs what is due, timers at their time, and stops', async () => {
    const { engine, clock, sms, create } = await setUp(600_000)
    await engine.worker.start()
    await create()
    await clock.advance(1_000)
    expect(sms.messagesTo(SAMPLE_PHONE)).toHaveLength(1)
    await clock.advance(28 * 3_600_000)
    expect(sms.messagesTo(SAMPLE_PHONE).map(({ message }) => message.kind)).toEqual(['invitation', 'reminder'])
    await engine.close()
    const sent = sms.sends().length
    await clock.advance(48 * 3_600_000)
    expect(sms.sends()).toHaveLength(sent)
    expect(clock.nextTimerAt()).toBeUndefined()
  })

  it('looks at the queue when a task is due, not when it is put', async () => {
    const storage = createMemoryStorage()
    const claims: number[] = []
    const counting = {
      ...storage,
      claim: (request: ClaimRequest) => {
        claims.push(request.now)
        return storage.claim(request)
      },
    }
    const simulation = createSimulation({ storage: counting, policy: { worker: { pollMs: 400 * HOUR_MS } } })
    const { clock, engine, linx } = simulation
    await loadSampleParties(linx)
    await engine.worker.start()
    const startedAt = clock.now()
    demandValue(await linx.workflows.create(cardPaymentRequest))
    await clock.advance(27 * HOUR_MS)
    expect(claims).toEqual([startedAt])
    await clock.advance(HOUR_MS)
    expect(claims).toEqual([startedAt, startedAt + 28 * HOUR_MS])
    await engine.close()
  })

  it('carries a workflow to the end by itself', async () => {
    const world = await setUp()
    const { engine, clock, rails, create } = world
    await engine.worker.start()
    await engine.worker.start()
    await create()
    await clock.advance(1_000)
    demandValue(await (await openLatest(world)).confirm())
    await clock.advance(1_000)
    expect(rails['push-to-card'].ledger().totals()).toMatchObject([{ netMinor: 2_000n }])
    await engine.close()
  })

  it('waits for what runs when it is stopped', async () => {
    const { engine, clock, sms, create, linx } = await setUp()
    await engine.worker.start()
    sms.script.next({ answer: 'accept', afterMs: 5_000 })
    const workflowId = await create()
    await clock.advance(1_000)
    let isStopped = false
    const stop = engine.worker.stop().then(() => {
      isStopped = true
    })
    await clock.advance(3_000)
    expect(isStopped).toBe(false)
    await clock.advance(1_000)
    await stop
    expect(demandValue(await linx.workflows.get(workflowId)).status).toBe('ACTIVE')
  })

  it('finds what another process has committed', async () => {
    const world = await setUp()
    const { storage, clock, sms, rails, create } = world
    const { onWake: _, ...silent } = storage
    const other = createSimulation({ storage: silent, clock, peers: { sms, rails }, seed: 2 })
    await other.engine.worker.start()
    await clock.advance(10)
    await create()
    await clock.advance(1_000)
    expect(sms.messagesTo(SAMPLE_PHONE)).toHaveLength(1)
    await other.engine.close()
  })

  it('goes on after the storage has failed for a while', async () => {
    const { storage, clock, sms, rails, create } = await setUp()
    const failing = createFaultyStorage(
      storage,
      [1, 2, 3].map((call) => ({ kind: 'fail-once', call, verb: 'claim' })),
    )
    const { engine } = createSimulation({ storage: failing, clock, peers: { sms, rails }, seed: 2 })
    await create()
    await engine.worker.start()
    await clock.advance(5_000)
    expect(failing.hasStruck()).toBe(true)
    expect(sms.messagesTo(SAMPLE_PHONE)).toHaveLength(1)
    await engine.close()
  })
})

describe('a lease', () => {
  it('is renewed while a call takes longer than it, so nobody else runs the task', async () => {
    const storage = createMemoryStorage()
    const policy = { worker: { leaseMs: 4_000, callTimeoutMs: 20_000 } }
    const first = createSimulation({ storage, policy })
    const { clock, sms, rails } = first
    const second = createSimulation({ storage, policy, clock, peers: { sms, rails }, seed: 2 })
    await loadSampleParties(first.linx)
    sms.script.next({ answer: 'accept', afterMs: 15_000 })
    demandValue(await first.linx.workflows.create(cardPaymentRequest))
    const run = first.settle()
    await clock.advance(10_000)
    expect((await second.settle()).tasks).toBe(0)
    await clock.advance(5_000)
    await run
    expect(sms.sends()).toHaveLength(1)
  })

  it('is left alone once the run has ended, whatever becomes of the last renewal', async () => {
    const renewal = Promise.withResolvers<readonly boolean[]>()
    const storage = { ...createMemoryStorage(), renew: () => renewal.promise }
    const policy = { worker: { leaseMs: 4_000 } }
    const { clock, sms, linx, settle } = createSimulation({ storage, policy })
    await loadSampleParties(linx)
    sms.script.next({ answer: 'accept', afterMs: 3_000 })
    demandValue(await linx.workflows.create(cardPaymentRequest))
    const run = settle()
    await clock.advance(3_000)
    await run
    renewal.reject(new Error('The storage is closed.'))
    await clock.advance(0)
    expect(clock.nextTimerAt()).toBeUndefined()
  })

  it('that lapsed lets another worker finish, and what the first one learns too late is dropped', async () => {
    const storage = createMemoryStorage()
    const first = createSimulation({ storage: { ...storage, renew: async ({ held }) => held.map(() => false) } })
    const { clock, sms, rails } = first
    const second = createSimulation({
      storage,
      clock,
      peers: { sms, rails },
      seed: 2,
      policy: { worker: { callTimeoutMs: 60_000 } },
    })
    await loadSampleParties(first.linx)
    const { workflowId } = demandValue(await first.linx.workflows.create(cardPaymentRequest))
    const [task] = await storage.claim({ now: clock.now(), limit: 1, leaseMs: 1_000, owner: 'sleeper' })
    await clock.advance(1_001)
    await second.settle()
    const late = await storage.commit({
      now: clock.now(),
      tasks: task === undefined ? [] : [{ change: 'finish', held: task }],
    })
    expect(late).toMatchObject({ committed: false, conflict: { reason: 'fence' } })
    expect(demandValue(await second.linx.workflows.get(workflowId)).status).toBe('ACTIVE')
  })
})

describe('a task that fails', () => {
  it('is tried again with growing waits, and parked with the reason after twelve failures', async () => {
    const world = await setUp()
    const { clock, engine, storage } = world
    await addTask(world, { kind: 'expire-session', body: { workflowId: 7 } })
    const waits: number[] = []
    for (let before = clock.now(); (await engine.worker.stats()).parkedTasks === 0; before = clock.now()) {
      await world.settle()
      const dueAt = await storage.nextDueAt()
      if (dueAt === undefined) break
      waits.push(dueAt - before)
      await clock.advanceTo(dueAt)
    }
    expect(waits).toHaveLength(11)
    expect(waits[0]).toBeLessThanOrEqual(1_000)
    expect(waits[10]).toBeGreaterThan(500_000)
    expect(waits[10]).toBeLessThanOrEqual(3_600_000)
    const [parked] = await storage.listParked({ limit: 10 })
    expect(parked?.reason).toContain('expected text in body.workflowId')
    await storage.commit({
      now: clock.now(),
      tasks: [{ change: 'remove', key: parked?.key ?? { businessAccountId: '', id: '' } }],
    })
  })

  it('of a kind that nobody knows is parked at once', async () => {
    const world = await setUp()
    await addTask(world, { kind: 'brew-coffee', body: {} })
    expect(await world.settle()).toEqual({ tasks: 1, retried: 0, parked: 1 })
    expect(await world.storage.listParked({ limit: 10 })).toMatchObject([
      { reason: 'No handler for tasks of kind brew-coffee.' },
    ])
  })

  it('about a workflow that does not exist is finished', async () => {
    const world = await setUp()
    for (const kind of ['expire-session', 'remind-session', 'send-notification'] as const) {
      await addTask(world, { kind, body: { workflowId: 'nowhere', serial: 0 } })
      expect(await world.settle()).toEqual({ tasks: 1, retried: 0, parked: 0 })
    }
    expect(await world.engine.worker.stats()).toMatchObject({ queuedTasks: 0, parkedTasks: 0 })
  })
})

describe('runDue', () => {
  it('runs no more tasks than it is told', async () => {
    const { engine, create } = await setUp()
    for (let workflow = 0; workflow < 5; workflow += 1) await create()
    expect((await engine.worker.runDue({ maximumTasks: 2 })).tasks).toBe(2)
    expect((await engine.worker.stats()).dueTasks).toBe(3)
    expect((await engine.worker.runDue()).tasks).toBe(3)
    expect((await engine.worker.runDue()).tasks).toBe(0)
  })

  it('runs many workflows with a few hands', async () => {
    const storage = createMemoryStorage()
    const { linx, settle, sms } = createSimulation({ storage, policy: { worker: { concurrency: 3 } } })
    await loadSampleParties(linx)
    await Promise.all(Array.from({ length: 50 }, () => linx.workflows.create(cardPaymentRequest)))
    await settle()
    expect(sms.messagesTo(SAMPLE_PHONE)).toHaveLength(50)
    const { records } = await storage.find({
      businessAccountId: SAMPLE_BUSINESS_ACCOUNT_ID,
      kind: 'session',
      where: [{ index: 'status', equals: 'ACTIVE' }],
      sort: { index: 'createdAt', direction: 'asc' },
      offset: 0,
      limit: 100,
      countUpTo: 0,
    })
    expect(records).toHaveLength(50)
  })
})
