import { describe, expect, it } from 'vitest'
import { StorageError } from '../../adapter-error.ts'
import { mergeCatalog } from './catalog-view.ts'

const empty = new Map()

describe('mergeCatalog', () => {
  it('keeps what a later, shorter catalog leaves out, and appends what is new', () => {
    const first = mergeCatalog(empty, [{ kind: 'a', indexes: [{ name: 'x', type: 'string' }] }])
    const merged = mergeCatalog(first, [
      { kind: 'a', indexes: [{ name: 'y', type: 'number' }] },
      { kind: 'b', indexes: [] },
    ])
    expect([...merged].map(([kind, indexes]) => [kind, [...indexes]])).toEqual([
      [
        'a',
        [
          ['x', 'string'],
          ['y', 'number'],
        ],
      ],
      ['b', []],
    ])
    expect(first.get('a')?.size).toBe(1)
  })

  it.each([
    ['a kind that is no name', [{ kind: 'a b', indexes: [] }], 'must match'],
    [
      'a kind twice',
      [
        { kind: 'a', indexes: [] },
        { kind: 'a', indexes: [] },
      ],
      'named twice',
    ],
    [
      'indexes that differ in letter case only',
      [
        {
          kind: 'a',
          indexes: [
            { name: 'xY', type: 'string' },
            { name: 'xy', type: 'string' },
          ],
        },
      ],
      'letter case',
    ],
    [
      'a list in the order of no index',
      [{ kind: 'a', indexes: [{ name: 'x', type: 'string' }], lists: [{ filter: 'x', sort: 'y' }] }],
      'no index of it',
    ],
    [
      'a list that is narrowed by no index',
      [{ kind: 'a', indexes: [{ name: 'x', type: 'string' }], lists: [{ filter: 'x', sort: 'x', further: ['y'] }] }],
      'no index of it',
    ],
    ['an unknown type', [{ kind: 'a', indexes: [{ name: 'x', type: 'date' }] }], 'string or number'],
  ])('refuses %s', (_what, catalog, message) => {
    const merge = () => mergeCatalog(empty, catalog as Parameters<typeof mergeCatalog>[1])
    expect(merge).toThrow(StorageError)
    expect(merge).toThrow(message)
  })

  it('refuses to change the type of an index', () => {
    const known = mergeCatalog(empty, [{ kind: 'a', indexes: [{ name: 'x', type: 'string' }] }])
    const change = () => mergeCatalog(known, [{ kind: 'a', indexes: [{ name: 'x', type: 'number' }] }])
    expect(change).toThrow('its type cannot become number')
  })
})
