import { demandValue } from '@linx/testing'
import { describe, expect, it } from 'vitest'
import type { GatewayOptions } from './index.ts'
import { createWorld } from './test-support/create-world.ts'
import { createPlainBrowser, textOf } from './test-support/plain-browser.ts'
import { sampleDocument } from './test-support/sample-documents.ts'
import { documentsRequest } from './test-support/sample-workflows.ts'
import { pageName, walkTo } from './test-support/walk-visit.ts'

const setUp = async (change: Partial<GatewayOptions> = {}) => {
  const world = await createWorld(change)
  const link = await world.sendLink(documentsRequest)
  const browser = createPlainBrowser(world)
  return { ...world, ...link, browser, page: await walkTo(browser, link.token, 'documents') }
}

const both = { 'document.0': 'yes', 'document.1': 'yes' }

describe('documents', () => {
  it('are shown whole, with version and digest, and each on a page of its own', async () => {
    const { browser, page } = await setUp()
    expect(textOf(page)).toMatch(/Version 3\.0 .*You agree that .*sha256-/)
    const own = await browser.get(`${page.path}/2`)
    expect(textOf(own)).toContain('We keep what you enter for as long as the law asks us to.')
    expect((await browser.get(`${page.path}/3`)).status).toBe(404)
    expect((await browser.get(`${page.path}/x`)).status).toBe(404)
  })

  it('keep the step open when one is refused, and remember the answers', async () => {
    const { browser, page, storage, linx, workflowId } = await setUp()
    const refused = await browser.send(page, { ...both, 'document.1': 'no' })
    expect([refused.status, textOf(refused)]).toEqual([
      422,
      expect.stringContaining('You have not accepted “Privacy policy”'),
    ])
    expect(refused.html.match(/checked/g)).toHaveLength(2)
    expect(pageName(await browser.send(refused, both))).toBe('confirm')
    expect(storage.writtenText()).toContain('"accepted":false')
    expect(demandValue(await linx.workflows.get(workflowId)).status).toBe('ACTIVE')
  })

  it('all need an answer', async () => {
    const { browser, page } = await setUp()
    const open = await browser.send(page, { 'document.0': 'yes', 'document.1': 'perhaps' })
    expect([open.status, textOf(open)]).toEqual([422, expect.stringContaining('Please choose one')])
  })

  it.each([
    ['has no text', () => undefined],
    ['has a text with another digest', () => ({ type: 'text', text: 'Another text' }) as const],
  ])('cannot be accepted when one of them %s', async (_, documents) => {
    const { browser, page, errors, storage } = await setUp({ documents })
    const before = storage.batches().length
    expect(textOf(page)).toContain('cannot be shown right now')
    expect(page.html).not.toContain('<button')
    await browser.send(page, both)
    expect(storage.batches()).toHaveLength(before)
    expect(errors.length > 0).toBe(documents() !== undefined)
  })

  it('may be PDF files, which open on their own', async () => {
    const bytes = new TextEncoder().encode('%PDF-1.7')
    const world = await createWorld({
      documents: (request) =>
        request.documentId.startsWith('fncl') ? { type: 'pdf', bytes } : sampleDocument(request),
    })
    const { token } = await world.sendLink(documentsRequest)
    const browser = createPlainBrowser(world)
    const page = await walkTo(browser, token, 'documents')
    expect(textOf(page)).toContain('cannot be shown')
    expect(world.errors.length).toBeGreaterThan(0)
    expect((await browser.get(`${page.path}/2`)).status).toBe(404)
  })
})
