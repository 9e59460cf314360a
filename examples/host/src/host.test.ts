import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type Host, startHost } from './host/start-host.ts'
import { samplePeople } from './sample/sample-parties.ts'
import { createFormBrowser, type FormBrowser } from './test-support/form-browser.ts'
import { htmlFaults } from './test-support/html-faults.ts'
import { hrefOf, textOf } from './test-support/read-page.ts'
import { adasClaim, cleaning, NEW_PHONE, newClaim, priyasClaim, wrongRequest } from './test-support/typed-values.ts'
import { jump, openOnPhone, templateForm } from './test-support/walk-console.ts'

/** A Tuesday afternoon in New York. */
const START = Date.parse('2026-03-10T18:30:00Z')

const folder = mkdtempSync(join(tmpdir(), 'linx-host-'))
let host: Host
let browser: FormBrowser

beforeAll(async () => {
  host = await startHost({ folder, port: 0, startAt: START })
  browser = createFormBrowser(host.origin)
})

afterAll(async () => {
  await host.close()
  rmSync(folder, { recursive: true })
})

const pages = [
  '/',
  '/requests',
  '/requests/new',
  '/requests/new?template=scratch',
  '/transactions',
  '/transactions/new',
  '/schedules',
  '/schedules?month=2026-11',
  '/schedules/new',
  '/people',
  '/webhooks',
  '/phone',
  '/clock',
]

describe('the console', () => {
  it.each(pages)('%s is a whole page with nothing inline', async (path) => {
    const page = await browser.get(path)
    expect({ status: page.status, faults: htmlFaults(page.html) }).toEqual({ status: 200, faults: [] })
    const policy = page.headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'; style-src 'self'; script-src 'self'")
    expect(policy).not.toContain('unsafe')
  })

  it('shows every request, payment, schedule and delivery of the samples on a page of its own', async () => {
    const lists = [
      ['/requests', /^\/requests\/[0-9a-f-]{36}/],
      ['/transactions', /^\/transactions\/[0-9a-f-]{36}/],
      ['/schedules', /^\/schedules\/[0-9a-f-]{36}/],
      ['/webhooks', /^\/webhooks\/deliveries\//],
    ] as const
    for (const [path, pattern] of lists) {
      const list = await browser.get(path)
      const hrefs = [...list.html.matchAll(/href="([^"]+)"/g)]
        .map(([, href = '']) => href)
        .filter((href) => pattern.test(href))
      expect(hrefs.length).toBeGreaterThan(1)
      for (const href of hrefs) {
        const page = await browser.get(href)
        expect({ href, status: page.status, faults: htmlFaults(page.html) }).toEqual({ href, status: 200, faults: [] })
      }
    }
  })

  it('sends style sheet, script and picture with their types', async () => {
    const { html } = await browser.get('/')
    const paths = [...html.matchAll(/"(\/assets\/[^"]+)"/g)].map(([, path = '']) => path)
    const types = await Promise.all(
      [...new Set(paths)].map(async (path) => (await browser.get(path)).headers.get('content-type')),
    )
    expect(types.toSorted()).toEqual(['image/svg+xml', 'text/css; charset=utf-8', 'text/javascript; charset=utf-8'])
  })

  it('takes no form of another site and answers to no other name', async () => {
    const body = new URLSearchParams({ by: 'week' })
    const foreign: readonly Record<string, string>[] = [
      { 'sec-fetch-site': 'cross-site' },
      { origin: 'https://evil.example' },
    ]
    for (const headers of foreign) {
      expect((await fetch(`${host.origin}/clock`, { method: 'POST', body, headers })).status).toBe(403)
    }
    expect((await fetch(host.origin.replace('localhost', '127.0.0.1'))).status).toBe(421)
  })

  it('says that what it does not know is not there', async () => {
    for (const path of [
      '/requests/nobody',
      '/transactions/nobody',
      '/schedules/nobody',
      '/webhooks/deliveries/nobody',
      '/nowhere',
    ]) {
      const page = await browser.get(path)
      expect({ path, status: page.status, faults: htmlFaults(page.html) }).toEqual({ path, status: 404, faults: [] })
    }
  })
})

describe('a request', () => {
  it('goes from a template to settled money, and its page tells the whole story', async () => {
    const form = await templateForm(browser, 'Pay a claim to a bank account')
    const created = await browser.send(form, newClaim, '/requests/new')
    expect(textOf(created)).toContain('The request is stored')

    const name = await openOnPhone(browser, NEW_PHONE)
    const account = await browser.send(name, { firstName: 'Grace', lastName: 'Hopper', primaryEmail: '' })
    const bank = {
      nameOnAccount: 'Grace Hopper',
      routingNumber: '011401533',
      accountNumber: '4455667788',
      accountNumberAgain: '4455667788',
    }
    const documents = await browser.send(account, bank)
    const confirm = await browser.send(documents, { 'document.0': 'yes' })
    const done = await browser.send(confirm)
    expect(done.path).toMatch(/\/done$/)

    await jump(browser, 'day')
    await jump(browser, 'day')
    const story = textOf(await browser.get(created.path))
    const told = [
      'Request created',
      'Invitation sent',
      'Customer account answered',
      'Financial account answered',
      'Documents answered',
      'Confirmed by the Customer',
      'Payment new',
      'Payment processing',
      'Payment settled',
    ]
    expect(told.map((text) => story.indexOf(text)).filter((place) => place < 0)).toEqual([])
    expect(told.map((text) => story.indexOf(text))).toEqual(
      told.map((text) => story.indexOf(text)).toSorted((a, b) => a - b),
    )

    const payment = await browser.get(hrefOf(await browser.get(created.path), /^\/transactions\//))
    expect(textOf(payment)).toMatch(/\$88\.40 by ACH Settled/)
    const returned = textOf(await browser.send(payment, {}, '/return'))
    expect(returned).toContain('What came of it')
    expect(returned).toMatch(/Return \$88\.40/)
  })

  it('that the API refuses comes back with every reason and what was typed', async () => {
    const form = await browser.get('/requests/new?template=scratch')
    const refused = await browser.send(form, wrongRequest, '/requests/new')
    expect(refused.status).toBe(422)
    expect(htmlFaults(refused.html)).toEqual([])
    expect(refused.html).toContain('value="Keep &lt;this&gt;"')
    const text = textOf(refused)
    for (const part of ['phoneNumber', 'amount', 'description']) expect(text).toContain(part)
  })

  it('can be extended, sent again and cancelled; a form sent twice makes one', async () => {
    const form = await templateForm(browser, 'Pay a claim to an account on file')
    const created = await browser.send(form, adasClaim, '/requests/new')
    expect((await browser.send(form, adasClaim, '/requests/new')).path).toBe(created.path)
    expect(textOf(await browser.send(created, { hours: '24' }, '/extend'))).toContain('Expiry set later')
    expect(textOf(await browser.send(created, {}, '/resend'))).toContain('A new link is on its way')
    const cancelled = await browser.send(created, {}, '/cancel')
    expect(textOf(cancelled)).toContain('Request cancelled')
    const again = await browser.send(created, { hours: '24' }, '/extend')
    expect(again.status).toBe(422)
    expect(textOf(again)).toContain('The API refused this')
  })

  it('reminds nobody who texted STOP', async () => {
    const form = await templateForm(browser, 'Pay a claim to a card on file')
    const { priya } = samplePeople
    const created = await browser.send(form, priyasClaim, '/requests/new')
    const phone = await browser.get(`/phone/${encodeURIComponent(priya.phoneNumber)}`)
    await browser.send(phone, { text: 'STOP' }, encodeURIComponent(priya.phoneNumber))
    await vi.waitFor(async () => expect(textOf(await browser.get(created.path))).toContain('Not reachable'), {
      timeout: 60_000,
      interval: 50,
    })
    const before = host.store.messagesOf(priya.phoneNumber).length
    await jump(browser, 'week')
    expect(
      host.store
        .messagesOf(priya.phoneNumber)
        .slice(before)
        .map(({ body }) => body)
        .filter((body) => /waiting for you/.test(body)),
    ).toEqual([])
  })
})

describe('a schedule', () => {
  it('is previewed, stored, run by the clock and suspended', async () => {
    const form = await browser.get('/schedules/new')
    const preview = await browser.send(form, { ...cleaning, goal: 'preview' }, '/schedules/new')
    expect(textOf(preview)).toContain('It would run Mon, 23 March 2026 at 09:00')
    const stored = await browser.send(form, { ...cleaning, goal: 'create' }, '/schedules/new')
    expect(textOf(stored)).toContain('every banking day')
    await host.time.to(Date.parse('2026-03-25T18:00:00Z'))
    const run = await browser.get(stored.path)
    expect(run.html.match(/class="run good"/g)?.length).toBe(3 + 1)
    const suspended = await browser.send(run, {}, '/suspend')
    expect(textOf(suspended)).toContain('Suspended')
    expect(suspended.html).not.toContain('<a class="run ahead"')
  })
})

describe('webhooks', () => {
  it('reach the receiver signed, and are sent again on demand', async () => {
    const received = host.store.webhooks(1_000)
    expect(received.length).toBeGreaterThan(20)
    expect(received.filter(({ isVerified }) => !isVerified)).toEqual([])
    const detail = await browser.get(hrefOf(await browser.get('/webhooks'), /deliveries\//))
    expect(textOf(await browser.send(detail, {}, '/replay'))).toContain('being sent again')
    await vi.waitFor(() => expect(host.store.webhooks(1_000).length).toBe(received.length + 1), {
      timeout: 60_000,
      interval: 50,
    })
  })

  it('that are forged are kept as refused', async () => {
    const headers = {
      'webhook-id': 'evil',
      'webhook-timestamp': String(Math.floor(host.clock.now() / 1_000)),
      'webhook-signature': 'v1,AAAA',
    }
    const answer = await fetch(`${host.origin}/receiver`, { method: 'POST', body: '{"type":"evil"}', headers })
    expect(answer.status).toBe(401)
    expect(host.store.webhooks(1)[0]).toMatchObject({ type: 'evil', isVerified: false })
  })
})

describe('after a restart on the same files', () => {
  it('everything is still there, the time too', async () => {
    const before = {
      requests: textOf(await browser.get('/requests')),
      phone: host.store.messagesOf(NEW_PHONE),
      webhooks: host.store.webhooks(1_000).length,
      token: host.token,
    }
    const stoppedAt = host.clock.now()
    await host.close()
    host = await startHost({ folder, port: 0 })
    browser = createFormBrowser(host.origin)
    expect(host.clock.now()).toBeGreaterThanOrEqual(stoppedAt)
    expect({
      requests: textOf(await browser.get('/requests')),
      phone: host.store.messagesOf(NEW_PHONE),
      webhooks: host.store.webhooks(1_000).length,
      token: host.token,
    }).toEqual(before)
  })
})
