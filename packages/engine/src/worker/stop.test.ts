import type { ClaimedTask } from '@linx/contracts'
import { createMemoryStorage } from '@linx/storage-memory'
import { cardPaymentRequest, createSimulation, createVirtualClock, demandValue, loadSampleParties } from '@linx/testing'
import { describe, expect, it } from 'vitest'
import { recordCatalog } from '../store/record-kinds.ts'
import { finishOrHandBack } from './hand-back.ts'

const LEASE = { now: 0, limit: 10, leaseMs: 30_000, owner: 'worker' }

const holdTasks = async (...kinds: readonly string[]) => {
  const storage = createMemoryStorage()
  await storage.migrate(recordCatalog)
  await storage.commit({
    now: 0,
    tasks: kinds.map((kind) => ({
      change: 'put',
      task: { key: { businessAccountId: 'a', id: kind }, kind, dueAt: 0, priority: 0, body: {} },
    })),
  })
  const running = new Map<Promise<unknown>, ClaimedTask>()
  for (const task of await storage.claim(LEASE)) running.set(new Promise(() => undefined), task)
  return { storage, running, clock: createVirtualClock(0) }
}

describe('a stop with a grace', () => {
  it('gives back what calls nobody, so that others claim it at once, and leaves calls to their lease', async () => {
    const { storage, running, clock } = await holdTasks('expire-session', 'submit-transaction/ach', 'send-sms')
    const stopping = finishOrHandBack({ storage, clock }, running, 1_000)
    await clock.advance(1_000)
    expect(await stopping).toEqual({ handedBack: 1, stillRunning: 2 })
    const claimed = await storage.claim({ ...LEASE, now: 1_000 })
    expect(claimed.map(({ kind }) => kind)).toEqual(['expire-session'])
  })

  it('drops what the former holder learns too late', async () => {
    const { storage, running, clock } = await holdTasks('expire-session')
    const stopping = finishOrHandBack({ storage, clock }, running, 1_000)
    await clock.advance(1_000)
    await stopping
    const [held] = running.values()
    const late = await storage.commit({
      now: 1_000,
      tasks: held === undefined ? [] : [{ change: 'finish', held }],
    })
    expect(late).toMatchObject({ committed: false, conflict: { reason: 'fence' } })
  })

  it('waits for what the last commit of a running task handed to this process', async () => {
    const { storage, running, clock } = await holdTasks('make-batch-entries', 'send-notification')
    const [making, sending] = running.values()
    if (making === undefined || sending === undefined) throw new Error('Both tasks are held.')
    const first = Promise.withResolvers<void>()
    const second = Promise.withResolvers<void>()
    const growing = new Map<Promise<unknown>, ClaimedTask>([[first.promise, making]])
    let isStopped = false
    const stopping = finishOrHandBack({ storage, clock }, growing, Number.POSITIVE_INFINITY).then(() => {
      isStopped = true
    })
    growing.set(second.promise, sending)
    first.resolve()
    await clock.advance(1_000)
    expect(isStopped).toBe(false)
    second.resolve()
    growing.clear()
    await stopping
  })

  it('is over before the grace when all has ended', async () => {
    const world = createSimulation({ storage: createMemoryStorage() })
    await loadSampleParties(world.linx)
    await world.engine.worker.start()
    demandValue(await world.linx.workflows.create(cardPaymentRequest))
    await world.clock.advance(1_000)
    expect(await world.engine.worker.stop({ graceMs: 60_000 })).toEqual({ handedBack: 0, stillRunning: 0 })
    expect(world.clock.nextTimerAt()).toBeUndefined()
  })
})
