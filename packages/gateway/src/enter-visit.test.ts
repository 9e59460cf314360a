import { demandValue } from '@linx/testing'
import { describe, expect, it } from 'vitest'
import { createWorld, GATEWAY_URL } from './test-support/create-world.ts'
import { createPlainBrowser, textOf } from './test-support/plain-browser.ts'
import { previewAgents } from './test-support/preview-agents.ts'
import { cardPaymentRequest, documentsRequest, everyPageRequest } from './test-support/sample-workflows.ts'
import { pageName, startVisit, walkTo } from './test-support/walk-visit.ts'

const HOUR_MS = 3_600_000

const setUp = async (request: object = everyPageRequest) => {
  const world = await createWorld()
  const link = await world.sendLink(request)
  return { ...world, ...link, browser: createPlainBrowser(world) }
}

describe('a link', () => {
  it('is not changed by 1,000 requests of 20 preview agents (L3)', async () => {
    const { handler, token, storage, linx, workflowId, engine } = await setUp()
    const before = storage.batches().length
    for (let time = 0; time < 1_000; time += 1) {
      const method = ['GET', 'GET', 'GET', 'HEAD', 'OPTIONS'][time % 5] ?? 'GET'
      const headers = {
        'user-agent': previewAgents[time % 20] ?? '',
        ...(time % 3 === 0 ? { 'sec-purpose': 'prefetch' } : {}),
      }
      const response = await handler.fetch(new Request(`${GATEWAY_URL}/${token}`, { method, headers }))
      expect(response.status).toBeLessThan(300)
      expect(response.headers.getSetCookie()).toEqual([])
    }
    await engine.worker.runDue()
    expect(storage.batches()).toHaveLength(before)
    expect(demandValue(await linx.workflows.get(workflowId)).status).toBe('ACTIVE')
  })

  it('shows whose it is, and neither amount nor name nor message before Continue (L8)', async () => {
    const { browser, token } = await setUp()
    const entry = await browser.get(`/l/${token}`)
    expect(textOf(entry)).toContain('Rocket Rebates has sent you a request')
    expect(entry.html).not.toMatch(/1,256|Ada|rebate\./)
  })

  it('is traded for a cookie of this origin and leaves every URL and page (L3)', async () => {
    const { browser, token, handler } = await setUp()
    const entry = await browser.get(`/l/${token}`)
    expect(/<title>(.*)<\/title>/.exec(entry.html)?.[1]).not.toContain(token)
    const body = new URLSearchParams({ nonce: /name="nonce" value="([^"]*)"/.exec(entry.html)?.[1] ?? '' })
    const response = await handler.fetch(
      new Request(`${GATEWAY_URL}/${token}`, { method: 'POST', body, headers: { 'sec-fetch-site': 'same-origin' } }),
    )
    expect(response.status).toBe(303)
    expect(response.headers.get('location')).not.toContain(token)
    const [cookie = ''] = response.headers.getSetCookie()
    expect(cookie).toMatch(
      /^__Host-linx-[\w-]{16}=test\.[\w-]+; Path=\/; Max-Age=3600; Secure; HttpOnly; SameSite=Lax$/,
    )
    expect(cookie).not.toContain(token)
    const page = await walkTo(browser, token, 'account')
    expect(page.html).not.toContain(token)
  })

  it.each([
    ['another site', { 'sec-fetch-site': 'cross-site' }],
    ['a neighbour', { 'sec-fetch-site': 'same-site' }],
    ['another origin', { 'sec-fetch-site': 'same-origin', origin: 'https://evil.example' }],
    ['no form', { 'content-type': 'application/json' }],
  ])('is not opened by a POST from %s (L6)', async (_, headers) => {
    const { browser, token } = await setUp()
    const { html } = await browser.get(`/l/${token}`)
    const nonce = /name="nonce" value="([^"]*)"/.exec(html)?.[1] ?? ''
    expect((await browser.post(`/l/${token}`, new URLSearchParams({ nonce }), headers)).status).toBe(403)
    expect((await browser.post(`/l/${token}`, new URLSearchParams({ nonce: 'x' }))).status).toBe(403)
    expect((await browser.post(`/l/${token}`, 'x'.repeat(70_000))).status).toBe(403)
    expect(browser.cookies.size).toBe(0)
  })

  it('goes on at the step where one stopped, also in another browser (L7)', async () => {
    const { browser, token, ...world } = await setUp()
    await walkTo(browser, token, 'account')
    expect(pageName(await createPlainBrowser(world).enter(token))).toBe('account')
  })

  it('lets several workflows be open in one browser', async () => {
    const { browser, token, sendLink, linx } = await setUp()
    const first = await walkTo(browser, token, 'profile')
    const other = await sendLink(documentsRequest)
    await walkTo(browser, other.token, 'documents')
    expect((await browser.get(first.path)).status).toBe(200)
    const done = await browser.send(await walkTo(browser, other.token, 'confirm'))
    expect(textOf(done)).toContain('Thank you')
    expect(demandValue(await linx.workflows.get(other.workflowId)).status).toBe('COMPLETED')
    expect((await browser.get(first.path)).status).toBe(200)
  })
})

describe('a link that leads nowhere', () => {
  it('is one page for everything that is unknown', async () => {
    const { browser } = await setUp()
    const pages = await Promise.all(
      ['x'.repeat(22), 'short', 'x'.repeat(500), '%00'].map((token) => browser.get(`/l/${token}`)),
    )
    expect(pages.map(({ status }) => status)).toEqual([404, 404, 404, 404])
    expect(new Set(pages.map((page) => textOf(page))).size).toBe(1)
    expect(pages[0]?.html).not.toContain('Rocket')
  })

  it.each([
    ['EXPIRED', 'This link is too old'],
    ['CANCELLED', 'This request was cancelled'],
    ['COMPLETED', 'This request is finished'],
    ['DECLINED', 'This request is finished'],
  ])('says plainly that it is %s, with the contact and without amount or name (L8)', async (status, title) => {
    const world = await setUp(cardPaymentRequest)
    const opened = await world.engine.gateway.open(world.token)
    if (opened.outcome !== 'open') throw new Error('expected a live link')
    if (status === 'EXPIRED') world.clock.set(world.clock.now() + 48 * HOUR_MS)
    if (status === 'CANCELLED') demandValue(await world.linx.workflows.cancel(world.workflowId))
    if (status === 'COMPLETED') demandValue(await opened.visit.confirm())
    if (status === 'DECLINED') demandValue(await opened.visit.decline({ reason: 'NOT_EXPECTED' }))
    const page = await world.browser.get(`/l/${world.token}`)
    expect(page.status).toBe(410)
    expect(textOf(page)).toContain(title)
    expect(textOf(page)).toContain('1-800-555-0199')
    expect(page.html).not.toMatch(/20\.00|John|4242/)
  })

  it('is answered 30 times a minute to one address (L11)', async () => {
    const { handler, token, clock } = await setUp()
    const ask = async (address: string, path: string) =>
      (await handler.fetch(new Request(`${GATEWAY_URL}/${path}`, { headers: { 'x-test-address': address } }))).status
    const statuses = []
    for (let time = 0; time < 31; time += 1) statuses.push(await ask('1.1.1.1', `${String(time).padStart(22, 'x')}`))
    expect(statuses.filter((status) => status === 404)).toHaveLength(30)
    expect(statuses.at(-1)).toBe(429)
    expect(await ask('1.1.1.1', token)).toBe(429)
    expect(await ask('2.2.2.2', token)).toBe(200)
    clock.set(clock.now() + 60_000)
    expect(await ask('1.1.1.1', token)).toBe(200)
  })
})

describe('a visit', () => {
  it('is over after an hour without an answer, and goes on behind the link', async () => {
    const { browser, token, clock } = await setUp()
    const page = await walkTo(browser, token, 'profile')
    clock.set(clock.now() + HOUR_MS)
    const lost = await browser.get(page.path)
    expect([lost.status, textOf(lost)]).toEqual([403, expect.stringContaining('Your visit is over')])
    expect(pageName(await browser.enter(token))).toBe('profile')
  })

  it('does not open for who has only its URL, or a cookie of another visit', async () => {
    const { browser, token, sendLink, ...world } = await setUp()
    const page = await walkTo(browser, token, 'profile')
    const stranger = createPlainBrowser(world)
    expect((await stranger.get(page.path)).status).toBe(403)
    const other = await sendLink(documentsRequest)
    await startVisit(stranger, await stranger.enter(other.token))
    const [[otherName = '', otherValue = ''] = []] = [...stranger.cookies]
    const handle = page.path.split('/')[3] ?? ''
    expect(otherName).not.toContain(handle)
    stranger.cookies.set(`__Host-linx-${handle}`, otherValue)
    expect((await stranger.get(page.path)).status).toBe(403)
  })

  it('is lost when newer links pushed its link out', async () => {
    const { browser, token, linx, workflowId, clock, settle } = await setUp()
    const page = await walkTo(browser, token, 'profile')
    for (let time = 0; time < 3; time += 1) {
      clock.set(clock.now() + 120_000)
      demandValue(await linx.workflows.resend(workflowId))
      await settle()
    }
    expect((await browser.get(page.path)).status).toBe(404)
  })
})
