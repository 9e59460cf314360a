import { createEngine, type Engine, type Linx } from '@linx/engine'
import { createMemoryStorage } from '@linx/storage-memory'
import {
  createRecordingSms,
  createRecordingStorage,
  createScriptedRail,
  createSeededIds,
  createVirtualClock,
  demandValue,
  latestToken,
  loadSampleParties,
  type RecordingStorage,
  SAMPLE_BUSINESS_ACCOUNT_ID,
  SAMPLE_PHONE,
  sampleBusiness,
  type VirtualClock,
} from '@linx/testing'
import { createGatewayHandler, createTestTokeniser, type GatewayHandler, type GatewayOptions } from '../index.ts'
import { sampleCatalogue, sampleDocument } from './sample-documents.ts'

/** An engine, its pages and one Customer with a link. */
export interface World {
  readonly engine: Engine
  readonly linx: Linx
  readonly clock: VirtualClock
  readonly storage: RecordingStorage
  readonly rails: {
    readonly ach: ReturnType<typeof createScriptedRail>
    readonly card: ReturnType<typeof createScriptedRail>
  }
  readonly cards: ReturnType<typeof createTestTokeniser>
  readonly handler: GatewayHandler
  readonly errors: unknown[]
  readonly base: string
  /** Makes a workflow and answers with the token on the Customer's phone. */
  sendLink(
    request: object,
  ): Promise<{ readonly token: string; readonly workflowId: string; readonly passcode?: string }>
  /** The one-time code that came last. */
  latestCode(): string
  /** Runs what is due. */
  settle(): Promise<unknown>
}

export const GATEWAY_URL = 'https://pay.example/l'
const CARDS_ORIGIN = 'https://cards.example'

/** 2026-03-02T15:00:00Z, a Monday morning in New York. */
const START = Date.parse('2026-03-02T15:00:00Z')

const LOGO = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><rect width="40" height="40" rx="10" fill="#7c2d12"/><path d="M20 7c6 4 8 10 7 17l4 5-6 1-5 4-5-4-6-1 4-5c-1-7 1-13 7-17z" fill="#fff"/></svg>`

const banks: Readonly<Record<string, string>> = { '011401533': 'Second Example Bank' }

export const createWorld = async (
  change: Partial<GatewayOptions> & { readonly cardsOrigin?: string; readonly contact?: string } = {},
): Promise<World> => {
  const { cardsOrigin = CARDS_ORIGIN, ...options } = change
  const clock = createVirtualClock(START)
  const storage = createRecordingStorage(createMemoryStorage())
  const sms = createRecordingSms({ clock })
  const ach = createScriptedRail({ solution: 'ach', clock })
  const card = createScriptedRail({ solution: 'push-to-card', clock })
  const wire = createScriptedRail({ solution: 'wire', clock })
  const url = options.url ?? GATEWAY_URL
  const engine = createEngine({
    storage,
    sms,
    rails: [ach, card, wire],
    gatewayUrl: url,
    businesses: (id) =>
      id === SAMPLE_BUSINESS_ACCOUNT_ID ? { ...sampleBusiness, documents: sampleCatalogue } : undefined,
    keys: { link: [{ id: 'test', secret: new Uint8Array(32).fill(7) }], data: 'none' },
    clock,
    ids: createSeededIds(1, clock),
  })
  const linx = engine.as({
    businessAccountId: SAMPLE_BUSINESS_ACCOUNT_ID,
    actor: { id: 'host', type: 'service-account' },
  })
  await loadSampleParties(linx)
  const errors: unknown[] = []
  const cards = createTestTokeniser({ origin: cardsOrigin })
  const handler = createGatewayHandler(engine, {
    url,
    keys: [{ id: 'test', secret: new Uint8Array(32).fill(9) }],
    clock,
    branding: () => ({
      accentColour: '#c2410c',
      logo: { contentType: 'image/svg+xml', bytes: new TextEncoder().encode(LOGO) },
    }),
    documents: sampleDocument,
    bankName: (routingNumber) => banks[routingNumber],
    tokeniser: cards.tokeniser,
    clientAddress: (request) => request.headers.get('x-test-address') ?? undefined,
    onError: (error) => errors.push(error),
    ...options,
  })
  return {
    engine,
    linx,
    clock,
    storage,
    rails: { ach, card },
    cards,
    handler,
    errors,
    base: new URL(url).pathname,
    sendLink: async (request) => {
      const { workflowId, passcode } = demandValue(await linx.workflows.create(request))
      await engine.worker.runDue()
      return { token: latestToken({ sms }), workflowId, ...(passcode === undefined ? {} : { passcode }) }
    },
    latestCode: () => /#(\d{6})$/.exec(sms.messagesTo(SAMPLE_PHONE).at(-1)?.message.body ?? '')?.[1] ?? '',
    settle: () => engine.worker.runDue(),
  }
}
