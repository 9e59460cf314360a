import { createMemoryStorage } from '@linx/storage-memory'
import { createSimulation, loadSampleParties, SAMPLE_BUSINESS_ACCOUNT_ID } from '@linx/testing'
import { describe, expect, it } from 'vitest'

const actor = { id: 'operator-1', type: 'employee' } as const

const setUp = async () => {
  const storage = createMemoryStorage()
  const world = createSimulation({ storage })
  await loadSampleParties(world.linx)
  const plant = (id: string, kind: string, body = {}) =>
    storage.commit({
      now: world.clock.now(),
      tasks: [
        {
          change: 'put',
          task: {
            key: { businessAccountId: SAMPLE_BUSINESS_ACCOUNT_ID, id },
            kind,
            dueAt: world.clock.now(),
            priority: 9,
            body,
          },
        },
      ],
    })
  return { ...world, storage, plant }
}

describe('parked tasks', () => {
  it('are listed with their reason, page by page', async () => {
    const { engine, plant, settle } = await setUp()
    for (const id of ['a', 'b', 'c']) await plant(id, 'brew-coffee')
    await settle()
    const { parkedTasks } = engine.operations
    const [first, second] = await parkedTasks.list({ limit: 2 })
    expect(first).toMatchObject({ taskId: 'a', reason: 'No handler for tasks of kind brew-coffee.' })
    expect(await parkedTasks.list(second === undefined ? {} : { after: second })).toMatchObject([{ taskId: 'c' }])
    expect(await parkedTasks.list({ businessAccountId: 'other' })).toEqual([])
  })

  it('are run again from the start when they are retried, and the audit says by whom', async () => {
    const { engine, plant, settle, linx, storage } = await setUp()
    await plant('a', 'brew-coffee', { cups: 2, failures: 11 })
    await settle()
    const task = { businessAccountId: SAMPLE_BUSINESS_ACCOUNT_ID, taskId: 'a' }
    const retried = await engine.operations.parkedTasks.retry(task, { actor })
    expect(retried).toMatchObject({ ok: true, value: { taskId: 'a', kind: 'brew-coffee' } })
    const [claimed] = await storage.claim({ now: Date.now(), limit: 1, leaseMs: 1, owner: 'test' })
    expect(claimed?.body).toEqual({ cups: 2 })
    const entries = await linx.audit.list({ subject: 'task/a' })
    expect(entries).toMatchObject([{ action: 'task.retry', actor: { id: 'operator-1' } }])
    expect((await linx.audit.verify()).problems).toEqual([])
  })

  it('that are not parked are not found', async () => {
    const { engine, plant } = await setUp()
    await plant('a', 'brew-coffee')
    const { parkedTasks } = engine.operations
    for (const taskId of ['a', 'nowhere']) {
      const task = { businessAccountId: SAMPLE_BUSINESS_ACCOUNT_ID, taskId }
      expect(await parkedTasks.retry(task, { actor })).toMatchObject({ ok: false, issues: [{ code: 'not_found' }] })
    }
  })
})

describe('health', () => {
  it('is well in an idle world, and tells backlog and parked tasks', async () => {
    const { engine, plant, settle, clock } = await setUp()
    await settle()
    expect(await engine.operations.health()).toMatchObject({ isHealthy: true, problems: [] })
    await plant('a', 'brew-coffee')
    await clock.advance(60_000)
    expect((await engine.operations.health()).problems).toEqual(['backlog'])
    await settle()
    expect(await engine.operations.health()).toMatchObject({ isHealthy: true, problems: ['parked-tasks'] })
  })

  it('is lost without a storage', async () => {
    const { engine, storage } = await setUp()
    await storage.close()
    expect(await engine.operations.health()).toMatchObject({ isHealthy: false, problems: ['storage-unavailable'] })
  })
})
