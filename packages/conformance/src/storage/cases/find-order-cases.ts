import { expectEqual } from '../../kit/expect.ts'
import { commit, findSessions, foundIds, putOf } from '../fixtures.ts'
import type { StorageCase } from '../storage-context.ts'

/** In the order of code points; U+FF21 comes before U+1F4B6 though its code unit is the larger one. */
const TEXTS_IN_ORDER = ['', ' ', 'A', 'Z', 'a', 'b', 'ba', 'é', '\u{ff21}', '\u{1f4b6}']

export const findOrderCases: readonly StorageCase[] = [
  {
    id: 'find.sort.numbers-and-ties',
    title: 'sorts numbers by value and ties by id, in the same direction',
    clause: 'FindQuery.sort',
    run: async ({ open }) => {
      const storage = await open()
      const values = [100, 9, -1, 9, 1.5]
      await commit(storage, {
        puts: values.map((createdAt, index) => putOf(`s${index}`, 0, { indexes: { createdAt } })),
      })
      const ascending = ['s2', 's4', 's1', 's3', 's0']
      expectEqual(await foundIds(storage, []), ascending, 'ascending')
      const sort = { index: 'createdAt', direction: 'desc' } as const
      expectEqual(await foundIds(storage, [], { sort }), ascending.toReversed(), 'descending')
    },
  },
  {
    id: 'find.sort.null-first',
    title: 'sorts null before every value in ascending order and behind in descending order',
    clause: 'FindQuery.sort',
    run: async ({ open }) => {
      const storage = await open()
      await commit(storage, { puts: [putOf('s1', 0, { indexes: { createdAt: -5 } }), putOf('s2'), putOf('s3')] })
      expectEqual(await foundIds(storage, []), ['s2', 's3', 's1'], 'ascending')
      const sort = { index: 'createdAt', direction: 'desc' } as const
      expectEqual(await foundIds(storage, [], { sort }), ['s1', 's3', 's2'], 'descending')
    },
  },
  {
    id: 'find.sort.text-by-code-point',
    title: 'sorts and compares text by code point, whatever the locale',
    clause: 'IndexValue',
    run: async ({ open }) => {
      const storage = await open()
      const puts = TEXTS_IN_ORDER.map((status, index) => putOf(`s${9 - index}`, 0, { indexes: { status } }))
      await commit(storage, { puts })
      const sort = { index: 'status', direction: 'asc' } as const
      const expected = puts.map(({ key }) => key.id)
      expectEqual(await foundIds(storage, [], { sort }), expected, 'ascending')
      const where = [{ index: 'status', from: '\u{ff21}' }]
      expectEqual(await foundIds(storage, where, { sort }), expected.slice(-2), 'a range of text')
    },
  },
  {
    id: 'find.pages',
    title: 'cuts pages by offset and limit that together hold every record once',
    clause: 'FindQuery.offset',
    run: async ({ open }) => {
      const storage = await open()
      await commit(storage, {
        puts: Array.from({ length: 7 }, (_, index) => putOf(`s${index}`, 0, { indexes: { createdAt: index % 2 } })),
      })
      const pages: (readonly string[])[] = []
      for (const offset of [0, 3, 6, 9]) pages.push(await foundIds(storage, [], { offset, limit: 3 }))
      expectEqual(pages, [['s0', 's2', 's4'], ['s6', 's1', 's3'], ['s5'], []], 'the pages')
    },
  },
  {
    id: 'find.total',
    title: 'counts all matches, not only the page, and no further than asked',
    clause: 'FindResult.total',
    run: async ({ open }) => {
      const storage = await open()
      await commit(storage, { puts: Array.from({ length: 7 }, (_, index) => putOf(`s${index}`)) })
      const totals: number[] = []
      for (const countUpTo of [100, 7, 5, 1, 0]) {
        totals.push((await findSessions(storage, [], { limit: 2, offset: 2, countUpTo })).total)
      }
      expectEqual(totals, [7, 7, 5, 1, 0], 'the totals')
      expectEqual((await findSessions(storage, [], { offset: 50 })).total, 7, 'the total of a page behind the end')
    },
  },
]
