import { Webhook } from 'standardwebhooks'
import { expect, it } from 'vitest'
import { createWebhookReceiver } from './webhook-receiver.ts'

const NOW = Date.parse('2026-03-02T15:00:00Z')
const KEY = `whsec_${Buffer.alloc(32, 5).toString('base64')}`
const BODY = JSON.stringify({ id: 'evt_1', type: 'linx.workflow-updated', createdAt: '', data: {} })

const post = (body: string, { key = KEY, at = NOW } = {}): Request => {
  const headers = {
    'webhook-id': 'evt_1',
    'webhook-timestamp': String(at / 1_000),
    'webhook-signature': new Webhook(key).sign('evt_1', new Date(at), BODY),
  }
  return new Request('http://localhost/webhooks', { method: 'POST', body, headers })
}

const createTrusting = () => {
  const receiver = createWebhookReceiver({ now: () => NOW })
  receiver.trust(KEY)
  return receiver
}

it('takes what is signed, by the clock of its world, and counts a repeated id once', async () => {
  const receiver = createTrusting()
  const machineNow = Date.now
  for (let copy = 0; copy < 2; copy += 1) expect((await receiver.fetch(post(BODY))).status).toBe(204)
  expect(receiver.verified()).toMatchObject([{ id: 'evt_1' }])
  expect(Date.now).toBe(machineNow)
})

const otherKey = `whsec_${Buffer.alloc(32, 6).toString('base64')}`

it.each([
  ['a body that was changed', () => post(BODY.replace('evt_1', 'evt_2'))],
  ['another key', () => post(BODY, { key: otherKey })],
  ['an old one', () => post(BODY, { at: NOW - 600_000 })],
  ['no signature', () => new Request('http://localhost/webhooks', { method: 'POST', body: BODY })],
])('refuses %s', async (_, request) => {
  const receiver = createTrusting()
  expect((await receiver.fetch(request())).status).toBe(400)
  expect(receiver.refusals()).toBe(1)
  expect(receiver.verified()).toEqual([])
})
