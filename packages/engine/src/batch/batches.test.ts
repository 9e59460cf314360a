import { createMemoryStorage } from '@linx/storage-memory'
import {
  cardTemplateRequest,
  createSimulation,
  demandValue,
  loadSampleParties,
  SAMPLE_BUSINESS_ACCOUNT_ID,
  SAMPLE_PHONE,
  type Simulation,
} from '@linx/testing'
import { describe, expect, it } from 'vitest'
import { batchOf, entries, entry } from './test-support/batch-requests.ts'

const setUp = async () => {
  const storage = createMemoryStorage()
  const world = createSimulation({ storage })
  await loadSampleParties(world.linx)
  const { templateId } = demandValue(await world.linx.templates.create(cardTemplateRequest))
  return { ...world, storage, templateId }
}

const countWorkflows = async ({ linx }: Simulation) =>
  demandValue(await linx.workflows.search({ size: 1 })).totalElements

describe('a batch', () => {
  it('is taken at once and made in the background, one workflow an entry', async () => {
    const world = await setUp()
    const { linx } = world
    const { batchId, idempotencyKey } = demandValue(await linx.batches.create(batchOf(entries(120))))
    expect(idempotencyKey).toBe('batch-key-1')
    expect(demandValue(await linx.batches.get(batchId))).toMatchObject({ status: 'NEW', entryCounts: { QUEUED: 120 } })
    await world.settle()
    expect(demandValue(await linx.batches.get(batchId))).toMatchObject({
      status: 'COMPLETED',
      requestsInBatch: 120,
      entryCounts: { QUEUED: 0, CREATED: 120, INVALID: 0, FAILED: 0, CANCELLED: 0 },
    })
    expect(await countWorkflows(world)).toBe(120)
    expect(world.sms.messagesTo(SAMPLE_PHONE)).toHaveLength(120)
    const page = demandValue(await linx.batches.entries(batchId, { size: 2, page: 3 }))
    expect(page.totalElements).toBe(120)
    expect(page.result.map(({ position }) => position)).toEqual([4, 5])
    const workflow = demandValue(await linx.workflows.get(page.result[0]?.workflowId ?? ''))
    expect(workflow).toMatchObject({ title: 'Rebate 4', status: 'ACTIVE' })
  })

  it('tells what is wrong with single entries by their position, and makes the others', async () => {
    const world = await setUp()
    const { linx } = world
    const bad = { ...entry('Bad'), expiryInHours: 0, templateId: 'other' }
    const wrong = { ...entry('Wrong'), expiryInHours: 9_999, parameters: { ...entry('').parameters, amount: '-1' } }
    const { batchId } = demandValue(await linx.batches.create(batchOf([entry('A'), bad, 7, wrong, entry('B')])))
    await world.settle()
    expect(demandValue(await linx.batches.get(batchId)).entryCounts).toMatchObject({ CREATED: 2, INVALID: 3 })
    const { result } = demandValue(await linx.batches.entries(batchId, { status: 'INVALID' }))
    expect(result.map(({ position }) => position)).toEqual([1, 2, 3])
    expect(result.map(({ errors }) => errors?.map(({ path, errorCode }) => `${path} ${errorCode}`))).toEqual([
      ['templateId input_unknown_member'],
      [' input_type'],
      ['expiryInHours input_value', 'parameters.amount amount_format'],
    ])
    expect(result[2]?.fieldErrors?.[1]).toMatchObject({ fieldName: 'amount', fieldCategory: 'parameters' })
  })

  it('of which every entry is refused is INVALID', async () => {
    const world = await setUp()
    const { batchId } = demandValue(await world.linx.batches.create(batchOf([{}, {}])))
    await world.settle()
    expect(demandValue(await world.linx.batches.get(batchId)).status).toBe('INVALID')
  })

  it('keeps the version of the template that it began with', async () => {
    const world = await setUp()
    const { linx, templateId } = world
    const { batchId } = demandValue(await linx.batches.create(batchOf(entries(1))))
    demandValue(await linx.templates.update(templateId, { customerMemo: 'Later' }))
    await world.settle()
    const batch = demandValue(await linx.batches.get(batchId))
    const [made] = demandValue(await linx.batches.entries(batchId)).result
    const workflow = demandValue(await linx.workflows.get(made?.workflowId ?? ''))
    expect(workflow.templateVersionId).toBe(batch.templateVersionId)
  })

  it('answers a repeat as the first call, and refuses another batch under its key', async () => {
    const world = await setUp()
    const { linx } = world
    const first = demandValue(await linx.batches.create(batchOf(entries(3))))
    let replays = 0
    const onReplay = () => {
      replays += 1
    }
    expect(demandValue(await linx.batches.create(batchOf(entries(3)), { onReplay }))).toEqual(first)
    expect(replays).toBe(1)
    const other = await linx.batches.create(batchOf(entries(2)))
    expect(other).toMatchObject({ ok: false, issues: [{ code: 'idempotency_key_reused' }] })
    await world.settle()
    expect(await countWorkflows(world)).toBe(3)
  })

  it('is refused whole, with every violation of its frame', async () => {
    const { linx } = await setUp()
    const request = {
      header: { useTemplate: {}, requestsInBatch: 3, idempotencyKey: 'key-of-batch' },
      payload: { batchEntries: entries(2) },
    }
    const refused = await linx.batches.create(request)
    expect(refused.ok ? [] : refused.issues.map(({ code, path }) => `${path} ${code}`)).toEqual([
      'header.useTemplate input_required',
      'header.requestsInBatch batch_count',
    ])
    const unknown = { ...request.header, useTemplate: { templateId: 'nowhere' }, requestsInBatch: 2 }
    expect(await linx.batches.create({ ...request, header: unknown })).toMatchObject({
      ok: false,
      issues: [{ code: 'template_unknown', path: 'header.useTemplate.templateId' }],
    })
  })

  it('that is cancelled makes nothing more, keeps what was made, and says so of each entry', async () => {
    const world = await setUp()
    const { linx, engine } = world
    const { batchId } = demandValue(await linx.batches.create(batchOf(entries(500))))
    await engine.worker.runDue({ maximumTasks: 1 })
    expect(demandValue(await linx.batches.get(batchId))).toMatchObject({
      status: 'QUEUED',
      entryCounts: { CREATED: 200, QUEUED: 300 },
    })
    expect(demandValue(await linx.batches.cancel(batchId)).status).toBe('CANCELLING')
    expect(demandValue(await linx.batches.cancel(batchId)).status).toBe('CANCELLING')
    await world.settle()
    expect(demandValue(await linx.batches.get(batchId))).toMatchObject({
      status: 'COMPLETED',
      entryCounts: { CREATED: 200, QUEUED: 0, CANCELLED: 300 },
    })
    expect(await countWorkflows(world)).toBe(200)
    const { result, totalElements } = demandValue(await linx.batches.entries(batchId, { status: 'CANCELLED', size: 2 }))
    expect([totalElements, ...result.map(({ position }) => position)]).toEqual([300, 200, 201])
    expect(await linx.batches.cancel(batchId)).toMatchObject({ ok: false, issues: [{ code: 'batch_ended' }] })
  })

  it('leaves none of its entries behind', async () => {
    const world = await setUp()
    const { batchId } = demandValue(await world.linx.batches.create(batchOf(entries(120))))
    await world.settle()
    const keys = [0, 50, 100].map((start) => ({
      businessAccountId: SAMPLE_BUSINESS_ACCOUNT_ID,
      kind: 'workflowBatchChunk',
      id: `${batchId}.${start}`,
    }))
    expect(await world.storage.get(keys)).toEqual([undefined, undefined, undefined])
  })

  it('belongs to one Business Account', async () => {
    const world = await setUp()
    const { batchId } = demandValue(await world.linx.batches.create(batchOf(entries(1))))
    const other = world.engine.as({ businessAccountId: 'other', actor: { id: 'a', type: 'employee' } })
    for (const answer of [other.batches.get(batchId), other.batches.cancel(batchId), other.batches.entries(batchId)]) {
      expect(await answer).toMatchObject({ ok: false, issues: [{ code: 'not_found' }] })
    }
    expect(demandValue(await other.batches.list()).totalElements).toBe(0)
    expect(demandValue(await world.linx.batches.list({ status: 'NEW' })).result).toMatchObject([{ batchId }])
  })
})
