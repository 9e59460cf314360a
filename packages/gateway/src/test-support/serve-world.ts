import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import type { GatewayOptions } from '../index.ts'
import { createWorld, type World } from './create-world.ts'

/** What crossed the wire. */
export interface Traffic {
  requests: number
  /** Of bodies and headers that the server sent. */
  bytes: number
  /** Processor time of this thread while the handler worked, in milliseconds: other work on the machine does not count. */
  serverMs: number
}

/** A world behind two ports of this machine: the pages and, on an origin of its own, the card service. */
export interface ServedWorld extends World {
  /** `http://localhost:…`; browsers keep `Secure` cookies for it. */
  readonly origin: string
  readonly traffic: Traffic
  close(): Promise<void>
}

type Fetch = (request: Request) => Promise<Response>

const listen = async (fetch: () => Fetch) => {
  const server = createServer(getRequestListener((request) => fetch()(request), { overrideGlobalObjects: false }))
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  return { origin: `http://localhost:${port}`, close }
}

const headerBytes = (headers: Headers): number =>
  [...headers].reduce((sum, [name, value]) => sum + name.length + value.length + 4, 0)

const measured =
  (fetch: Fetch, traffic: Traffic): Fetch =>
  async (request) => {
    const before = process.threadCpuUsage()
    const response = await fetch(request)
    const body = new Uint8Array(await response.arrayBuffer())
    const { user, system } = process.threadCpuUsage(before)
    traffic.serverMs += (user + system) / 1_000
    traffic.requests += 1
    traffic.bytes += body.length + headerBytes(response.headers)
    const hasBody = ![204, 303].includes(response.status)
    return new Response(hasBody ? body : null, { status: response.status, headers: response.headers })
  }

export const serveWorld = async (change: Partial<GatewayOptions> = {}): Promise<ServedWorld> => {
  const traffic: Traffic = { requests: 0, bytes: 0, serverMs: 0 }
  let pages: Fetch = async () => new Response('Not ready', { status: 503 })
  let cards: Fetch = pages
  const pageServer = await listen(() => pages)
  const cardServer = await listen(() => cards)
  const world = await createWorld({ ...change, url: `${pageServer.origin}/l`, cardsOrigin: cardServer.origin })
  pages = measured((request) => world.handler.fetch(request), traffic)
  cards = (request) => world.cards.fetch(request)
  return {
    ...world,
    origin: pageServer.origin,
    traffic,
    close: async () => {
      await Promise.all([pageServer.close(), cardServer.close()])
    },
  }
}
