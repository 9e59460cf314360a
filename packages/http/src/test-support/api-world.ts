import type { Actor } from '@linx/core'
import { createMemoryStorage } from '@linx/storage-memory'
import { createSimulation, loadSampleParties, SAMPLE_BUSINESS_ACCOUNT_ID, sampleBusinessAccount } from '@linx/testing'
import { createHttpHandler, type HttpHandler, type HttpOptions } from '../index.ts'

/** Of seed 003. */
const serviceAccount: Actor = { id: 'b6333b53-3222-4227-a71e-718b25ca3ea4', type: 'service-account', name: 'Jane Doe' }

const callers: ReadonlyMap<string | null, { readonly businessAccountId: string; readonly actor: Actor }> = new Map([
  ['Bearer own', { businessAccountId: SAMPLE_BUSINESS_ACCOUNT_ID, actor: serviceAccount }],
  ['Bearer stranger', { businessAccountId: 'stranger', actor: { id: 'eve', type: 'employee' } as const }],
])

export const BUSINESS_BANK_ID = '6a017f06-83a3-44b7-be6f-5e5cae4a9ed7'
export const RECIPIENT_BANK_ID = '4py56a34-4686-1539-c2ga-1a723g55dlq3'

/** The two accounts that seeds 003 and 004 name. */
const bankAccounts = [
  { ...sampleBusinessAccount, id: BUSINESS_BANK_ID },
  {
    ...sampleBusinessAccount,
    id: RECIPIENT_BANK_ID,
    owner: { type: 'RECIPIENT', id: 'supplier-1' },
    category: 'EXTERNAL',
    nameOnAccount: 'Supplier Inc',
    balance: undefined,
    bank: { bankName: 'Second Example Bank', routingNumber: '011401533', accountNumber: '4455667788' },
  },
]

export interface ApiCall {
  readonly method?: string
  /** Sent as JSON. */
  readonly body?: unknown
  readonly headers?: { readonly [name: string]: string }
  /** Default: the sample business. */
  readonly token?: string
}

export interface ApiAnswer {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of any shape
  readonly json: any
}

/** Sends one request to a handler. */
export const send = async (handler: HttpHandler, path: string, call: ApiCall = {}): Promise<ApiAnswer> => {
  const { method = 'GET', body, headers = {}, token = 'own' } = call
  const response = await handler.fetch(
    new Request(`http://localhost${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }),
  )
  const text = await response.text()
  return { status: response.status, headers: response.headers, text, json: text === '' ? undefined : JSON.parse(text) }
}

/** The API over a simulation in memory, with the parties that the seeds name. */
export const createApiWorld = async (options: Partial<HttpOptions> & { readonly start?: number } = {}) => {
  const { start, ...httpOptions } = options
  const simulation = createSimulation({ storage: createMemoryStorage(), ...(start === undefined ? {} : { start }) })
  await loadSampleParties(simulation.linx)
  for (const account of bankAccounts) {
    const stored = await simulation.linx.financialAccounts.put(account)
    if (!stored.ok) throw new Error(stored.issues.map(({ message }) => message).join('\n'))
  }
  const handler = createHttpHandler(simulation.engine, {
    authenticate: (request) => callers.get(request.headers.get('authorization')),
    clock: simulation.clock,
    ...httpOptions,
  })
  return { ...simulation, handler, call: (path: string, call?: ApiCall) => send(handler, path, call) }
}

export type ApiWorld = Awaited<ReturnType<typeof createApiWorld>>
