import type { StorageAdapter } from '@linx/contracts'
import { startPostgres, type TestPostgres } from '@linx/test-postgres'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createPostgresStorage } from './create-postgres-storage.ts'
import { CATALOG, recordKey, TENANT } from './test-support/fixtures.ts'

let postgres: TestPostgres
let storage: StorageAdapter

beforeAll(async () => {
  postgres = await startPostgres()
  storage = createPostgresStorage({ connectionString: postgres.connectionString })
  await storage.migrate(CATALOG)
})

afterAll(async () => {
  await storage.close()
  await postgres.stop()
})

const anyText = fc.string({ unit: 'binary', maxLength: 40 }).map((text) => text.replaceAll('\u0000', ''))

describe('texts on their way through arrays', () => {
  it('arrive as they were, whatever they hold and whatever travels beside them', async () => {
    let round = 0
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(anyText, anyText), { minLength: 1, maxLength: 20 }), async (pairs) => {
        round += 1
        const items = pairs.map(([value, text], index) => ({
          key: { businessAccountId: TENANT, scope: `round-${round}`, value: `${value}${index}` },
          id: `r${round}-${index}`,
          text,
        }))
        const commits = items.map(({ key, id, text }) =>
          storage.commit({
            now: 0,
            claims: [{ key, body: { text } }],
            puts: [
              { key: recordKey(id), expectedVersion: 0, body: { text }, indexes: { status: text }, terms: [text] },
            ],
          }),
        )
        expect((await Promise.all(commits)).every(({ committed }) => committed)).toBe(true)
        const entries = await Promise.all(items.map(({ key }) => storage.lookup(key)))
        expect(entries.map((entry) => entry?.body.text)).toEqual(items.map(({ text }) => text))
        const records = await storage.get(items.map(({ id }) => recordKey(id)))
        expect(records.map((record) => record?.body.text)).toEqual(items.map(({ text }) => text))
        const [{ id = '', text = '' } = {}] = items
        const sort = { index: 'createdAt', direction: 'asc' } as const
        const where = [{ index: 'status', equals: text }, { anyTerm: [text] }]
        const page = { businessAccountId: TENANT, kind: 'session', where, sort, offset: 0, limit: 1_000, countUpTo: 0 }
        expect((await storage.find(page)).records.map(({ key }) => key.id)).toContain(id)
      }),
      { numRuns: 25 },
    )
  })
})
