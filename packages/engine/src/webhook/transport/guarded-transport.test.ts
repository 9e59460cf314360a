import type { LookupAddress } from 'node:dns'
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { defaultWebhookPolicy } from '@linx/core'
import { afterEach, describe, expect, it } from 'vitest'
import { addressKind } from './address-ranges.ts'
import type { LookupAll } from './guarded-lookup.ts'
import { createGuardedTransport } from './guarded-transport.ts'
import { readWebhookUrl } from './read-webhook-url.ts'

const strict = defaultWebhookPolicy
const local = { ...strict, allowsLoopback: true }
const servers: Server[] = []

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    server.close()
  }
})

/** A real server on a loopback port. */
const listen = async (handle: RequestListener): Promise<number> => {
  const server = createServer(handle)
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}

const post = (url: string, policy = strict, resolve?: LookupAll, signal = new AbortController().signal) =>
  createGuardedTransport(policy, resolve)(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'webhook-id': 'a' },
    body: '{"é":1}',
    redirect: 'manual',
    signal,
  })

const resolvingTo =
  (...addresses: readonly string[]): LookupAll =>
  (_name, done) =>
    done(
      null,
      addresses.map((address): LookupAddress => ({ address, family: address.includes(':') ? 6 : 4 })),
    )

describe('a URL', () => {
  it.each([
    'http://example.com/',
    'https://user:secret@example.com/',
    'https://example.com:8443/',
    'https://example.com/#part',
    'ftp://example.com/',
    'https://127.0.0.1/',
    'https://2130706433/',
    'https://0x7f.1/',
    'https://0177.0.0.1/',
    'https://127.1/',
    'https://①②⑦.⓪.⓪.①/',
    'https://localhost/',
    'https://localhost./',
    'https://a.localhost/',
    'https://printer/',
    'https://db.internal/',
    'https://nas.local/',
    'https://[::1]/',
    'https://[::ffff:127.0.0.1]/',
    'https://[::ffff:10.0.0.1]/',
    'https://[64:ff9b::7f00:1]/',
    'https://169.254.169.254/latest/meta-data/',
    'https://10.1.2.3/',
    'https://100.64.0.1/',
    'https://[fc00::1]/',
    'https://[fe80::1]/',
    'https://0.0.0.0/',
    'https://[::]/',
    'https://255.255.255.255/',
    'not a url',
  ])('%s is refused before anything is sent', async (url) => {
    await expect(post(url)).rejects.toMatchObject({ name: 'AddressRefusedError' })
  })

  it.each(['https://example.com/', 'https://example.com:443/a?b=c', 'https://8.8.8.8/', 'https://[2606:4700::1111]/'])(
    '%s is a public one',
    (url) => {
      expect(['name', 'public']).toContain(readWebhookUrl(url)?.host)
    },
  )
})

describe('an address', () => {
  it.each([
    ...['0.1.2.3', '10.0.0.1', '100.127.255.255', '169.254.1.1', '172.16.0.1', '172.31.255.255', '192.0.0.8'],
    ...[
      '192.0.2.1',
      '192.88.99.1',
      '192.168.1.1',
      '198.18.0.1',
      '198.51.100.7',
      '203.0.113.9',
      '224.0.0.1',
      '240.0.0.1',
    ],
    ...['64:ff9b::1', '100::1', '2001::1', '2001:db8::1', '2002:7f00:1::', 'fd12::1', 'febf::1', 'fec0::1', 'ff02::1'],
    ...['::ffff:192.168.1.1', '::ffff:a00:1', '::7f00:1'],
  ])('%s is reserved', (address) => {
    expect(addressKind(address)).toBe('reserved')
  })

  it.each(['127.0.0.1', '127.255.255.254', '::1', '::ffff:127.0.0.1'])('%s is loopback', (address) => {
    expect(addressKind(address)).toBe('loopback')
  })

  it.each([
    '1.1.1.1',
    '100.63.255.255',
    '100.128.0.1',
    '172.15.0.1',
    '172.32.0.1',
    '11.0.0.1',
    '2606:4700::1',
    '::ffff:8.8.8.8',
  ])('%s is public', (address) => {
    expect(addressKind(address)).toBe('public')
  })
})

describe('a host name', () => {
  it('that stands for a private address is refused, also where others are public', async () => {
    await expect(post('https://example.com/', strict, resolvingTo('10.0.0.1'))).rejects.toMatchObject({
      name: 'AddressRefusedError',
    })
    await expect(post('https://example.com/', strict, resolvingTo('8.8.8.8', '::1'))).rejects.toMatchObject({
      name: 'AddressRefusedError',
    })
    await expect(post('https://example.com/', strict, resolvingTo())).rejects.toMatchObject({
      name: 'AddressRefusedError',
    })
  })

  it('is resolved once for a connection: the address that was checked is the one that is used', async () => {
    const port = await listen((_request, answer) => answer.end())
    let calls = 0
    const rebinding: LookupAll = (name, done) => {
      calls += 1
      resolvingTo(calls === 1 ? '127.0.0.1' : '10.0.0.1')(name, done)
    }
    expect((await post(`http://localhost:${port}/`, local, rebinding)).status).toBe(200)
    expect(calls).toBe(1)
  })
})

describe('a real endpoint', () => {
  it('gets method, headers and body as they were signed', async () => {
    const seen: { request: IncomingMessage; body: string }[] = []
    const port = await listen(async (request, answer) => {
      const chunks: Buffer[] = []
      for await (const chunk of request) chunks.push(chunk as Buffer)
      seen.push({ request, body: Buffer.concat(chunks).toString() })
      answer.writeHead(503, { 'retry-after': '7' }).end('busy')
    })
    const answer = await post(`http://127.0.0.1:${port}/hooks?a=b`, local)
    expect(answer.status).toBe(503)
    expect(answer.headers.get('Retry-After')).toBe('7')
    expect(seen[0]).toMatchObject({ body: '{"é":1}', request: { method: 'POST', url: '/hooks?a=b' } })
    expect(seen[0]?.request.headers).toMatchObject({ 'webhook-id': 'a', 'content-length': '8' })
  })

  it('that redirects is not followed', async () => {
    let hits = 0
    const port = await listen((request, answer) => {
      hits += 1
      answer.writeHead(307, { location: `http://127.0.0.1:${(request.socket.localPort ?? 0) as number}/inner` }).end()
    })
    expect((await post(`http://127.0.0.1:${port}/`, local)).status).toBe(307)
    expect(hits).toBe(1)
  })

  it('that answers without end is cut off at 64 kB', async () => {
    let sent = 0
    const port = await listen((_request, answer) => {
      const write = (): void => {
        sent += 16_384
        if (!answer.destroyed && sent < 100_000_000) answer.write(Buffer.alloc(16_384), write)
      }
      write()
    })
    const outcome = await post(`http://127.0.0.1:${port}/`, local).catch((error: Error) => error)
    expect(outcome).toBeDefined()
    expect(sent).toBeLessThan(20_000_000)
  })

  it('that does not answer is given up when the signal fires', async () => {
    const controller = new AbortController()
    const port = await listen(() => controller.abort())
    await expect(post(`http://127.0.0.1:${port}/`, local, undefined, controller.signal)).rejects.toMatchObject({
      name: 'AbortError',
    })
  })

  it('on loopback is refused unless the policy allows it', async () => {
    await expect(post('http://127.0.0.1:1/')).rejects.toMatchObject({ name: 'AddressRefusedError' })
  })
})
