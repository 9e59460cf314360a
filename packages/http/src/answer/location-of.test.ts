import { describe, expect, it } from 'vitest'
import { operationTable } from '../operation/operation-table.ts'
import { createApiWorld } from '../test-support/api-world.ts'
import { createPopulatedWorld, customerRequest } from '../test-support/populated-world.ts'
import { sampleRequest } from '../test-support/sample-calls.ts'

describe('what was made', () => {
  const made = operationTable.filter(({ success }) => success.status === 201)

  it.each(made.map((operation) => [operation.operationId, operation] as const))(
    '%s says in Location where it is read',
    async (_, operation) => {
      const { call, ids } = await createPopulatedWorld()
      const { path, body, headers } = sampleRequest(operation, ids)
      const { method } = operation
      const answer = await call(path, { method, body, headers: { 'idempotency-key': 'location-1', ...headers } })
      const location = answer.headers.get('location') ?? ''
      expect(location.startsWith('/v')).toBe(true)
      expect((await call(location)).status).toBe(200)
    },
  )

  it('is read below the public URL, else below the base path', async () => {
    const publicUrl = 'https://api.example.com/linx/'
    const worlds = [await createApiWorld({ basePath: '/api' }), await createApiWorld({ basePath: '/api', publicUrl })]
    const locations = await Promise.all(
      worlds.map(async ({ call }) => {
        const { headers, json } = await call('/api/v1/customers', { method: 'POST', body: customerRequest })
        return headers.get('location')?.replace(json.id, '…')
      }),
    )
    expect(locations).toEqual(['/api/v1/customers/…', 'https://api.example.com/linx/v1/customers/…'])
  })
})
