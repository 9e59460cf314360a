import { defaultWebhookPolicy } from '@linx/core'
import { createGuardedTransport } from '@linx/engine'
import { createGatewayHandler, createTestTokeniser } from '@linx/gateway'
import { createHttpHandler } from '@linx/http'
import { createRecordingWebhooks, createVirtualClock, SAMPLE_BUSINESS_ACCOUNT_ID } from '@linx/testing'
import type { Printer } from '../output/printer.ts'
import type { Checks } from '../stage/checks.ts'
import { createStage, type Stage } from '../stage/create-stage.ts'
import { businessWithConsent, documentText } from './documents.ts'
import { createPasscodes, type Passcodes } from './passcode.ts'
import { type ApiClient, createApiClient } from './server/api-client.ts'
import { listen } from './server/listen.ts'
import { createWebhookReceiver, type WebhookReceiver } from './server/webhook-receiver.ts'

/** The stage behind four servers: the API, the Customer's pages, a card service, and the business' endpoint for webhooks. */
export interface HttpWorld extends Stage {
  /** The business' own system, with its token. */
  readonly api: ApiClient
  /** Somebody without a token. */
  readonly stranger: ApiClient
  readonly passcodes: Passcodes
  readonly receiver: WebhookReceiver
  /** Where the business gets its webhooks. */
  readonly hookUrl: string
}

export interface HttpWorldOptions {
  /** The SQLite file, made if it is not there. */
  readonly path: string
  readonly printer: Printer
  readonly checks: Checks
}

const START = Date.parse('2026-03-02T15:00:00Z')
const TOKEN = 'token-of-rocket-rebates'
const GATEWAY_SECRET = new Uint8Array(32).fill(9)

type Fetch = (request: Request) => Promise<Response>

const notReady: Fetch = async () => new Response('Not ready', { status: 503 })

const authenticate = (request: Request) =>
  request.headers.get('authorization') === `Bearer ${TOKEN}`
    ? {
        businessAccountId: SAMPLE_BUSINESS_ACCOUNT_ID,
        actor: { id: 'crm', type: 'service-account', name: 'Rocket CRM' } as const,
      }
    : undefined

/** Opens the servers on free ports, then the engine whose links lead to them. */
export const createHttpWorld = async (options: HttpWorldOptions): Promise<HttpWorld> => {
  const clock = createVirtualClock(START)
  const receiver = createWebhookReceiver(clock)
  let [apiFetch, pagesFetch, cardsFetch] = [notReady, notReady, notReady]
  const [api, pages, cards, hooks] = await Promise.all([
    listen(() => apiFetch),
    listen(() => pagesFetch),
    listen(() => cardsFetch),
    listen(() => receiver.fetch),
  ])
  const webhookPolicy = { ...defaultWebhookPolicy, allowsLoopback: true }
  const gatewayUrl = `${pages.origin}/l`
  const stage = createStage({
    ...options,
    clock,
    gatewayUrl,
    business: businessWithConsent,
    policy: { webhooks: webhookPolicy },
    webhooks: { ...createRecordingWebhooks({ clock }), transport: createGuardedTransport(webhookPolicy) },
  })
  const passcodes = createPasscodes()
  const cardService = createTestTokeniser({ origin: cards.origin })
  const gateway = createGatewayHandler(stage.engine, {
    url: gatewayUrl,
    keys: [{ id: 'demo', secret: GATEWAY_SECRET }],
    clock,
    documents: documentText,
    tokeniser: cardService.tokeniser,
    stepUp: passcodes.stepUp,
  })
  apiFetch = createHttpHandler(stage.engine, { authenticate, clock }).fetch
  pagesFetch = gateway.fetch
  cardsFetch = cardService.fetch

  const close = async (): Promise<void> => {
    await stage.close()
    await Promise.all([api, pages, cards, hooks].map((server) => server.close()))
  }

  return {
    ...stage,
    api: createApiClient(api.origin, TOKEN),
    stranger: createApiClient(api.origin),
    passcodes,
    receiver,
    hookUrl: `${hooks.origin}/webhooks`,
    close,
    [Symbol.asyncDispose]: close,
  }
}
