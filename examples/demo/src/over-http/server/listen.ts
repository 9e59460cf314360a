import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'

type Fetch = (request: Request) => Promise<Response>

/** A server on a free port of this machine. */
export interface ListeningServer {
  /** `http://localhost:…`; browsers keep `Secure` cookies for it. */
  readonly origin: string
  close(): Promise<void>
}

/** `handler` is asked at each request, since what answers may need to know the port first. */
export const listen = async (handler: () => Fetch): Promise<ListeningServer> => {
  const listener = getRequestListener((request) => handler()(request), { overrideGlobalObjects: false })
  const server = createServer(listener)
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo
  return {
    origin: `http://localhost:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
