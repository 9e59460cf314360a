import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import type { StorageAdapter } from '@linx/contracts'
import { createEngine, createLocalKeyProvider, systemClock } from '@linx/engine'
import { createHttpHandler } from '@linx/http'
import {
  cardPaymentRequest,
  createScriptedRail,
  demandValue,
  fixtures,
  loadSampleParties,
  SAMPLE_BUSINESS_ACCOUNT_ID,
  sampleBusiness,
} from '@linx/testing'
import { createInstantSms } from '../engine-workflows/instant-sms.ts'
import { TOKEN } from './create-request.ts'

/** One engine, and two servers in its process. */
export interface CreatesHost {
  /** Creates a workflow without HTTP. */
  create(): Promise<void>
  /** The REST API over the engine. */
  readonly apiOrigin: string
  /** A route that parses the body and answers the same each time. */
  readonly bareOrigin: string
  close(): Promise<void>
}

type Fetch = (request: Request) => Promise<Response>

const CALLER = {
  businessAccountId: SAMPLE_BUSINESS_ACCOUNT_ID,
  actor: { id: 'bench', type: 'service-account' },
} as const

const listen = async (fetch: Fetch) => {
  const server = createServer(getRequestListener(fetch))
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()))
  return { origin: `http://127.0.0.1:${port}`, close }
}

const parseAndReply: Fetch = async (request) => {
  await request.json()
  return Response.json(fixtures.workflowCreateAnswer, { status: 201 })
}

/** No worker runs: what is measured is the creation, not what follows. */
export const createCreatesHost = async (storage: StorageAdapter): Promise<CreatesHost> => {
  const engine = createEngine({
    storage,
    sms: createInstantSms(() => undefined),
    rails: [createScriptedRail({ solution: 'push-to-card', clock: systemClock })],
    gatewayUrl: 'https://pay.example/l',
    businesses: () => sampleBusiness,
    keys: {
      link: [{ id: 'bench', secret: new Uint8Array(32).fill(7) }],
      data: createLocalKeyProvider([{ id: 'bench', secret: new Uint8Array(32).fill(8) }]),
    },
  })
  const linx = engine.as(CALLER)
  await loadSampleParties(linx)
  const handler = createHttpHandler(engine, {
    authenticate: (request) => (request.headers.get('authorization') === TOKEN ? CALLER : undefined),
  })
  const api = await listen(handler.fetch)
  const bare = await listen(parseAndReply)
  return {
    create: async () => {
      demandValue(await linx.workflows.create(cardPaymentRequest))
    },
    apiOrigin: api.origin,
    bareOrigin: bare.origin,
    close: async () => {
      await Promise.all([api.close(), bare.close()])
      await engine.close()
    },
  }
}
