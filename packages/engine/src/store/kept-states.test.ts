import type { StorageAdapter } from '@linx/contracts'
import { createMemoryStorage } from '@linx/storage-memory'
import { createSimulation, fixtures, loadSampleParties, sampleAnswers } from '@linx/testing'
import { describe, expect, it } from 'vitest'
import { sessionKind, workflowKind } from './record-kinds.ts'

const KEPT: ReadonlySet<string> = new Set([sessionKind, workflowKind].map(({ kind }) => kind))

/** A storage that compares each kept state with what comes back from its text. */
const compareBodies = (storage: StorageAdapter, compared: string[]): StorageAdapter => ({
  ...storage,
  commit: (batch) => {
    for (const { key, body } of batch.puts ?? []) {
      if (!KEPT.has(key.kind)) continue
      expect(JSON.parse(JSON.stringify(body))).toStrictEqual(body)
      compared.push(key.kind)
    }
    return storage.commit(batch)
  },
})

describe('states that are kept instead of read', () => {
  it('are what the storage would give', async () => {
    const compared: string[] = []
    const world = createSimulation({ storage: compareBodies(createMemoryStorage(), compared) })
    await loadSampleParties(world.linx)
    await world.linx.workflows.create(fixtures.workflowCreateRequest)
    await world.settle()
    const link = world.sms.latestLink('+16471234567') ?? ''
    const opened = await world.engine.gateway.open(link.slice(link.lastIndexOf('/') + 1))
    if (opened.outcome !== 'open') throw new TypeError(`The link is ${opened.outcome}.`)
    for (const { stepId, request } of opened.view.steps) {
      if (request?.asks === 'profile') await opened.visit.submit(stepId, sampleAnswers.profile)
      if (request?.asks === 'documents') await opened.visit.submit(stepId, sampleAnswers.documents)
    }
    expect((await opened.visit.confirm()).ok).toBe(true)
    await world.settle()
    await world.linx.workflows.create(fixtures.workflowCreateRequest)
    await world.runUntil(world.clock.now() + 50 * 3_600_000)
    expect(compared.filter((kind) => kind === 'session').length).toBeGreaterThan(8)
  })

  it('hold nothing that is the host’s', async () => {
    const world = createSimulation({ storage: createMemoryStorage() })
    await loadSampleParties(world.linx)
    const actor = { id: 'employee-1', type: 'employee' as const }
    const request = structuredClone(fixtures.workflowCreateRequest)
    const linx = world.engine.as({ businessAccountId: '4hy47a98-2453-9867-u3qa-5p347q98kim4', actor })
    expect((await linx.workflows.create(request)).ok).toBe(true)
    expect([Object.isFrozen(actor), Object.isFrozen(request.parameters)]).toEqual([false, false])
  })
})
