import { createMemoryStorage } from '@linx/storage-memory'
import {
  answerOpenSteps,
  createSimulation,
  demandValue,
  fixtures,
  loadSampleParties,
  openLatest,
  SAMPLE_PHONE,
} from '@linx/testing'
import { describe, expect, it } from 'vitest'

const setUp = async () => {
  const simulation = createSimulation({ storage: createMemoryStorage() })
  await loadSampleParties(simulation.linx)
  return simulation
}

describe('the main job', () => {
  it('takes the request of seed 000 from creation to money on the card', async () => {
    const simulation = await setUp()
    const { linx, engine, sms, rails, settle } = simulation
    const created = demandValue(await linx.workflows.create(fixtures.workflowCreateRequest))
    expect(created.steps.map(({ stepName }) => stepName)).toEqual(
      fixtures.workflowCreateAnswer.steps.map(({ stepName }) => stepName),
    )

    await settle()
    const visit = await openLatest(simulation)
    await answerOpenSteps(visit)
    expect(demandValue(await visit.confirm()).status).toBe('COMPLETED')

    await settle()
    const detail = demandValue(await linx.workflows.get(created.workflowId))
    const transaction = demandValue(await linx.transactions.get(detail.transactionId ?? ''))
    const history = demandValue(await linx.transactions.history(transaction.id))
    expect(history.map(({ status }) => status)).toEqual(['NEW', 'PENDING', 'PROCESSING', 'SETTLED'])
    expect(rails['push-to-card'].timesMoved({ transactionId: transaction.id })).toBe(1)
    expect(rails['push-to-card'].ledger().totals()).toMatchObject([{ currency: 'USD', netMinor: 25_625n }])
    expect(sms.messagesTo(SAMPLE_PHONE).map(({ message }) => message.kind)).toEqual([
      'invitation',
      'transaction-status',
      'transaction-status',
    ])
    expect(await engine.worker.stats()).toMatchObject({ queuedTasks: 0, parkedTasks: 0 })
  })
})
