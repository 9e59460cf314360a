import type { FindFilter, FindQuery, StorageAdapter } from '@linx/contracts'
import { expectEqual, expectRejects } from '../../kit/expect.ts'
import { commit, findSessions, foundIds, putOf, TENANT } from '../fixtures.ts'
import type { StorageCase } from '../storage-context.ts'

/** s1–s3 are ACTIVE at 10, 20 and 30; s4 is COMPLETED at 20; s5 has neither. */
const storeFive = (storage: StorageAdapter) =>
  commit(storage, {
    puts: [
      putOf('s1', 0, { indexes: { status: 'ACTIVE', createdAt: 10 }, terms: ['ada', 'lovelace'] }),
      putOf('s2', 0, { indexes: { status: 'ACTIVE', createdAt: 20 }, terms: ['ada', 'byron', 'ada'] }),
      putOf('s3', 0, { indexes: { status: 'ACTIVE', createdAt: 30 }, terms: ['Ada'] }),
      putOf('s4', 0, { indexes: { status: 'COMPLETED', createdAt: 20 } }),
      putOf('s5'),
    ],
  })

const filterCase = (
  id: string,
  title: string,
  filters: readonly (readonly [readonly FindFilter[], readonly string[]])[],
): StorageCase => ({
  id,
  title,
  clause: 'FindFilter',
  run: async ({ open }) => {
    const storage = await open()
    await storeFive(storage)
    for (const [where, expected] of filters) {
      const { records, total } = await findSessions(storage, where)
      expectEqual(
        records.map(({ key }) => key.id),
        expected,
        `where ${JSON.stringify(where)}`,
      )
      expectEqual(total, expected.length, `the total where ${JSON.stringify(where)}`)
    }
  },
})

const INVALID_QUERIES: Readonly<Record<string, Partial<FindQuery>>> = {
  'an unknown kind': { kind: 'unknown' },
  'an unknown index': { where: [{ index: 'unknown', equals: 'x' }] },
  'an index name that is SQL': { where: [{ index: 'status" OR 1=1 --', equals: 'x' }] },
  'a value of another type': { where: [{ index: 'createdAt', equals: 'today' }] },
  'an unknown sort index': { sort: { index: 'unknown', direction: 'asc' } },
  'a limit of 0': { limit: 0 },
  'a limit of 1,001': { limit: 1_001 },
  'a negative offset': { offset: -1 },
  'more than 100 values': { where: [{ index: 'createdAt', oneOf: Array.from({ length: 101 }, (_, index) => index) }] },
  'more than 100 terms': { where: [{ anyTerm: Array.from({ length: 101 }, (_, index) => `t${index}`) }] },
}

export const findCases: readonly StorageCase[] = [
  filterCase('find.equals', 'filters by one value; null finds the records without one', [
    [[{ index: 'status', equals: 'ACTIVE' }], ['s1', 's2', 's3']],
    [[{ index: 'createdAt', equals: 20 }], ['s2', 's4']],
    [[{ index: 'status', equals: null }], ['s5']],
    [[{ index: 'status', equals: 'active' }], []],
    [[], ['s5', 's1', 's2', 's4', 's3']],
  ]),
  filterCase('find.one-of', 'filters by several values; an empty list and null match nothing', [
    [[{ index: 'status', oneOf: ['COMPLETED', 'DECLINED'] }], ['s4']],
    [[{ index: 'createdAt', oneOf: [10, 30, 30] }], ['s1', 's3']],
    [[{ index: 'status', oneOf: [] }], []],
    [[{ index: 'status', oneOf: [null] }], []],
  ]),
  filterCase('find.range', 'filters by a range from inclusive to exclusive; null is in no range', [
    [[{ index: 'createdAt', from: 20 }], ['s2', 's4', 's3']],
    [[{ index: 'createdAt', before: 20 }], ['s1']],
    [[{ index: 'createdAt', from: 10, before: 30 }], ['s1', 's2', 's4']],
    [[{ index: 'createdAt' }], ['s1', 's2', 's4', 's3']],
    [[{ index: 'status', from: 'B', before: 'D' }], ['s4']],
  ]),
  filterCase('find.any-term', 'finds each record once that carries one of the terms exactly', [
    [[{ anyTerm: ['ada', 'byron'] }], ['s1', 's2']],
    [[{ anyTerm: ['lovelace'] }], ['s1']],
    [[{ anyTerm: ['ad'] }], []],
    [[{ anyTerm: [] }], []],
  ]),
  filterCase('find.conjunction', 'joins conditions by AND', [
    [
      [
        { index: 'status', equals: 'ACTIVE' },
        { index: 'createdAt', from: 20 },
      ],
      ['s2', 's3'],
    ],
    [[{ anyTerm: ['ada'] }, { anyTerm: ['byron'] }], ['s2']],
    [[{ index: 'status', equals: 'COMPLETED' }, { anyTerm: ['ada'] }], []],
  ]),
  {
    id: 'find.refuses-what-it-cannot-answer',
    title: 'refuses queries out of bounds or outside the catalog with invalid_query',
    clause: 'FindQuery',
    run: async ({ open }) => {
      const storage = await open()
      for (const [what, more] of Object.entries(INVALID_QUERIES)) {
        await expectRejects(() => findSessions(storage, [], more), 'invalid_query', what)
      }
    },
  },
  {
    id: 'find.kinds-are-apart',
    title: 'finds records of the asked kind only, even where ids and terms are the same',
    clause: 'FindQuery.kind',
    run: async ({ open }) => {
      const storage = await open()
      const batch = { businessAccountId: TENANT, kind: 'workflow-batch', id: 's1' }
      await commit(storage, {
        puts: [
          putOf('s1', 0, { indexes: { status: 'NEW' } }),
          { key: batch, expectedVersion: 0, body: { of: 'batch' }, indexes: { status: 'NEW' }, terms: ['ada'] },
        ],
      })
      const sort = { index: 'status', direction: 'asc' } as const
      const where = [{ index: 'status', equals: 'NEW' }]
      const { records } = await findSessions(storage, where, { kind: 'workflow-batch', sort })
      expectEqual(records, [{ key: batch, version: 1, body: { of: 'batch' } }], 'the records of one kind')
      expectEqual(await foundIds(storage, [{ anyTerm: ['ada'] }]), [], 'the other kind by the term')
    },
  },
  {
    id: 'find.sees-answered-commits',
    title: 'sees every commit that was answered before the call, by find, get and lookup',
    clause: 'StorageAdapter.find',
    run: async ({ open }) => {
      const storage = await open()
      for (let round = 0; round < 10; round += 1) {
        await commit(storage, { puts: [putOf('s1', round, { indexes: { createdAt: round } })] })
        expectEqual(await foundIds(storage, [{ index: 'createdAt', equals: round }]), ['s1'], `round ${round}`)
      }
    },
  },
]
