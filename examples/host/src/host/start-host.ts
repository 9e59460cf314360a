import { mkdir } from 'node:fs/promises'
import { createGatewayHandler, createTestTokeniser } from '@linx/gateway'
import { createHttpHandler } from '@linx/http'
import { branding, consoleCaller } from '../business/business.ts'
import { bankName, documentText } from '../business/documents.ts'
import { type ConsoleApi, createConsoleApi } from '../console/console-api.ts'
import { createConsole } from '../console/create-console.ts'
import { loadSampleData, subscribeReceiver } from '../sample/load-sample-data.ts'
import { PAST_DAYS, tellPast } from '../sample/tell-past.ts'
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

const DAY_MS = 86_400_000
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

/** Which part answers a request. */
const createRouter =
  (host: HostEngine, { api, gateway }: ReturnType<typeof createHandlers>, app: ReturnType<typeof createConsole>) =>
  (request: Request): Response | Promise<Response> => {
    const { pathname } = new URL(request.url)
    if (isBelow(pathname, API_PATH)) return api.fetch(request)
    if (isBelow(pathname, GATEWAY_PATH)) return gateway.fetch(request)
    if (pathname === RECEIVER_PATH && request.method === 'POST') return receiveWebhook(request, host.store, host.clock)
    return app.fetch(request)
  }

const SAMPLES = 'samples'

/** Brings in the samples at the first start, and only then. */
const loadSamples = async (host: HostEngine, api: ConsoleApi, receiverUrl: string): Promise<void> => {
  const isFirstStart = host.store.setting(SAMPLES) === undefined
  host.store.keepSetting(SAMPLES, 'loaded')
  if (isFirstStart) await loadSampleData(api)
  await subscribeReceiver(api, host.store, receiverUrl)
  if (isFirstStart) await tellPast(host, api)
}

/** Starts everything in one process: storage, engine, worker, API, gateway, card service, phone and console. */
export const startHost = async ({ folder, port, startAt = Date.now() }: HostOptions): Promise<Host> => {
  await mkdir(folder, { recursive: true })
  const pages = await listen(port)
  const cards = await listen(port === 0 ? 0 : port + 1)
  const { origin } = pages
  const host = createHostEngine({ folder, gatewayUrl: origin + GATEWAY_PATH, startAt: startAt - PAST_DAYS * DAY_MS })
  const token = Buffer.from(hostSecret(host.store, 'api')).toString('base64url')
  const handlers = createHandlers(host, pages, cards, token)
  const api = { handler: handlers.api, url: origin + API_PATH, token }
  const app = createConsole({ ...host, api, origin, cardsOrigin: cards.origin })
  cards.serve(handlers.cardService.fetch)
  pages.serve(createRouter(host, handlers, app))
  await host.engine.worker.start()
  await loadSamples(host, createConsoleApi(api), origin + RECEIVER_PATH)
  return {
    ...host,
    origin,
    token,
    close: async () => {
      await Promise.all([pages.close(), cards.close()])
      await host.close()
    },
  }
}
