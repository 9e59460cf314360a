import { demandValue, openLatest, type WebhookBehaviour } from '@linx/testing'
import { describe, expect, it } from 'vitest'
import type { EngineEvent } from '../index.ts'
import {
  bodyOf,
  createCustomer,
  createWebhookWorld,
  createWorkflow,
  idOf,
  playWholeWorkflow,
  storyOf,
  URL_A,
  URL_B,
} from './test-support/webhook-world.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const status = (code: number, retryAfter?: string): WebhookBehaviour => ({
  answer: 'status',
  status: code,
  ...(retryAfter === undefined ? {} : { retryAfter }),
})
const CREATED = { eventTypes: ['linx.workflow-updated'] }

/** One event on its way to an endpoint that behaves like this. */
const sendOne = async (behaviour: WebhookBehaviour, input: object = {}) => {
  const world = await createWebhookWorld(input)
  world.webhooks.script.always(behaviour)
  await createCustomer(world)
  const startedAt = world.clock.now()
  await world.settle()
  const only = async () => {
    const { result } = demandValue(await world.linx.webhooks.deliveries.list())
    const [delivery] = result
    if (delivery === undefined || result.length > 1) throw new Error(`Expected one delivery, found ${result.length}.`)
    return delivery
  }
  return { ...world, startedAt, only }
}

describe('a delivery', () => {
  it('is tried ten times on the schedule of Standard Webhooks, up to a fifth later each, and is a dead letter then (W4, W6)', async () => {
    const world = await sendOne(status(500))
    await world.runUntil(world.startedAt + 5 * DAY)
    const posts = world.webhooks.received()
    const gaps = posts.slice(1).map(({ at }, index) => at - (posts[index]?.at ?? 0))
    const delays = [5_000, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR, 14 * HOUR, 20 * HOUR, 24 * HOUR]
    expect(posts).toHaveLength(10)
    expect(gaps.map((gap, index) => gap >= (delays[index] ?? 0) && gap <= (delays[index] ?? 0) * 1.2)).toEqual(
      Array(9).fill(true),
    )
    expect(gaps).not.toEqual(delays)
    expect(new Set(posts.map(idOf)).size).toBe(1)
    expect(new Set(posts.map(({ headers }) => headers['webhook-timestamp'])).size).toBe(10)
    expect(await world.only()).toMatchObject({ status: 'FAILED', reason: 'ATTEMPTS_EXHAUSTED', attemptCount: 10 })
  })

  it('waits as long as the endpoint asks, and at least a minute where it is busy', async () => {
    const asked = await sendOne(status(503, '1800'))
    expect((await asked.only()).nextAttemptAt).toBe(new Date(asked.startedAt + 30 * MINUTE).toISOString())
    const busy = await sendOne(status(429))
    expect((await busy.only()).nextAttemptAt).toBe(new Date(busy.startedAt + MINUTE).toISOString())
  })

  it.each([
    ['a redirect', status(302), { httpStatus: 302, failure: 'STATUS' }],
    ['an error', status(500), { httpStatus: 500, failure: 'STATUS' }],
    ['no connection', { answer: 'refuse' } as const, { failure: 'CONNECTION' }],
  ])('fails by %s and says so', async (_, behaviour, attempt) => {
    const world = await sendOne(behaviour)
    expect((await world.only()).attempts).toMatchObject([{ number: 1, ...attempt }])
  })

  it('fails by an endpoint that does not answer within 15 seconds', async () => {
    const world = await createWebhookWorld(CREATED)
    world.webhooks.script.next({ answer: 'never' })
    await createWorkflow(world)
    const settled = world.settle()
    await world.clock.advance(15_000)
    await settled
    const { result } = demandValue(await world.linx.webhooks.deliveries.list())
    const first = result.find(({ data }) => data.sequence === 1)
    expect(first?.attempts).toMatchObject([{ failure: 'TIMEOUT' }])
  })

  it('ends the subscription where the endpoint answers 410', async () => {
    const heard: EngineEvent[] = []
    const world = await createWebhookWorld()
    world.engine.events.on('webhooks.subscription-disabled', (event) => heard.push(event))
    demandValue(await world.linx.webhooks.subscriptions.create({ url: URL_B }))
    world.webhooks.script.alwaysFor(URL_A, status(410))
    await createWorkflow(world)
    await world.settle()
    const { id } = world.subscription
    expect(demandValue(await world.linx.webhooks.subscriptions.get(id))).toMatchObject({
      status: 'DISABLED',
      disabledReason: 'GONE',
    })
    expect(heard).toMatchObject([{ data: { subscriptionId: id, reason: 'GONE' } }])
    expect(storyOf(world.webhooks.received(URL_B))).toContain('webhooks.subscription-disabled DISABLED')
    const { result } = demandValue(await world.linx.webhooks.deliveries.list({ subscriptionId: id, status: 'FAILED' }))
    expect(result.map(({ reason }) => reason)).toContain('SUBSCRIPTION_GONE')
  })

  it('ends the subscription after five days of nothing but failures, not before', async () => {
    const world = await sendOne(status(500))
    const { id } = world.subscription
    const statusOf = async () => demandValue(await world.linx.webhooks.subscriptions.get(id)).status
    await world.runUntil(world.startedAt + 4 * DAY)
    await createCustomer(world)
    await world.settle()
    expect(await statusOf()).toBe('ACTIVE')
    await world.runUntil(world.startedAt + 5 * DAY + HOUR)
    await createCustomer(world)
    await world.settle()
    expect(await statusOf()).toBe('DISABLED')
    demandValue(await world.linx.webhooks.subscriptions.resume(id))
    expect(await statusOf()).toBe('ACTIVE')
  })

  it('that gets through forgets the failures before', async () => {
    const world = await sendOne(status(500))
    expect(demandValue(await world.linx.webhooks.subscriptions.get(world.subscription.id)).failingSince).toBeDefined()
    world.webhooks.script.always(status(200))
    await world.runUntil(world.startedAt + MINUTE)
    expect(await world.only()).toMatchObject({ status: 'DELIVERED', attemptCount: 2 })
    expect(demandValue(await world.linx.webhooks.subscriptions.get(world.subscription.id)).failingSince).toBeUndefined()
  })

  it('is forgotten 30 days after its end', async () => {
    const world = await sendOne(status(204))
    await world.runUntil(world.startedAt + 29 * DAY)
    const { id } = await world.only()
    await world.runUntil(world.startedAt + 32 * DAY)
    expect(await world.linx.webhooks.deliveries.get(id)).toMatchObject({ issues: [{ code: 'not_found' }] })
  })
})

describe('order', () => {
  it('of first attempts is that of the events of a workflow, however slow the endpoint (W5)', async () => {
    const world = await createWebhookWorld(CREATED)
    world.webhooks.script.next({ answer: 'never' })
    await createWorkflow(world)
    const settled = world.settle()
    await world.clock.advance(1)
    demandValue(await (await openLatest(world)).confirm())
    await world.clock.advance(5_000)
    expect(storyOf(world.webhooks.received())).toEqual(['linx.workflow-updated CREATED'])
    await world.clock.advance(10_000)
    await settled
    await world.settle()
    expect(storyOf(world.webhooks.received()).slice(1, 3)).toEqual([
      'linx.workflow-updated ACTIVE',
      'linx.workflow-updated COMPLETED',
    ])
    await world.runUntil(world.clock.now() + HOUR)
    expect(storyOf(world.webhooks.received()).at(-1)).toBe('linx.workflow-updated CREATED')
  })

  it('holds for fifty workflows at once, and an endpoint that fails stops no other', async () => {
    const world = await createWebhookWorld(CREATED)
    demandValue(await world.linx.webhooks.subscriptions.create({ url: URL_B, ...CREATED }))
    world.webhooks.script.alwaysFor(URL_A, status(500))
    for (let count = 0; count < 50; count += 1) await createWorkflow(world)
    await world.runUntil(world.clock.now() + 2_000)
    const sequencesOf = (url: string) =>
      [...Map.groupBy(world.webhooks.received(url).map(bodyOf), ({ data }) => data.workflowId).values()].map((told) =>
        told.map(({ data }) => data.sequence),
      )
    expect(sequencesOf(URL_B)).toEqual(Array(50).fill([1, 2]))
    expect(sequencesOf(URL_A)).toEqual(Array(50).fill([1, 2]))
  })
})

describe('a replay', () => {
  it('of one delivery keeps its webhook-id and begins anew', async () => {
    const world = await sendOne(status(500))
    await world.runUntil(world.startedAt + 5 * DAY)
    world.webhooks.script.always(status(200))
    const { id } = await world.only()
    demandValue(await world.linx.webhooks.deliveries.replay({ deliveryId: id }))
    await world.settle()
    expect(await world.only()).toMatchObject({ status: 'DELIVERED', attemptCount: 11 })
    expect(new Set(world.webhooks.received().map(idOf)).size).toBe(1)
  })

  it('is refused while the delivery is on its way, and where the subscription is not active', async () => {
    const world = await sendOne(status(500))
    const { deliveries, subscriptions } = world.linx.webhooks
    const { id } = await world.only()
    expect(await deliveries.replay({ deliveryId: id })).toMatchObject({
      issues: [{ code: 'webhook_delivery_pending' }],
    })
    demandValue(await subscriptions.suspend(world.subscription.id))
    expect(await deliveries.replay({ deliveryId: id })).toMatchObject({
      issues: [{ code: 'webhook_subscription_not_active' }],
    })
  })

  it('of a range sends what a suspension left out, by type if asked, and again what was sent, under the same ids', async () => {
    const world = await createWebhookWorld()
    const { subscriptions, deliveries } = world.linx.webhooks
    await world.clock.advance(1)
    const from = new Date(world.clock.now()).toISOString()
    await playWholeWorkflow(world)
    const sent = world.webhooks.received().map(idOf)
    demandValue(await subscriptions.suspend(world.subscription.id))
    await world.clock.advance(1_000)
    await playWholeWorkflow(world)
    demandValue(await subscriptions.resume(world.subscription.id))
    const eventTypes = ['transactions.status-changed']
    const ordered = { subscriptionId: world.subscription.id, from }
    expect(demandValue(await deliveries.replay({ ...ordered, eventTypes }))).toMatchObject({ replayed: 'range' })
    await world.settle()
    const replayed = world.webhooks.received().slice(sent.length)
    expect(replayed).toHaveLength(8)
    expect(new Set(replayed.map((post) => bodyOf(post).type))).toEqual(new Set(eventTypes))
    expect(replayed.map(idOf).filter((id) => sent.includes(id))).toHaveLength(4)
    demandValue(await deliveries.replay(ordered))
    await world.settle()
    expect(new Set(world.webhooks.received().map(idOf)).size).toBe(14)
  })

  it.each([
    [{}, 'webhook_replay_choice'],
    [{ deliveryId: 'a', subscriptionId: 'b' }, 'webhook_replay_choice'],
    [{ subscriptionId: 'b' }, 'webhook_replay_choice'],
    [{ subscriptionId: 'b', from: 'yesterday' }, 'instant_format'],
    [{ subscriptionId: 'b', from: '2020-01-01T00:00:00Z' }, 'webhook_replay_range'],
    [{ deliveryId: 'a' }, 'not_found'],
  ])('of %j is refused: %s', async (input, code) => {
    const world = await createWebhookWorld()
    expect(await world.linx.webhooks.deliveries.replay(input)).toMatchObject({ issues: [{ code }] })
  })
})
