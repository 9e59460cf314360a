import { cardPaymentRequest, fixtures } from '@linx/testing'
import { describe, expect, it } from 'vitest'
import { type ApiWorld, createApiWorld } from './test-support/api-world.ts'

const KEY = 'c2f5e7c8-3c1d-4b92-9a3f-0a6b7f0f2f11'

const create = ({ call }: ApiWorld, key: string | undefined, changed: object = {}) =>
  call('/v1/transactions', {
    method: 'POST',
    body: { ...fixtures.transactionCreateRequest, ...changed },
    ...(key === undefined ? {} : { headers: { 'idempotency-key': key } }),
  })

describe('a repeat with the same key', () => {
  it('answers status and bytes of the first call, and says that it does', async () => {
    const world = await createApiWorld()
    const first = await create(world, KEY)
    await world.clock.advance(60_000)
    await world.settle()
    const second = await create(world, `"${KEY}"`)
    expect([second.status, second.text]).toEqual([first.status, first.text])
    expect(first.headers.get('idempotent-replayed')).toBe(null)
    expect(second.headers.get('idempotent-replayed')).toBe('true')
  })

  it('moves money once, also when both calls come at the same time', async () => {
    const world = await createApiWorld()
    const answers = await Promise.all(Array.from({ length: 8 }, () => create(world, KEY)))
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1)
    expect(answers.filter(({ headers }) => headers.get('idempotent-replayed') === null)).toHaveLength(1)
  })

  it('is 422 when the request is another one', async () => {
    const world = await createApiWorld()
    await create(world, KEY)
    const other = await create(world, KEY, { amount: '1000.01' })
    expect(other).toMatchObject({ status: 422, json: { errorCode: 'idempotency_key_reused' } })
    expect((await create(world, KEY, { amount: 1_000 })).headers.get('idempotent-replayed')).toBe('true')
  })

  it('is free again after a refusal', async () => {
    const world = await createApiWorld()
    expect((await create(world, KEY, { amount: '0' })).status).toBe(400)
    expect((await create(world, KEY)).status).toBe(201)
  })

  it('works for workflows, where a key is optional', async () => {
    const { call } = await createApiWorld()
    const post = (headers: { readonly [name: string]: string }) =>
      call('/v2/linx/workflows', { method: 'POST', body: cardPaymentRequest, headers })
    const first = await post({ 'idempotency-key': KEY })
    expect((await post({ 'idempotency-key': KEY })).text).toBe(first.text)
    expect((await post({})).text).not.toBe(first.text)
  })
})

describe('a key', () => {
  it.each([
    [undefined, 'input_required'],
    ['12345', 'idempotency_key_format'],
    ['x'.repeat(256), 'idempotency_key_format'],
    ['two words', 'idempotency_key_format'],
    ['schlüssel', 'idempotency_key_format'],
  ])('%s is refused: %s', async (key, errorCode) => {
    expect(await create(await createApiWorld(), key)).toMatchObject({ status: 400, json: { errorCode } })
  })

  it.each(['123456', 'x'.repeat(255)])('%s is taken', async (key) => {
    expect((await create(await createApiWorld(), key)).status).toBe(201)
  })
})
