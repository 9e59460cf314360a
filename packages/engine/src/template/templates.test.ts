import { createMemoryStorage } from '@linx/storage-memory'
import { createSimulation, demandValue, loadSampleParties, SAMPLE_PHONE } from '@linx/testing'
import { describe, expect, it } from 'vitest'

const template = {
  name: 'welcome',
  displayName: 'Welcome',
  defaultExpiryDays: 2,
  definition: {
    steps: [
      { name: 'notification', input: { preDefined: { introductoryMessage: 'Welcome aboard' } } },
      { name: 'customer-account' },
    ],
  },
}

const setUp = async () => {
  const simulation = createSimulation({ storage: createMemoryStorage() })
  await loadSampleParties(simulation.linx)
  return simulation
}

const requestWith = (named: object) => ({ title: 'Hello', parameters: { phoneNumber: SAMPLE_PHONE }, ...named })

const codesOf = (result: { readonly ok: boolean; readonly issues?: readonly { readonly code: string }[] }) =>
  result.issues?.map(({ code }) => code) ?? []

describe('templates', () => {
  it('make workflows by id or by name, with their texts and their expiry', async () => {
    const { linx, settle, sms, clock } = await setUp()
    const { templateId, templateVersionId } = demandValue(await linx.templates.create(template))
    for (const named of [{ templateId }, { templateName: 'welcome' }]) {
      const answer = demandValue(await linx.workflows.create(requestWith(named)))
      expect(answer).toMatchObject({ templateId, templateVersionId })
      const { expireAt } = demandValue(await linx.workflows.get(answer.workflowId))
      expect(Date.parse(expireAt)).toBe(clock.now() + 48 * 3_600_000)
    }
    await settle()
    expect(sms.messagesTo(SAMPLE_PHONE).map(({ message }) => message.body.includes('Welcome aboard'))).toEqual([
      true,
      true,
    ])
  })

  it('get a new version by a change; running workflows keep theirs', async () => {
    const { linx } = await setUp()
    const first = demandValue(await linx.templates.create(template))
    const { workflowId } = demandValue(await linx.workflows.create(requestWith({ templateId: first.templateId })))
    const second = demandValue(await linx.templates.update(first.templateId, { displayName: 'Welcome back' }))
    expect(second).toMatchObject({ templateId: first.templateId, version: 2, displayName: 'Welcome back' })
    expect(second.templateVersionId).not.toBe(first.templateVersionId)
    expect(demandValue(await linx.workflows.get(workflowId)).templateVersionId).toBe(first.templateVersionId)
    expect(demandValue(await linx.templates.getVersion(first.templateVersionId)).displayName).toBe('Welcome')
    expect(demandValue(await linx.templates.get(first.templateId))).toEqual(second)
  })

  it('have names of their own in a tenant; a deleted one frees its name', async () => {
    const { linx } = await setUp()
    const { templateId } = demandValue(await linx.templates.create(template))
    expect(codesOf(await linx.templates.create(template))).toEqual(['template_name_taken'])
    demandValue(await linx.templates.setStatus(templateId, 'DELETED'))
    expect((await linx.templates.create(template)).ok).toBe(true)
  })

  it('take one name for one of eight that ask at once', async () => {
    const { linx } = await setUp()
    const results = await Promise.all(Array.from({ length: 8 }, () => linx.templates.create(template)))
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
    expect(results.flatMap(codesOf)).toEqual(Array(7).fill('template_name_taken'))
  })

  it.each(['SUSPENDED', 'ARCHIVED', 'DELETED'] as const)('make no workflow while %s', async (status) => {
    const { linx, sms, settle } = await setUp()
    const { templateId } = demandValue(await linx.templates.create(template))
    demandValue(await linx.templates.setStatus(templateId, status))
    expect((await linx.workflows.create(requestWith({ templateId }))).ok).toBe(false)
    await settle()
    expect(sms.sends()).toEqual([])
  })
})
