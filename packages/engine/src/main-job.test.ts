import { createMemoryStorage } from '@linx/storage-memory'
import { createSimulation, fixtures, loadSampleParties, sampleAnswers } from '@linx/testing'
import { describe, expect, it } from 'vitest'

const PHONE = fixtures.workflowCreateRequest.parameters.phoneNumber

const setUp = async () => {
  const simulation = createSimulation({ storage: createMemoryStorage() })
  await loadSampleParties(simulation.linx)
  return simulation
}

const tokenOf = (link: string | undefined): string => link?.split('/').at(-1) ?? ''

const expectOk = <Value>(
  result: { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly issues: readonly object[] },
): Value => {
  if (!result.ok) throw new Error(JSON.stringify(result.issues, null, 2))
  return result.value
}

describe('the main job', () => {
  it('takes the request of seed 000 from creation to money on the card', async () => {
    const { linx, engine, sms, rails, settle } = await setUp()
    const created = expectOk(await linx.workflows.create(fixtures.workflowCreateRequest))
    expect(created.steps.map(({ stepName }) => stepName)).toEqual(
      fixtures.workflowCreateAnswer.steps.map(({ stepName }) => stepName),
    )

    await settle()
    const opened = await engine.gateway.open(tokenOf(sms.latestLink(PHONE)))
    if (opened.outcome !== 'open') throw new Error(opened.outcome)
    const [profile, documents] = opened.view.steps.filter(({ request }) => request !== undefined)
    expectOk(await opened.visit.submit(profile?.stepId ?? '', sampleAnswers.profile))
    expectOk(await opened.visit.submit(documents?.stepId ?? '', sampleAnswers.documents))
    expect(expectOk(await opened.visit.confirm()).status).toBe('COMPLETED')

    await settle()
    const detail = expectOk(await linx.workflows.get(created.workflowId))
    const transaction = expectOk(await linx.transactions.get(detail.transactionId ?? ''))
    const history = expectOk(await linx.transactions.history(transaction.id))
    expect(history.map(({ status }) => status)).toEqual(['NEW', 'PENDING', 'PROCESSING', 'SETTLED'])
    expect(rails['push-to-card'].timesMoved({ transactionId: transaction.id })).toBe(1)
    expect(rails['push-to-card'].ledger().totals()).toMatchObject([{ currency: 'USD', netMinor: 25_625n }])
    expect(sms.messagesTo(PHONE).map(({ message }) => message.kind)).toEqual([
      'invitation',
      'transaction-status',
      'transaction-status',
    ])
    expect(await engine.worker.stats()).toMatchObject({ queuedTasks: 0, parkedTasks: 0 })
  })
})
