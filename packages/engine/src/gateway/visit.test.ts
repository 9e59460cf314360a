import { createMemoryStorage } from '@linx/storage-memory'
import {
  answerOpenSteps,
  createRecordingStorage,
  createSimulation,
  demandValue,
  fixtures,
  loadSampleParties,
  openLatest,
  SAMPLE_BUSINESS_ACCOUNT_ID,
  sampleAnswers,
} from '@linx/testing'
import { describe, expect, it } from 'vitest'

const setUp = async () => {
  const storage = createRecordingStorage(createMemoryStorage())
  const simulation = createSimulation({ storage })
  await loadSampleParties(simulation.linx)
  const { workflowId, steps } = demandValue(await simulation.linx.workflows.create(fixtures.workflowCreateRequest))
  await simulation.settle()
  const stepIdOf = (name: string): string => steps.find(({ stepName }) => stepName === name)?.stepId ?? ''
  return { ...simulation, storage, workflowId, stepIdOf, visit: await openLatest(simulation) }
}

const codesOf = (result: { readonly ok: boolean; readonly issues?: readonly { readonly code: string }[] }) =>
  result.issues?.map(({ code }) => code) ?? []

const readAcceptances = async ({ storage }: Pick<Awaited<ReturnType<typeof setUp>>, 'storage'>) => {
  const { records } = await storage.find({
    businessAccountId: SAMPLE_BUSINESS_ACCOUNT_ID,
    kind: 'documentAcceptance',
    where: [],
    sort: { index: 'acceptedAt', direction: 'asc' },
    offset: 0,
    limit: 10,
    countUpTo: 0,
  })
  return records.map(({ body }) => body)
}

describe('answering steps', () => {
  it('goes from step to step and changes what the Customer is', async () => {
    const { visit, linx, workflowId } = await setUp()
    const view = await answerOpenSteps(visit)
    expect(view).toMatchObject({ currentStep: 6, canConfirm: true })
    demandValue(await visit.confirm())
    const { customerId } = demandValue(await linx.workflows.get(workflowId))
    expect(demandValue(await linx.customers.get(customerId ?? ''))).toMatchObject({
      dateOfBirth: '1984-02-29',
      salutation: 'Mr',
    })
  })

  it('refuses a step ahead, and a step that needs nobody, and stores nothing', async () => {
    const { visit, stepIdOf, storage } = await setUp()
    const before = storage.batches().length
    expect(codesOf(await visit.submit(stepIdOf('document-acceptance'), sampleAnswers.documents))).toEqual([
      'step_out_of_turn',
    ])
    expect(codesOf(await visit.submit(stepIdOf('lookup-profile'), {}))).toEqual(['step_out_of_turn'])
    expect(codesOf(await visit.submit(stepIdOf('move-money'), {}))).toEqual(['step_out_of_turn'])
    expect(codesOf(await visit.submit('no-such-step', {}))).toEqual(['not_found'])
    expect(codesOf(await visit.confirm())).toEqual(['step_open'])
    expect(storage.batches()).toHaveLength(before)
  })

  it('takes the same answer twice and stores it once', async () => {
    const { visit, stepIdOf, storage } = await setUp()
    const stepId = stepIdOf('enhance-profile')
    demandValue(await visit.submit(stepId, sampleAnswers.profile))
    const before = storage.batches().length
    demandValue(await visit.submit(stepId, sampleAnswers.profile))
    expect(storage.batches()).toHaveLength(before)
    const other = { ...sampleAnswers.profile, phoneNumber: '+14165550199' }
    expect(codesOf(await visit.submit(stepId, other))).toEqual(['step_out_of_turn'])
  })

  it.each([
    ['nothing', undefined],
    [
      'a date that does not exist',
      { ...sampleAnswers.profile, personalInfo: { salutation: 'Mr', dateOfBirth: '1985-02-29' } },
    ],
    ['more than was asked for', { ...sampleAnswers.profile, nickname: 'Johnny' }],
    ['a megabyte', { ...sampleAnswers.profile, phoneNumber: '1'.repeat(1_000_000) }],
  ])('refuses %s and keeps the step open', async (_, answer) => {
    const { visit, stepIdOf, storage } = await setUp()
    const before = storage.batches().length
    expect((await visit.submit(stepIdOf('enhance-profile'), answer)).ok).toBe(false)
    expect(storage.batches()).toHaveLength(before)
    expect(demandValue(await visit.refresh()).currentStep).toBe(3)
  })

  it('keeps the step open when a document is refused, and keeps the refusal for good', async () => {
    const world = await setUp()
    const { visit, stepIdOf, workflowId } = world
    demandValue(await visit.submit(stepIdOf('enhance-profile'), sampleAnswers.profile))
    const [document] = sampleAnswers.documents.documents
    const refused = { documents: [{ ...document, accepted: false }] }
    expect(demandValue(await visit.submit(stepIdOf('document-acceptance'), refused))).toMatchObject({
      currentStep: 5,
      canConfirm: false,
    })
    expect(codesOf(await visit.confirm())).toEqual(['step_open'])
    demandValue(await visit.submit(stepIdOf('document-acceptance'), sampleAnswers.documents))
    expect(await readAcceptances(world)).toMatchObject([
      { workflowId, documentId: 'ebt-communication-consent', accepted: false },
      { workflowId, documentId: 'ebt-communication-consent', accepted: true, version: '1.0' },
    ])
    expect(demandValue(await visit.confirm()).status).toBe('COMPLETED')
  })
})

describe('declining', () => {
  it('shows the reason to the business and is repeated without effect', async () => {
    const { visit, linx, workflowId, storage } = await setUp()
    demandValue(await visit.decline({ reason: 'OTHER', text: 'I have moved' }))
    const before = storage.batches().length
    demandValue(await visit.decline({ reason: 'OTHER', text: 'I have moved' }))
    expect(storage.batches()).toHaveLength(before)
    expect(demandValue(await linx.workflows.get(workflowId))).toMatchObject({
      status: 'DECLINED',
      declineReason: 'OTHER',
      declineText: 'I have moved',
    })
  })

  it.each([
    [undefined],
    [{ reason: 'BECAUSE' }],
    [{ reason: 'OTHER' }],
    [{ reason: 'OTHER', text: 'x'.repeat(281) }],
    [{ reason: 'OTHER', text: 'My card is 4111 1111 1111 1111' }],
  ])('refuses %j', async (reason) => {
    const { visit, linx, workflowId } = await setUp()
    expect((await visit.decline(reason)).ok).toBe(false)
    expect(demandValue(await linx.workflows.get(workflowId)).status).toBe('ACTIVE')
  })
})

describe('after the end', () => {
  it('nothing is taken any more, and each refusal names what won', async () => {
    const { visit, linx, workflowId, stepIdOf } = await setUp()
    demandValue(await linx.workflows.cancel(workflowId))
    const results = [
      await visit.submit(stepIdOf('enhance-profile'), sampleAnswers.profile),
      await visit.confirm(),
      await visit.decline({ reason: 'NOT_EXPECTED' }),
      await linx.workflows.extend(workflowId, { expireAt: '2027-01-01T00:00:00Z' }),
      await linx.workflows.resend(workflowId),
    ]
    expect(results.map(codesOf)).toEqual(Array(5).fill(['workflow_cancelled']))
    expect((await linx.workflows.cancel(workflowId)).ok).toBe(true)
    expect(demandValue(await linx.workflows.archive(workflowId)).status).toBe('ARCHIVED')
  })
})
