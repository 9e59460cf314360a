import { mkdir } from 'node:fs/promises'
import { createGatewayHandler, createTestTokeniser } from '@linx/gateway'
import { createHttpHandler } from '@linx/http'
import { branding, consoleCaller } from '../business/business.ts'
import { bankName, documentText } from '../business/documents.ts'
import { createConsole } from '../console/create-console.ts'
import { receiveWebhook } from '../webhook/receive-webhook.ts'
import { createHostEngine, type HostEngine } from './create-host-engine.ts'
import { hostSecret } from './host-keys.ts'
import { type Listening, listen } from './listen.ts'

export interface HostOptions {
  /** Where everything is kept; made if it is not there. */
  readonly folder: string
  /** Of console, API and gateway; 0: a free one. The card service takes the next one. */
  readonly port: number
  /** What the clock shows at the very first start. Default: the time. */
  readonly startAt?: number
}

/** A host that runs. */
export interface Host extends HostEngine {
  /** `http://localhost:3000`. */
  readonly origin: string
  /** What `Authorization: Bearer` of the API takes. */
  readonly token: string
}

const API_PATH = '/api'
const GATEWAY_PATH = '/l'
const RECEIVER_PATH = '/receiver'

const isBelow = (pathname: string, base: string): boolean => pathname === base || pathname.startsWith(`${base}/`)

const reportError = (error: unknown): void => console.error(error)

const createHandlers = (host: HostEngine, pages: Listening, cards: Listening, token: string) => {
  const { engine, clock, store } = host
  const api = createHttpHandler(engine, {
    authenticate: (request) => (request.headers.get('authorization') === `Bearer ${token}` ? consoleCaller : undefined),
    basePath: API_PATH,
    clock,
    onError: reportError,
  })
  const cardService = createTestTokeniser({ origin: cards.origin })
  const gateway = createGatewayHandler(engine, {
    url: pages.origin + GATEWAY_PATH,
    keys: [{ id: 'first', secret: hostSecret(store, 'gateway') }],
    branding: () => branding,
    documents: documentText,
    bankName,
    tokeniser: cardService.tokeniser,
    frameAncestors: [pages.origin],
    clock,
    onError: reportError,
  })
  return { api, cardService, gateway }
}

/** Starts everything in one process: storage, engine, worker, API, gateway, card service, phone and console. */
export const startHost = async ({ folder, port, startAt }: HostOptions): Promise<Host> => {
  await mkdir(folder, { recursive: true })
  const pages = await listen(port)
  const cards = await listen(port === 0 ? 0 : port + 1)
  const host = createHostEngine({ folder, gatewayUrl: pages.origin + GATEWAY_PATH, startAt })
  const token = Buffer.from(hostSecret(host.store, 'api')).toString('base64url')
  const { api, gateway, cardService } = createHandlers(host, pages, cards, token)
  const app = createConsole({
    ...host,
    api: { handler: api, url: pages.origin + API_PATH, token },
    origin: pages.origin,
  })
  await host.engine.worker.start()
  cards.serve(cardService.fetch)
  pages.serve((request) => {
    const { pathname } = new URL(request.url)
    if (isBelow(pathname, API_PATH)) return api.fetch(request)
    if (isBelow(pathname, GATEWAY_PATH)) return gateway.fetch(request)
    if (pathname === RECEIVER_PATH && request.method === 'POST') return receiveWebhook(request, host.store, host.clock)
    return app.fetch(request)
  })
  return {
    ...host,
    origin: pages.origin,
    token,
    close: async () => {
      await Promise.all([pages.close(), cards.close()])
      await host.close()
    },
  }
}
