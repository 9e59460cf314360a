import { describe, expect, it } from 'vitest'
import { createGatewayHandler, GatewayConfigurationError, type GatewayOptions } from './index.ts'
import { createWorld, GATEWAY_URL } from './test-support/create-world.ts'
import { cardPaymentRequest } from './test-support/sample-workflows.ts'

const ask = (world: { handler: { fetch(request: Request): Promise<Response> } }, path: string, init?: RequestInit) =>
  world.handler.fetch(new Request(new URL(path, GATEWAY_URL), init))

describe('every answer', () => {
  it('has the headers that keep a page to itself (L4, L5)', async () => {
    const world = await createWorld()
    const { token } = await world.sendLink(cardPaymentRequest)
    for (const path of [
      `/l/${token}`,
      '/l/nothing',
      '/l/v/xxxxxxxxxxxxxxxx/name',
      '/l/assets/none.css',
      '/elsewhere',
    ]) {
      const { headers } = await ask(world, path)
      expect(headers.get('content-security-policy')).toBe(
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self' https://cards.example; frame-ancestors 'none'; base-uri 'none'; object-src 'none'",
      )
      expect(headers.get('referrer-policy')).toBe('no-referrer')
      expect(headers.get('cache-control')).toBe('no-store')
      expect(headers.get('strict-transport-security')).toMatch(/max-age=63072000/)
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
      expect(headers.get('x-frame-options')).toBe('DENY')
    }
  })

  it('loads nothing from elsewhere and has nothing inline (L5)', async () => {
    const world = await createWorld()
    const { token } = await world.sendLink(cardPaymentRequest)
    const html = await (await ask(world, `/l/${token}`)).text()
    expect(html).not.toMatch(/<style|style="|<script(?! src="\/l\/assets)|\son\w+="|javascript:/)
    for (const [, url] of html.matchAll(/(?:src|href)="([^"]+)"/g)) expect(url).toMatch(/^(\/l\/|#main)/)
  })

  it('is a plain page even when something breaks inside', async () => {
    const errors: unknown[] = []
    const engine = {
      gateway: { open: async () => Promise.reject(new Error('storage is gone')), receipt: async () => undefined },
    }
    const handler = createGatewayHandler(engine, {
      url: GATEWAY_URL,
      keys: [{ id: 'a', secret: new Uint8Array(32) }],
      onError: (error) => errors.push(error),
    })
    const response = await handler.fetch(new Request(`${GATEWAY_URL}/${'x'.repeat(22)}`))
    expect(response.status).toBe(503)
    expect(await response.text()).not.toContain('storage')
    expect(errors).toHaveLength(1)
  })

  it.each(['PUT', 'DELETE', 'PATCH'])('refuses %s', async (method) => {
    expect((await ask(await createWorld(), `/l/${'x'.repeat(22)}`, { method })).status).toBe(405)
  })
})

describe('files', () => {
  it('are named by their content and kept for ever', async () => {
    const world = await createWorld()
    const { token } = await world.sendLink(cardPaymentRequest)
    const html = await (await ask(world, `/l/${token}`)).text()
    const paths = [...html.matchAll(/(?:src|href)="(\/l\/(?:assets|brand)\/[^"]+)"/g)].map(([, path]) => path ?? '')
    expect(paths).toHaveLength(5)
    for (const path of paths) {
      const response = await ask(world, path)
      expect([path, response.status, response.headers.get('cache-control')]).toEqual([
        path,
        200,
        'public, max-age=31536000, immutable',
      ])
    }
  })

  it('of a brand show its colour, and a drawing runs nothing', async () => {
    const world = await createWorld()
    const { token } = await world.sendLink(cardPaymentRequest)
    const html = await (await ask(world, `/l/${token}`)).text()
    const accent = /href="([^"]*accent-[^"]*)"/.exec(html)?.[1] ?? ''
    expect(await (await ask(world, accent)).text()).toContain('--accent:#c2410c;--on-accent:#ffffff')
    const logo = /src="([^"]*logo-[^"]*)"/.exec(html)?.[1] ?? ''
    expect((await ask(world, logo)).headers.get('content-security-policy')).toContain('sandbox')
    const old = await ask(world, accent.replace(/accent-[^.]+/, 'accent-0000000000000000'))
    expect([old.status, old.headers.get('cache-control')]).toEqual([200, 'no-store'])
    expect((await ask(world, accent.replace('/brand/', '/brand/x'))).status).toBe(404)
  })

  it('of the enhancement script stand alone', async () => {
    const { enhancementScript } = await import('./asset/enhancement-script.ts')
    expect(() => new Function(enhancementScript)).not.toThrow()
    expect(enhancementScript).not.toMatch(/import|require|__vi/)
  })
})

describe('options that cannot work', () => {
  const good: GatewayOptions = { url: GATEWAY_URL, keys: [{ id: 'a', secret: new Uint8Array(32) }] }
  const tokeniser = { begin: async () => '', find: async () => undefined }
  it.each([
    ['a URL without TLS', { url: 'http://pay.example/l' }],
    ['a URL with a query', { url: 'https://pay.example/l?x' }],
    ['no key', { keys: [] }],
    ['a card service without TLS', { tokeniser: { ...tokeniser, origin: 'http://cards.example' } }],
    ['a card service with a path', { tokeniser: { ...tokeniser, origin: 'https://cards.example/x' } }],
    ['frames of anybody', { frameAncestors: ['*'] }],
    ['a country that is none', { countries: ['USA', 'US'] }],
    ['a zone that is none', { timeZone: 'Mars/Base' }],
    ['a visit of a minute', { visitMinutes: 1 }],
  ])('are refused: %s', async (_, change) => {
    const { engine } = await createWorld()
    expect(() => createGatewayHandler(engine, { ...good, ...change })).toThrow(GatewayConfigurationError)
  })

  it('are none of: a place at the root, a machine of one’s own', async () => {
    const { engine } = await createWorld()
    for (const url of ['https://pay.example', 'http://localhost:3000/l']) {
      const handler = createGatewayHandler(engine, { ...good, url })
      const path = new URL(url).pathname.replace(/\/$/, '')
      const response = await handler.fetch(new Request(`${new URL(url).origin}${path}/${'x'.repeat(22)}`))
      expect(await response.text()).toContain('We do not know this link')
    }
  })
})
