import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { defaultWebhookPolicy } from '@linx/core'
import { createMemoryStorage } from '@linx/storage-memory'
import {
  createRecordingWebhooks,
  createSimulation,
  createVirtualClock,
  demandValue,
  type RecordingWebhooks,
  SAMPLE_BUSINESS_ACCOUNT_ID,
} from '@linx/testing'
import { Webhook } from 'standardwebhooks'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { createEngine } from '../create-engine.ts'
import { createLocalKeyProvider } from '../protection/key-provider.ts'
import { createCustomer, createWebhookWorld, URL_A } from './test-support/webhook-world.ts'
import { createGuardedTransport } from './transport/guarded-transport.ts'
import { subscriptionKind } from './webhook-kinds.ts'

const NOW = Date.parse('2026-03-02T15:00:00Z')

beforeAll(() => void vi.useFakeTimers({ toFake: ['Date'], now: NOW }))
afterAll(() => void vi.useRealTimers())

/** A receiver as a business would write it: it verifies, remembers ids, and answers. */
const createReceiver = async (keyOf: () => string) => {
  const events: unknown[] = []
  const server: Server = createServer(async (request, answer) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]))
    events.push(new Webhook(keyOf()).verify(Buffer.concat(chunks).toString(), headers))
    answer.writeHead(204).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { events, server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks` }
}

describe('a webhook', () => {
  it('goes over a real socket to a real receiver, which verifies it', async () => {
    let key = ''
    const receiver = await createReceiver(() => key)
    const clock = createVirtualClock(NOW)
    const policy = { ...defaultWebhookPolicy, allowsLoopback: true }
    const webhooks: RecordingWebhooks = {
      ...createRecordingWebhooks({ clock }),
      transport: createGuardedTransport(policy),
    }
    const world = createSimulation({ storage: createMemoryStorage(), clock, webhooks, policy: { webhooks: policy } })
    key = demandValue(await world.linx.webhooks.subscriptions.create({ url: receiver.url })).verificationKey
    const customerId = await createCustomer(world)
    await world.settle()
    expect(receiver.events).toMatchObject([{ type: 'customer.status-updated', data: { customerId } }])
    const { result } = demandValue(await world.linx.webhooks.deliveries.list())
    expect(result).toMatchObject([{ status: 'DELIVERED', attempts: [{ httpStatus: 204 }] }])
    receiver.server.closeAllConnections()
    receiver.server.close()
  })

  it('is signed with a secret that lies sealed in the store', async () => {
    const world = await createWebhookWorld()
    const storage = createMemoryStorage()
    const engine = createEngine({
      storage,
      sms: world.sms,
      rails: [],
      gatewayUrl: 'https://pay.example/l',
      businesses: () => ({ name: 'Acme' }),
      keys: {
        link: [{ id: 'l', secret: new Uint8Array(32).fill(1) }],
        data: createLocalKeyProvider([{ id: 'd', secret: new Uint8Array(32).fill(2) }]),
      },
      clock: world.clock,
      webhookTransport: world.webhooks.transport,
    })
    const linx = engine.as({
      businessAccountId: SAMPLE_BUSINESS_ACCOUNT_ID,
      actor: { id: 'crm', type: 'service-account' },
    })
    const { id, verificationKey } = demandValue(await linx.webhooks.subscriptions.create({ url: URL_A }))
    const [stored] = await storage.get([
      { businessAccountId: SAMPLE_BUSINESS_ACCOUNT_ID, kind: subscriptionKind.kind, id },
    ])
    expect(JSON.stringify(stored)).not.toContain('whsec_')
    await createCustomer({ linx })
    await engine.worker.runDue()
    const [post] = world.webhooks.received()
    expect(() => new Webhook(verificationKey).verify(post?.body ?? '', { ...post?.headers })).not.toThrow()
    const journal = JSON.stringify(
      await storage.readJournal({ businessAccountId: SAMPLE_BUSINESS_ACCOUNT_ID, limit: 100 }),
    )
    expect(journal).not.toContain('whsec_')
  })
})
