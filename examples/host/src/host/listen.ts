import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'

type Fetch = (request: Request) => Response | Promise<Response>

/** A port of this machine. */
export interface Listening {
  /** `http://localhost:3000`; browsers keep `Secure` cookies for it. */
  readonly origin: string
  /** Answers from now on; until then everything is 503. */
  serve(fetch: Fetch): void
  close(): Promise<void>
}

const notReady: Fetch = () => new Response('The host is starting.', { status: 503 })
const misdirected = () => new Response('Open http://localhost instead.', { status: 421 })

/**
 * Listens on the loopback address alone, and answers to the name `localhost` alone, so that no page of the web can reach it under a name
 * of its own. Port 0 takes a free one.
 */
export const listen = async (port: number): Promise<Listening> => {
  let fetch = notReady
  const server = createServer(
    getRequestListener((request) => (new URL(request.url).hostname === 'localhost' ? fetch(request) : misdirected()), {
      overrideGlobalObjects: false,
    }),
  )
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  return {
    origin: `http://localhost:${(server.address() as AddressInfo).port}`,
    serve: (handler) => {
      fetch = handler
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
