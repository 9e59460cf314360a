import { createMemoryStorage } from '@linx/storage-memory'
import {
  answerOpenSteps,
  createRecordingStorage,
  createSimulation,
  demandValue,
  latestToken,
  loadSampleParties,
  newCustomerRequest,
  openLatest,
  sampleBusinessAccount,
} from '@linx/testing'
import { describe, expect, it } from 'vitest'

const setUp = async (change: object = {}) => {
  const storage = createRecordingStorage(createMemoryStorage())
  const simulation = createSimulation({ storage })
  await loadSampleParties(simulation.linx)
  const parameters = { ...newCustomerRequest.parameters, ...change }
  demandValue(await simulation.linx.workflows.create({ ...newCustomerRequest, parameters }))
  await simulation.settle()
  return { ...simulation, storage, visit: await openLatest(simulation), token: latestToken(simulation) }
}

describe('previewing a confirmation', () => {
  it('tells when the money moves, from the rail, and stores nothing', async () => {
    const { visit, storage, rails, clock } = await setUp()
    await answerOpenSteps(visit)
    const before = storage.batches().length
    const plan = demandValue(await visit.preview())
    expect(plan).toMatchObject({ submitAt: expect.any(String) })
    expect(Date.parse(plan?.submitAt ?? '')).toBeGreaterThanOrEqual(clock.now())
    expect(storage.batches()).toHaveLength(before)
    expect(rails.ach.ledger().entries()).toEqual([])
  })

  it('counts the verification of the account in, where the payment has to wait for it', async () => {
    const { visit, clock } = await setUp({ transactionType: 'REQUEST' })
    await answerOpenSteps(visit)
    const plan = demandValue(await visit.preview())
    expect(Date.parse(plan?.submitAt ?? '')).toBeGreaterThan(clock.now() + 3 * 86_400_000)
  })

  it('refuses for the reasons for which the confirmation would be refused', async () => {
    const { visit, linx } = await setUp()
    expect(await visit.preview()).toMatchObject({ ok: false, issues: [{ code: 'step_open' }] })
    await answerOpenSteps(visit)
    demandValue(await linx.financialAccounts.put({ ...sampleBusinessAccount, state: 'SUSPENDED' }))
    const preview = await visit.preview()
    expect(preview.ok).toBe(false)
    expect(preview).toEqual(await visit.confirm())
  })
})

describe('the receipt', () => {
  it('is there once the Customer has confirmed, and follows the payment', async () => {
    const { visit, engine, token, settle, rails } = await setUp()
    await answerOpenSteps(visit)
    expect(await engine.gateway.receipt(token)).toBeUndefined()
    demandValue(await visit.confirm())
    expect(await engine.gateway.receipt(token)).toMatchObject({
      status: 'COMPLETED',
      payment: { amount: '30.00', credit: { nameOnAccount: 'Ada Byron', institution: 'Second Example Bank' } },
      progress: { stage: 'preparing', isMoving: true },
    })
    await settle()
    expect(await engine.gateway.receipt(token)).toMatchObject({ progress: { stage: 'under-way', isMoving: true } })
    expect(rails.ach.ledger().entries().length).toBeLessThanOrEqual(1)
    expect(JSON.stringify(await engine.gateway.receipt(token))).not.toMatch(/4455667788|011401533/)
  })

  it('tells of a decline, and of no other end', async () => {
    const declined = await setUp()
    demandValue(await declined.visit.decline({ reason: 'NOT_EXPECTED' }))
    expect(await declined.engine.gateway.receipt(declined.token)).toMatchObject({
      status: 'DECLINED',
      declineReason: 'NOT_EXPECTED',
    })
    const cancelled = await setUp()
    demandValue(await cancelled.linx.workflows.cancel(cancelled.visit.view.workflowId))
    expect(await cancelled.engine.gateway.receipt(cancelled.token)).toBeUndefined()
    expect(await cancelled.engine.gateway.receipt('no token')).toBeUndefined()
  })
})
