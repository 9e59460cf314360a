import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { fixtures } from '@linx/testing'
import { afterEach, describe, expect, it } from 'vitest'
import type { HttpHandler } from '../index.ts'
import { createApiWorld } from '../test-support/api-world.ts'
import { mountInExpress } from './mount-in-express.ts'
import { mountInFastify } from './mount-in-fastify.ts'
import { mountInHono } from './mount-in-hono.ts'
import { mountInNode } from './mount-in-node.ts'
import { nextRoute } from './next-route.ts'

/** As Next.js does: it calls the export that has the name of the method. */
const mountInNext = (handler: HttpHandler): Server => {
  const route: { readonly [method: string]: HttpHandler['fetch'] } = nextRoute(handler)
  const dispatch = async (request: Request) =>
    (await route[request.method]?.(request)) ?? new Response(null, { status: 405 })
  return createServer(getRequestListener(dispatch))
}

const servers: Server[] = []

const listen = async (server: Server): Promise<string> => {
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
})

const headers = { authorization: 'Bearer own', 'content-type': 'application/json', 'idempotency-key': 'mounted-1' }

describe.each([
  ['node:http', mountInNode, '/api'],
  ['Express', mountInExpress, '/'],
  ['Fastify', mountInFastify, '/api'],
  ['Hono', mountInHono, '/'],
  ['a route of Next.js', mountInNext, '/api'],
] as const)('in %s', (_, mount, basePath) => {
  const start = async () => {
    const { handler } = await createApiWorld({ basePath })
    return listen(await mount(handler))
  }

  it('the sample of seed 003 is created over a socket, and its repeat answers the same bytes', async () => {
    const url = await start()
    const post = () =>
      fetch(`${url}/api/v1/transactions`, {
        method: 'POST',
        headers,
        body: JSON.stringify(fixtures.transactionCreateRequest),
      })
    const [first, second] = [await post(), await post()]
    expect([first.status, second.status]).toEqual([201, 201])
    expect(await second.text()).toBe(await first.text())
    expect(second.headers.get('idempotent-replayed')).toBe('true')
  })

  it('refusals keep their bodies, and long bodies are cut off', async () => {
    const url = await start()
    const refused = await fetch(`${url}/api/v1/transactions/nothing`, { headers })
    expect([refused.status, (await refused.json()).errorCode]).toEqual([404, 'not_found'])
    const long = await fetch(`${url}/api/v1/customers`, { method: 'POST', headers, body: 'x'.repeat(100_000) })
    expect(long.status).toBe(413)
  })
})
