import { createMemoryStorage } from '@linx/storage-memory'
import {
  cardPaymentRequest,
  createFaultyStorage,
  createSimulation,
  demandValue,
  loadSampleParties,
  openLatest,
} from '@linx/testing'
import { describe, expect, it } from 'vitest'
import type { EngineEvent } from '../index.ts'

const setUp = async () => {
  const storage = createMemoryStorage()
  const simulation = createSimulation({ storage })
  await loadSampleParties(simulation.linx)
  return { ...simulation, storage }
}

describe('events', () => {
  it('tell the whole story of a workflow in order, to listeners and in the audit alike', async () => {
    const world = await setUp()
    const heard: EngineEvent[] = []
    world.engine.events.on('*', (event) => heard.push(event))
    const { workflowId } = demandValue(await world.linx.workflows.create(cardPaymentRequest))
    await world.settle()
    demandValue(await (await openLatest(world)).confirm())
    await world.settle()
    const statuses = heard.map(({ data }) => data.workflowStatus ?? data.status)
    expect(statuses).toEqual(['CREATED', 'ACTIVE', 'COMPLETED', 'NEW', 'PENDING', 'PROCESSING', 'SETTLED'])
    const audit = await world.linx.audit.list({ subject: `session/${workflowId}` })
    expect(audit.map(({ action }) => action)).toEqual(['workflow.create', 'workflow.notify', 'workflow.confirm'])
    expect(audit.flatMap(({ events }) => events.map(({ id }) => id))).toEqual(heard.slice(0, 5).map(({ id }) => id))
    expect(audit[2]?.actor).toMatchObject({ type: 'customer' })
  })

  it('come after the commit: what a listener reads is stored already', async () => {
    const { engine, linx } = await setUp()
    const read: Promise<{ readonly ok: boolean }>[] = []
    engine.events.on('linx.workflow-updated', ({ data }) => read.push(linx.workflows.get(data.workflowId)))
    demandValue(await linx.workflows.create(cardPaymentRequest))
    expect((await Promise.all(read)).map(({ ok }) => ok)).toEqual([true])
  })

  it('do not come when the commit fails', async () => {
    const { storage, clock, sms, rails } = await setUp()
    const failing = createFaultyStorage(storage, [{ kind: 'fail-once', call: 1, verb: 'commit' }])
    const { engine, linx } = createSimulation({ storage: failing, clock, peers: { sms, rails }, seed: 2 })
    const heard: EngineEvent[] = []
    engine.events.on('*', (event) => heard.push(event))
    await expect(linx.workflows.create(cardPaymentRequest)).rejects.toMatchObject({ isRetryable: true })
    expect(heard).toEqual([])
  })

  it('disturb nobody when a listener throws, which is told to listener-failed', async () => {
    const { engine, linx } = await setUp()
    const heard: string[] = []
    const failures: unknown[] = []
    engine.events.on('listener-failed', (error) => failures.push(error))
    engine.events.on('linx.workflow-updated', () => {
      throw new Error('A listener broke.')
    })
    engine.events.on('linx.workflow-updated', ({ type }) => heard.push(type))
    expect((await linx.workflows.create(cardPaymentRequest)).ok).toBe(true)
    expect(heard).toEqual(['linx.workflow-updated'])
    expect(failures).toEqual([new Error('A listener broke.')])
  })

  it('end with off, and come once with once', async () => {
    const { engine, linx } = await setUp()
    const heard: string[] = []
    const listener = (): void => void heard.push('on')
    engine.events.on('linx.workflow-updated', listener)
    engine.events.once('linx.workflow-updated', () => void heard.push('once'))
    await linx.workflows.create(cardPaymentRequest)
    engine.events.off('linx.workflow-updated', listener)
    await linx.workflows.create(cardPaymentRequest)
    expect(heard).toEqual(['on', 'once'])
  })
})
