import { createMemoryStorage } from '@linx/storage-memory'
import {
  createFaultyStorage,
  createRecordingWebhooks,
  createSimulation,
  createVirtualClock,
  demandValue,
  type StorageFault,
} from '@linx/testing'
import { describe, expect, it } from 'vitest'
import { createCustomer, idOf, URL_A, URL_B } from './test-support/webhook-world.ts'

const START = Date.parse('2026-03-02T15:00:00Z')
const LEASE_MS = 30_000
const EVENTS = 3

/** Three events for two endpoints, by a process that is struck as planned and one that goes on. */
const play = async (fault: StorageFault) => {
  const storage = createMemoryStorage()
  const clock = createVirtualClock(START)
  const webhooks = createRecordingWebhooks({ clock })
  const sound = createSimulation({ storage, clock, webhooks })
  for (const url of [URL_A, URL_B]) demandValue(await sound.linx.webhooks.subscriptions.create({ url }))
  const faulty = createFaultyStorage(storage, [fault])
  const dying = createSimulation({ storage: faulty, clock, webhooks, seed: 2, peers: sound })
  const made: string[] = []
  for (let count = 0; count < EVENTS; count += 1) {
    const id = await createCustomer(dying).catch(() => undefined)
    if (id !== undefined) made.push(id)
    await dying.settle().catch(() => undefined)
  }
  await clock.advance(LEASE_MS + 1)
  const next = createSimulation({ storage, clock, webhooks, seed: 3, peers: sound })
  await next.runUntil(clock.now() + 120_000)
  const { result } = demandValue(await next.linx.webhooks.deliveries.list({ size: 100 }))
  const journal = await next.linx.audit.list()
  return { struck: faulty.hasStruck(), made, webhooks, result, events: journal.flatMap(({ events }) => events) }
}

/** Tries a kind of fault at every call until one run ends before it. */
const atEveryCall = async (kind: Omit<StorageFault, 'call'>, look: (run: Awaited<ReturnType<typeof play>>) => void) => {
  let points = 0
  for (let call = 1; ; call += 1) {
    const run = await play({ ...kind, call })
    look(run)
    if (!run.struck) return points
    points += 1
  }
}

describe('webhooks of a process that dies, or whose storage fails, at any call', () => {
  it.each<Omit<StorageFault, 'call'>>([
    { kind: 'die-before' },
    { kind: 'die-after', verb: 'commit' },
    { kind: 'die-after', verb: 'claim' },
    { kind: 'fail-once' },
    { kind: 'lose-request', verb: 'commit' },
    { kind: 'lose-answer', verb: 'commit' },
  ])('$kind $verb: every event that is stored arrives, under its one id', async (kind) => {
    const points = await atEveryCall(kind, ({ made, webhooks, result, events }) => {
      const ids = new Set(events.map(({ id }) => id))
      expect(events.length).toBeGreaterThanOrEqual(made.length)
      for (const url of [URL_A, URL_B]) expect(new Set(webhooks.received(url).map(idOf))).toEqual(ids)
      expect(result).toHaveLength(2 * events.length)
      expect(result.every(({ status }) => status === 'DELIVERED')).toBe(true)
      expect(webhooks.received().length).toBeLessThanOrEqual(2 * events.length + 4)
    })
    expect(points).toBeGreaterThan(5)
    process.stdout.write(`${String(points).padStart(5)} points: webhooks, ${kind.kind} ${kind.verb ?? ''}\n`)
  })

  it('are posted again under the same id where the answer was not stored', async () => {
    const afterPost = await play({ kind: 'die-before', verb: 'commit', call: 3 })
    const [url] = [URL_A]
    const ids = afterPost.webhooks.received(url).map(idOf)
    expect(ids.length).toBeGreaterThan(new Set(ids).size)
  })
})
