import { createMemoryStorage } from '@linx/storage-memory'
import {
  answerOpenSteps,
  createSimulation,
  demandValue,
  newCustomerRequest,
  openLatest,
  sampleCustomer,
} from '@linx/testing'
import { describe, expect, it } from 'vitest'
import {
  bodyOf,
  createCustomer,
  createWebhookWorld,
  createWorkflow,
  playWholeWorkflow,
  storyOf,
  URL_A,
  URL_B,
} from './test-support/webhook-world.ts'

const codesOf = (result: { readonly ok: boolean }) =>
  'issues' in result
    ? (result.issues as readonly { code: string; path: string }[]).map(({ code, path }) => `${code} ${path}`)
    : []

describe('a subscription', () => {
  it('is told the whole story of a workflow, in order', async () => {
    const world = await createWebhookWorld()
    await playWholeWorkflow(world)
    expect(storyOf(world.webhooks.received())).toEqual([
      'linx.workflow-updated CREATED',
      'linx.workflow-updated ACTIVE',
      'linx.workflow-updated COMPLETED',
      'transactions.status-changed NEW',
      'transactions.status-changed PENDING',
      'transactions.status-changed PROCESSING',
      'transactions.status-changed SETTLED',
    ])
  })

  it('hears of the Customer and the account that a confirmation makes', async () => {
    const world = await createWebhookWorld({
      eventTypes: ['customer.status-updated', 'financial-account.state-updated'],
    })
    demandValue(await world.linx.workflows.create(newCustomerRequest))
    await world.settle()
    const visit = await openLatest(world)
    await answerOpenSteps(visit)
    demandValue(await visit.confirm())
    await world.settle()
    expect(storyOf(world.webhooks.received()).toSorted()).toEqual([
      'customer.status-updated ACTIVE',
      'financial-account.state-updated ACTIVE',
    ])
  })

  it('carries the envelope of SPEC section 7 and, unless it asks for more, no personal data (W7)', async () => {
    const world = await createWebhookWorld()
    const workflowId = await playWholeWorkflow(world)
    const [first] = world.webhooks.received().map(bodyOf)
    expect(Object.keys(first)).toEqual(['id', 'type', 'createdAt', 'data'])
    expect(first.data).toMatchObject({ workflowId, sequence: 1, workflowStatus: 'CREATED' })
    const everything = world.webhooks
      .received()
      .map(({ body }) => body)
      .join('\n')
    for (const secret of [sampleCustomer.firstName, sampleCustomer.primaryEmail, '6471234567', '256.25']) {
      expect(everything).not.toContain(secret)
    }
  })

  it('gets the resource as well if it asks for full payloads', async () => {
    const world = await createWebhookWorld({ payload: 'FULL' })
    await playWholeWorkflow(world)
    const told = world.webhooks.received().map(bodyOf)
    expect(told[0].data.resource).toMatchObject({ title: expect.any(String), phoneNumber: expect.any(String) })
    expect(told.at(-1).data.resource).toMatchObject({ amount: '20.00', currency: 'USD' })
  })

  it('gets the types it names, and others once it is changed', async () => {
    const world = await createWebhookWorld({ eventTypes: ['transactions.status-changed'] })
    const { subscriptions } = world.linx.webhooks
    await playWholeWorkflow(world)
    expect(new Set(world.webhooks.received().map((post) => bodyOf(post).type))).toEqual(
      new Set(['transactions.status-changed']),
    )
    demandValue(await subscriptions.update(world.subscription.id, { eventTypes: null, url: URL_B }))
    await createWorkflow(world)
    await world.settle()
    expect(storyOf(world.webhooks.received(URL_B))[0]).toBe('linx.workflow-updated CREATED')
  })

  it('costs a Business Account without one no task and one question', async () => {
    const world = createSimulation({ storage: createMemoryStorage() })
    await world.linx.workflows.create({
      title: 'x',
      parameters: { phoneNumber: '+16471234567' },
      steps: [{ name: 'notification' }, { name: 'customer-account' }],
    })
    await world.settle()
    expect(world.webhooks.received()).toEqual([])
    expect(demandValue(await world.linx.webhooks.deliveries.list()).totalElements).toBe(0)
  })

  it('gets nothing while it is suspended or after it was removed', async () => {
    const world = await createWebhookWorld()
    const { subscriptions } = world.linx.webhooks
    demandValue(await subscriptions.suspend(world.subscription.id))
    await createWorkflow(world)
    await world.settle()
    expect(world.webhooks.received()).toEqual([])
    demandValue(await subscriptions.resume(world.subscription.id))
    await createWorkflow(world)
    await world.settle()
    expect(world.webhooks.received()).toHaveLength(2)
    expect(demandValue(await subscriptions.remove(world.subscription.id)).status).toBe('REMOVED')
    await createWorkflow(world)
    await world.settle()
    expect(world.webhooks.received()).toHaveLength(2)
    expect(codesOf(await subscriptions.get(world.subscription.id))).toEqual(['not_found subscriptionId'])
  })

  it('is one of at most ten', async () => {
    const world = await createWebhookWorld()
    const { subscriptions } = world.linx.webhooks
    const more = await Promise.all(Array.from({ length: 12 }, () => subscriptions.create({ url: URL_B })))
    expect(more.filter(({ ok }) => ok)).toHaveLength(9)
    expect(more.flatMap(codesOf)).toEqual(Array(3).fill('webhook_subscription_limit '))
    expect(demandValue(await subscriptions.list())).toHaveLength(10)
  })

  it('is made once for a key, and its key is shown with that answer only', async () => {
    const world = await createWebhookWorld()
    const { subscriptions } = world.linx.webhooks
    const once = { idempotencyKey: 'webhook-1' }
    const first = demandValue(await subscriptions.create({ url: URL_B }, once))
    expect(demandValue(await subscriptions.create({ url: URL_B }, once))).toEqual(first)
    expect(first.verificationKey).toMatch(/^whsec_.{44}$/)
    expect(JSON.stringify(demandValue(await subscriptions.list()))).not.toContain('whsec_')
  })

  it('is invisible to other Business Accounts', async () => {
    const world = await createWebhookWorld()
    const other = world.engine.as({ businessAccountId: 'other', actor: { id: 'x', type: 'service-account' } }).webhooks
    const { id } = world.subscription
    const calls = [
      other.subscriptions.get(id),
      other.subscriptions.update(id, {}),
      other.subscriptions.remove(id),
      other.subscriptions.suspend(id),
      other.subscriptions.resume(id),
      other.subscriptions.rotateSecret(id),
      other.deliveries.replay({ subscriptionId: id, from: '2026-03-02T15:00:00Z' }),
    ]
    for (const call of calls) expect(codesOf(await call)).toEqual(['not_found subscriptionId'])
    expect(demandValue(await other.subscriptions.list())).toEqual([])
  })

  it.each([
    ['no https', { url: 'http://a.example.com' }, ['webhook_url url']],
    ['an inner host', { url: 'https://169.254.169.254/latest' }, ['webhook_url url']],
    ['no URL', { url: 'hooks' }, ['webhook_url url']],
    ['a type that there is not', { url: URL_A, eventTypes: ['linx.nothing'] }, ['input_value eventTypes[0]']],
    ['a weak secret', { url: URL_A, secret: 'whsec_abc' }, ['webhook_secret_format secret']],
    [
      'a shared secret for v1a',
      { url: URL_A, signatureScheme: 'v1a', secret: `whsec_${'A'.repeat(32)}` },
      ['webhook_secret_format secret'],
    ],
    ['an unknown member', { url: URL_A, foo: 1 }, ['input_unknown_member foo']],
  ])('is refused with %s', async (_, input, codes) => {
    const world = createSimulation({ storage: createMemoryStorage() })
    const refused = await world.linx.webhooks.subscriptions.create(input)
    expect(codesOf(refused)).toEqual(codes)
    expect(JSON.stringify(refused)).not.toContain('whsec_A')
  })
})

describe('a second process', () => {
  it('that does not know of a new subscription yet leaves nothing out for good', async () => {
    const storage = createMemoryStorage()
    const policy = { webhooks: { refreshMs: 5_000 } }
    const first = createSimulation({ storage, policy })
    const second = createSimulation({
      storage,
      policy,
      clock: first.clock,
      peers: first,
      seed: 2,
      webhooks: first.webhooks,
    })
    await createCustomer(second)
    demandValue(await first.linx.webhooks.subscriptions.create({ url: URL_A }))
    await first.clock.advance(1_000)
    const missed = await createCustomer(second)
    await first.settle()
    const toldOf = () => first.webhooks.received().map((post) => bodyOf(post).data.customerId)
    expect(toldOf()).not.toContain(missed)
    await first.clock.advance(4_000)
    const known = await createCustomer(second)
    await first.settle()
    expect(toldOf()).toContain(known)
    await first.runUntil(first.clock.now() + 60_000)
    expect(toldOf()).toContain(missed)
    expect(new Set(toldOf()).size).toBe(toldOf().length)
  })
})
