import { describe, expect, it } from 'vitest'
import { createApiWorld } from '../test-support/api-world.ts'
import { customerRequest } from '../test-support/populated-world.ts'

describe('the audit', () => {
  it('is verified against a head that was kept elsewhere', async () => {
    const { call, clock, settle } = await createApiWorld()
    expect((await call('/v1/audit/head')).json).toEqual({})
    await call('/v1/customers', { method: 'POST', body: customerRequest })
    clock.set(clock.now() + 120_000)
    await settle()
    const { head } = (await call('/v1/audit/head')).json
    expect(head).toMatchObject({ seq: expect.any(Number), hash: expect.stringMatching(/^[\w-]{43}$/) })
    const verify = (body: object) => call('/v1/audit/verify', { method: 'POST', body })
    expect((await verify({ head })).json).toMatchObject({ isIntact: true, head, problems: [] })
    const other = await verify({ head: { ...head, hash: 'x'.repeat(43) } })
    expect(other.json).toMatchObject({ isIntact: false, problems: [{ problem: 'head-differs' }] })
    expect((await verify({ head: { ...head, sealedAt: 'yesterday' } })).status).toBe(400)
  })
})
