import { createPublicKey, verify } from 'node:crypto'
import type { JsonObject } from '@linx/contracts'
import { EVENT_TYPES, type WebhookSubscription, webhookBody } from '@linx/core'
import { createSeededIds, demandValue } from '@linx/testing'
import * as fc from 'fast-check'
import { Webhook } from 'standardwebhooks'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { webhookHeaders } from './sign-webhook.ts'
import { createCustomer, createWebhookWorld, idOf } from './test-support/webhook-world.ts'
import { createWebhookSecret, publicKeyOf } from './webhook-secret.ts'

const HOUR = 3_600_000
const NOW = Date.parse('2026-03-02T15:00:00Z')

/** The peer compares timestamps with the machine's clock. */
const setPeerClock = (instant: number): void => void vi.setSystemTime(instant)

beforeAll(() => void vi.useFakeTimers({ toFake: ['Date'], now: NOW }))
afterAll(() => void vi.useRealTimers())

const subscriptionOf = (secret: string, signatureScheme: WebhookSubscription['signatureScheme'] = 'v1') => {
  const secrets = [{ secret, createdAt: NOW }]
  const created = { createdAt: NOW, createdBy: { id: 'x', type: 'internal' as const }, updatedAt: NOW }
  return {
    schemaVersion: 1 as const,
    id: 's',
    businessAccountId: 'b',
    url: 'https://a.example',
    payload: 'THIN' as const,
    signatureScheme,
    secrets,
    status: 'ACTIVE' as const,
    sequence: 1,
    activeFrom: NOW,
    ...created,
  }
}

const events = fc.record({
  id: fc.uuid(),
  type: fc.constantFrom(...EVENT_TYPES),
  at: fc.integer({ min: 0, max: 4_102_444_800_000 }),
  data: fc.dictionary(
    fc.constantFrom('workflowId', 'transactionId', 'status', 'reason', 'message', 'fields', 'sequence'),
    fc.oneof(fc.string({ unit: 'binary', maxLength: 20 }), fc.double(), fc.constant(null)),
    { maxKeys: 4 },
  ),
})

const flipBit = (text: string, bit: number): string => {
  const bytes = Buffer.from(text)
  const place = bit % (bytes.length * 8)
  bytes[place >> 3] = (bytes[place >> 3] ?? 0) ^ (1 << (place & 7))
  return bytes.toString('latin1')
}

describe('signatures', () => {
  it('of 10,000 fuzzed deliveries are taken by the independent verifier, and one flipped bit anywhere is not (W1)', () => {
    const secret = createWebhookSecret('v1', createSeededIds(5))
    const receiver = new Webhook(secret)
    const subscription = subscriptionOf(secret)
    fc.assert(
      fc.property(events, fc.nat(), fc.constantFrom('body', 'webhook-id', 'webhook-signature'), (event, bit, where) => {
        const body = webhookBody({ ...event, data: event.data as JsonObject }, 'FULL', undefined, Buffer.byteLength)
        const headers = webhookHeaders(subscription, event.id, body, NOW)
        expect(receiver.verify(body, headers)).toEqual(JSON.parse(body))
        if (where === 'body') {
          const broken = Buffer.from(flipBit(body, bit), 'latin1').toString('utf8')
          expect(() => receiver.verify(broken, headers)).toThrow()
          return
        }
        const text = headers[where] ?? ''
        // Behind the comma: the bits that base64 ignores at the end of 32 bytes carry nothing.
        const reach = where === 'webhook-signature' ? bit % ((text.length - 2) * 8) : bit
        const broken = { ...headers, [where]: flipBit(text, reach) }
        expect(() => receiver.verify(body, broken)).toThrow()
      }),
      { numRuns: 10_000 },
    )
  })

  it('of two secrets overlap for 24 hours after a rotation, and no verification fails on either side (W3)', async () => {
    const world = await createWebhookWorld()
    const { subscriptions } = world.linx.webhooks
    const older = world.subscription.verificationKey
    const { verificationKey: newer, signingSecretCount } = demandValue(
      await subscriptions.rotateSecret(world.subscription.id),
    )
    expect(signingSecretCount).toBe(2)
    const send = async () => {
      await createCustomer(world)
      await world.settle()
      const post = world.webhooks.received().at(-1)
      if (post === undefined) throw new Error('Expected a POST.')
      setPeerClock(post.at)
      return { by: (key: string) => () => new Webhook(key).verify(post.body, { ...post.headers }) }
    }
    for (let hour = 0; hour < 24; hour += 1) {
      const { by } = await send()
      expect(by(older)).not.toThrow()
      expect(by(newer)).not.toThrow()
      await world.runUntil(world.clock.now() + HOUR)
    }
    const { by } = await send()
    expect(by(older)).toThrow()
    expect(by(newer)).not.toThrow()
    setPeerClock(NOW)
  })

  it('of a rotation without overlap are those of the new secret alone; four at one time are the most', async () => {
    const world = await createWebhookWorld()
    const { subscriptions } = world.linx.webhooks
    const { id } = world.subscription
    for (let count = 0; count < 3; count += 1) demandValue(await subscriptions.rotateSecret(id))
    expect(await subscriptions.rotateSecret(id)).toMatchObject({ issues: [{ code: 'webhook_rotation_limit' }] })
    expect(demandValue(await subscriptions.rotateSecret(id, { overlapHours: 0 })).signingSecretCount).toBe(1)
  })

  it('by ed25519 are verified with the public key alone (W2)', async () => {
    const world = await createWebhookWorld({ signatureScheme: 'v1a' })
    await createCustomer(world)
    await world.settle()
    const [post] = world.webhooks.received()
    const [scheme, signature = ''] = (post?.headers['webhook-signature'] ?? '').split(',')
    const raw = Buffer.from(world.subscription.verificationKey.replace('whpk_', ''), 'base64')
    const key = createPublicKey({
      key: Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), raw]),
      format: 'der',
      type: 'spki',
    })
    const content = `${post?.headers['webhook-id']}.${post?.headers['webhook-timestamp']}.${post?.body}`
    expect(scheme).toBe('v1a')
    expect(verify(null, Buffer.from(content), key, Buffer.from(signature, 'base64'))).toBe(true)
    expect(verify(null, Buffer.from(`${content} `), key, Buffer.from(signature, 'base64'))).toBe(false)
  })

  it('come with an id without dots, which is that of the event', async () => {
    const world = await createWebhookWorld()
    await createCustomer(world)
    await world.settle()
    const [post] = world.webhooks.received()
    if (post === undefined) throw new Error('Expected a POST.')
    expect(idOf(post)).toBe(JSON.parse(post.body).id)
    expect(idOf(post)).not.toContain('.')
  })

  it('of known keys are known: test vector of ed25519 (RFC 8032 section 7.1, test 1)', () => {
    const seed = Buffer.from('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60', 'hex')
    const publicKey = 'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a'
    const shown = Buffer.from(publicKeyOf(`whsk_${seed.toString('base64')}`).slice(5), 'base64').toString('hex')
    expect(shown).toBe(publicKey)
  })
})
