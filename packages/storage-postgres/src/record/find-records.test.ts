import type { FindFilter, FindQuery, RecordCatalog, StorageAdapter } from '@linx/contracts'
import { startPostgres, type TestPostgres } from '@linx/test-postgres'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createPostgresStorage } from '../create-postgres-storage.ts'
import { commit, TENANT } from '../test-support/fixtures.ts'
import { FEW_MATCHES } from './find-statement.ts'

const RECORDS = FEW_MATCHES + 500
const BATCH = 500
const STATUSES = ['A', 'B', 'C', 'D', 'E']

const catalog: RecordCatalog = [
  {
    kind: 'session',
    indexes: [
      { name: 'status', type: 'string' },
      { name: 'level', type: 'number' },
      { name: 'createdAt', type: 'number' },
    ],
    lists: [
      { filter: 'status', sort: 'createdAt' },
      { filter: 'level', sort: 'createdAt' },
    ],
  },
]

interface Row {
  readonly id: string
  readonly status: string
  readonly level: number
  /** Several have the same. */
  readonly createdAt: number
  readonly terms: readonly string[]
}

const rows: readonly Row[] = Array.from({ length: RECORDS }, (_, number) => ({
  id: `r${String((number * 7_919) % RECORDS).padStart(6, '0')}`,
  status: STATUSES[number % STATUSES.length] ?? '',
  level: number % 3,
  createdAt: Math.floor(number / 4),
  terms: ['all', ...(number % 2 === 0 ? ['even'] : []), ...(number % 100 === 0 ? ['hundred'] : []), `own${number}`],
}))

let postgres: TestPostgres
let storage: StorageAdapter

beforeAll(async () => {
  postgres = await startPostgres()
  storage = createPostgresStorage({ connectionString: postgres.connectionString })
  await storage.migrate(catalog)
  for (let first = 0; first < RECORDS; first += BATCH) {
    const puts = rows.slice(first, first + BATCH).map(({ id, status, level, createdAt, terms }) => ({
      key: { businessAccountId: TENANT, kind: 'session', id },
      expectedVersion: 0,
      body: { id },
      indexes: { status, level, createdAt },
      terms,
    }))
    await commit(storage, { puts })
  }
  const client = new Client({ connectionString: postgres.connectionString })
  await client.connect()
  await client.query('ANALYZE linx.record_session, linx.record_term')
  await client.end()
})

afterAll(async () => {
  await storage.close()
  await postgres.stop()
})

const matches = (row: Row, filter: FindFilter): boolean => {
  if ('anyTerm' in filter) return filter.anyTerm.some((term) => row.terms.includes(term))
  const value = row[filter.index as 'status' | 'level' | 'createdAt']
  if ('equals' in filter) return value === filter.equals
  if ('oneOf' in filter) return filter.oneOf.includes(value)
  return (filter.from === undefined || value >= filter.from) && (filter.before === undefined || value < filter.before)
}

const expected = ({ where, sort, offset, limit, countUpTo }: FindQuery) => {
  const found = rows
    .filter((row) => where.every((filter) => matches(row, filter)))
    .toSorted((left, right) => left.createdAt - right.createdAt || (left.id < right.id ? -1 : 1))
  const ordered = sort.direction === 'asc' ? found : found.toReversed()
  return {
    ids: ordered.slice(offset, offset + limit).map(({ id }) => id),
    total: Math.min(found.length, countUpTo),
  }
}

const answer = async (query: FindQuery) => {
  const { records, total } = await storage.find(query)
  return { ids: records.map(({ key }) => key.id), total }
}

const MANY = { anyTerm: ['all'] }
const FEW = { anyTerm: ['hundred'] }
const YOUNG = { index: 'createdAt', from: 300, before: 420 }

describe('a page', () => {
  it.each<readonly [string, readonly FindFilter[]]>([
    ['of what many carry', [MANY]],
    ['of what few carry', [FEW]],
    ['of two words that many carry', [MANY, { anyTerm: ['even'] }]],
    ['of a word that many and one that few carry', [MANY, FEW]],
    ['of either of two words', [{ anyTerm: ['even', 'hundred', 'own7'] }]],
    ['of what many carry, in one status', [MANY, { index: 'status', equals: 'C' }]],
    ['of what many carry, in several statuses', [MANY, { index: 'status', oneOf: ['C', 'A'] }]],
    ['of what few carry, in a range', [FEW, YOUNG]],
    ['of what many carry, in a range', [MANY, YOUNG]],
    ['of a word that nobody carries', [{ anyTerm: ['nobody'] }]],
    ['of one status of a list', [{ index: 'status', oneOf: ['B'] }]],
    ['of several statuses, one of them twice', [{ index: 'status', oneOf: ['B', 'E', 'B', null] }]],
    ['of several numbers', [{ index: 'level', oneOf: [2, 0] }]],
    ['of several statuses in a range', [{ index: 'status', oneOf: ['B', 'E'] }, YOUNG]],
    [
      'of several values of two lists',
      [
        { index: 'status', oneOf: ['B', 'E'] },
        { index: 'level', oneOf: [1, 2] },
      ],
    ],
    ['of everything', []],
  ])('%s is in order, and so are the pages behind it', async (_which, where) => {
    for (const direction of ['asc', 'desc'] as const) {
      for (const [offset, limit, countUpTo] of [
        [0, 7, 10_000],
        [33, 20, 100],
        [RECORDS - 3, 5, 0],
      ] as const) {
        const sort = { index: 'createdAt', direction }
        const query = { businessAccountId: TENANT, kind: 'session', where, sort, offset, limit, countUpTo }
        expect(await answer(query)).toEqual(expected(query))
      }
    }
  })
})
