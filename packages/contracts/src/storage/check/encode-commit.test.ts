import { describe, expect, it } from 'vitest'
import type { CommitBatch } from '../commit.ts'
import { mergeCatalog } from './catalog-view.ts'
import { encodeBody } from './encode-body.ts'
import { encodeCommitBatch } from './encode-commit.ts'

const catalog = mergeCatalog(new Map(), [
  {
    kind: 'session',
    indexes: [
      { name: 'status', type: 'string' },
      { name: 'createdAt', type: 'number' },
    ],
  },
])
const key = { businessAccountId: 'b', kind: 'session', id: 's1' }
const taskKey = { businessAccountId: 'b', id: 't1' }

/** Changes every value inside. */
const spoil = (value: object): void => {
  for (const [member, inner] of Object.entries(value)) {
    if (typeof inner === 'object' && inner !== null) spoil(inner)
    else Reflect.set(value, member, 'changed')
  }
}

describe('encodeCommitBatch', () => {
  it('fills index values in the order of the catalog and sorts terms, each once', () => {
    const put = { key, expectedVersion: 0, body: {}, indexes: { createdAt: 5 }, terms: ['b', 'a', 'b'] }
    expect(encodeCommitBatch(catalog, { now: 1, puts: [put] }).puts).toEqual([
      { key, expectedVersion: 0, body: '{}', indexes: [null, 5], terms: ['a', 'b'] },
    ])
  })

  it('shares nothing with the batch', () => {
    const batch = {
      now: 1,
      claims: [{ key: { businessAccountId: 'b', scope: 's', value: 'v' }, body: { list: [1] }, expireAt: 2 }],
      releases: [{ businessAccountId: 'b', scope: 's', value: 'w' }],
      puts: [{ key: { ...key }, expectedVersion: 0, body: { list: [1] }, indexes: { status: 'A' }, terms: ['a'] }],
      removals: [{ key: { ...key, id: 's2' }, expectedVersion: 1 }],
      tasks: [
        { change: 'finish', held: { key: { ...taskKey }, fence: 1 } },
        {
          change: 'put',
          task: { key: { ...taskKey }, kind: 'k', dueAt: 1, priority: 0, body: {} },
          lease: { owner: 'o', leaseMs: 1 },
        },
      ],
      journal: [{ businessAccountId: 'b', id: 'j1', subject: 'session/s1', at: 1, body: {} }],
    } satisfies CommitBatch
    const encoded = encodeCommitBatch(catalog, batch)
    const before = structuredClone(encoded)
    spoil(batch)
    expect(encoded).toEqual(before)
  })

  it('parts puts of tasks from what settles them', () => {
    const held = { key: taskKey, fence: 3 }
    const { settlements, taskPuts } = encodeCommitBatch(catalog, {
      now: 1,
      tasks: [
        { change: 'put', task: { key: taskKey, kind: 'k', dueAt: 1, priority: 0, body: {} } },
        { change: 'postpone', held, dueAt: 9, body: { again: true } },
      ],
    })
    expect(settlements).toEqual([{ change: 'postpone', key: taskKey, fence: 3, dueAt: 9, body: '{"again":true}' }])
    expect(taskPuts.map(({ change, lease }) => [change, lease])).toEqual([['put', undefined]])
  })

  it('refuses what the catalog does not name, in words that name it', () => {
    const put = { key, expectedVersion: 0, body: {}, indexes: { colour: 'red' } }
    expect(() => encodeCommitBatch(catalog, { now: 1, puts: [put] })).toThrow(
      'Index session.colour is not in the catalog',
    )
    const unknown = { ...put, key: { ...key, kind: 'visit' } }
    expect(() => encodeCommitBatch(catalog, { now: 1, puts: [unknown] })).toThrow('Kind "visit" is not in the catalog')
  })
})

describe('encodeBody', () => {
  it('measures UTF-8 bytes, not characters', () => {
    const frame = '{"t":""}'.length
    expect(encodeBody({ t: 'é'.repeat((1_000_000 - frame) / 2) })).toHaveLength(frame + (1_000_000 - frame) / 2)
    expect(() => encodeBody({ t: 'é'.repeat((1_000_000 - frame) / 2 + 1) })).toThrow('1000000 bytes')
  })

  it('refuses what is no object', () => {
    for (const body of [null, [], 'text'] as unknown as { t: string }[])
      expect(() => encodeBody(body)).toThrow('JSON object')
  })
})
