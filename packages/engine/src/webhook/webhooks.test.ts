import { createMemoryStorage } from '@linx/storage-memory'
import { cardPaymentRequest, createSimulation, demandValue, loadSampleParties, openLatest } from '@linx/testing'
import { describe, expect, it } from 'vitest'

const url = 'https://hooks.example.com/linx'

const setUp = async () => {
  const world = createSimulation({ storage: createMemoryStorage() })
  await loadSampleParties(world.linx)
  const { id, verificationKey } = demandValue(await world.linx.webhooks.subscriptions.create({ url }))
  return { ...world, id, verificationKey }
}

describe('webhooks', () => {
  it('tell the whole story of a workflow', async () => {
    const world = await setUp()
    demandValue(await world.linx.workflows.create(cardPaymentRequest))
    await world.settle()
    demandValue(await (await openLatest(world)).confirm())
    await world.settle()
    const told = world.webhooks.received().map(({ body }) => JSON.parse(body))
    expect(told.map(({ type, data }) => `${type} ${data.workflowStatus ?? data.status}`)).toHaveLength(7)
  })
})
